// Runs before the first paint, so that a dark page never flashes white. src/app/theme.ts writes the same key; a frame's address
// says its own.
(() => {
  let choice = null;
  try {
    choice = localStorage.getItem("tessera-theme");
  } catch {
    // Storage is switched off: the system's theme it is.
  }
  if (/[?&]embed=1(&|$)/.test(location.hash)) choice = /[?&]theme=(\w+)/.exec(location.hash)?.[1];
  if (choice === "light" || choice === "dark") document.documentElement.dataset.theme = choice;
})();
