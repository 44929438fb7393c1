/** The colour that a variable of the theme, such as `--ink`, has in an element's surroundings. */
export function themeColor(variable: string, element: Element = document.documentElement): string {
  const color = getComputedStyle(element).getPropertyValue(variable).trim();
  if (color === "") throw new Error(`The theme has no variable ${variable}. Add it to theme.css.`);
  return color;
}
