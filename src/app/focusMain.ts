/** Gives the page's main part the focus, from where Tab goes on to what is in it. */
export function focusMain(): void {
  const main = document.querySelector("main");
  if (main === null) return;
  main.tabIndex = -1;
  main.focus({ preventScroll: true });
}
