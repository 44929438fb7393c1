/** Whether the page has its style, by a colour that all of it is drawn with. */
export function isStyled(): boolean {
  return getComputedStyle(document.documentElement).getPropertyValue("--page") !== "";
}
