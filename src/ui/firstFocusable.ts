/** What can have the focus by keys. */
const focusable = "button, summary, a[href], input, select, textarea, [tabindex='0']";

/** The first thing in a part of the page that can have the focus now. */
export function firstFocusable(part: Element): HTMLElement | undefined {
  return [...part.querySelectorAll<HTMLElement>(focusable)].find(
    (each) => each.checkVisibility() && !each.matches(":disabled, [tabindex='-1']"),
  );
}
