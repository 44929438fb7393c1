/**
 * The colour that a variable of the theme, such as `--ink`, has in an element's surroundings, as `rgb()` has it. Variables
 * themselves hold both themes' colours: only a property of an element has the one that holds.
 */
export function themeColor(variable: string, element: Element = document.documentElement): string {
  if (getComputedStyle(element).getPropertyValue(variable) === "") {
    throw new Error(`The theme has no variable ${variable}. Add it to theme.css.`);
  }
  const probe = document.createElement("span");
  probe.style.color = `var(${variable})`;
  element.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
