// Runs before the first paint, so that a dark page never flashes white. src/app/theme.ts writes the same key. A page in a frame
// (src/app/embed/isEmbedded.ts) is as its address says, else as the system is.
(() => {
  const { hash } = location;
  let choice = null;
  if (/^#\/compare\?(.*&)?embed=1(&|$)/.test(hash)) choice = /[?&]theme=(light|dark)(?=&|$)/.exec(hash)?.[1];
  else {
    try {
      choice = localStorage.getItem("tessera-theme");
    } catch {
      // Storage is switched off: the system's theme it is.
    }
  }
  if (choice === "light" || choice === "dark") document.documentElement.dataset.theme = choice;
})();
