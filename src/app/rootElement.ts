/** The element that all of the page is in. */
export function rootElement(): HTMLElement {
  const root = document.getElementById("root");
  if (root === null) throw new Error("index.html has no element with the id “root”.");
  return root;
}
