import { defaultComparison, textPage } from "../../state/pages";
import { type AppState, useAppStore } from "../../state/store";
import { isRemembering } from "../../state/switchSetting";
import { holdsLink } from "../../url/openLink";
import { hasDrafts } from "../draftKeeper";

const key = "tessera-tour";

/** Whether it was taken, or not wanted, since the page was loaded: where nothing is remembered it is not offered again before that. */
let isOver = false;

/** Has the tour not be offered any more. Where the browser keeps nothing that is no news to tell: nobody loses anything by it. */
export function endOffers(): void {
  isOver = true;
  if (!isRemembering()) return;
  try {
    localStorage.setItem(key, "over");
  } catch {
    // Storage is switched off, or full.
  }
}

/**
 * Whether somebody seems to be here for the first time: without a link, in no app that was installed, and with nothing of this page kept
 * in the browser.
 */
export async function isNewcomer(): Promise<boolean> {
  const seemsNew = () => !isOver && !holdsLink(location.hash) && !hasSettings() && isUntouched(useAppStore.getState());
  const isInstalled = matchMedia("(display-mode: standalone)").matches;
  // Meanwhile somebody may have typed.
  return !isInstalled && seemsNew() && !(await hasDrafts()) && seemsNew();
}

function hasSettings(): boolean {
  try {
    return Object.keys(localStorage).some((name) => name.startsWith("tessera"));
  } catch {
    return false; // Storage is switched off.
  }
}

/** Whether the page shows the text of a first visit, in which nobody has typed. */
export function isUntouched({ comparison: { page, text } }: Pick<AppState, "comparison">): boolean {
  return page === textPage && text === defaultComparison.text;
}
