import { useAppStore } from "../state/store";
import { focusMain } from "./focusMain";

/** Milliseconds between two looks for a page whose code has yet to come, and how many there are. */
const pause = 100;
const looks = 50;

/**
 * Has a page that a link or a key comes to begin at its top, wherever the one before was scrolled to; one that Back comes to stays
 * where the browser puts it. Either has the focus where what had it is gone with its page, so that Tab and what reads aloud go on there.
 */
export function turnPages(): void {
  let isBack = false;
  // An entry that is new has no state yet.
  window.addEventListener("popstate", ({ state }) => {
    isBack = state !== null;
  });
  for (const kind of ["keydown", "pointerdown"]) {
    window.addEventListener(
      kind,
      () => {
        isBack = false;
      },
      true,
    );
  }
  useAppStore.subscribe(({ comparison }, before) => {
    if (comparison.page === before.comparison.page) return;
    if (!isBack) window.scrollTo({ top: 0, left: 0, behavior: "instant" });
    void focusPage();
  });
}

/** Dialogs, and pages that show one of their parts, give the focus by themselves: those come first. */
async function focusPage(): Promise<void> {
  for (let look = 0; look < looks; look++) {
    await new Promise((done) => setTimeout(done, pause));
    if (document.activeElement !== document.body) return;
    if (document.querySelector("main") !== null) return focusMain();
  }
}
