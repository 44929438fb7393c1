import { actions, useAppStore } from "../state/store";
import { keptText } from "../url/keptText";
import type { UrlSync } from "../url/syncedApp";
import { joined } from "../url/twoTexts";
import { quoted } from "./quoted";

/** Where `public/first.js` keeps it. */
const typedKey = "tessera-typed";

/** Offers what somebody typed into a page that had not started, which this tab's next address took the place of. */
export function offerTyped(sync: Pick<UrlSync, "goOn">): void {
  const typed = readTyped();
  if (typed === null) return;
  const forget = () => sessionStorage.removeItem(typedKey);
  const comparison = joined(useAppStore.getState().comparison);
  if (comparison.text === typed) {
    forget();
    return;
  }
  const restore = async () => {
    const { link } = keptText(joined(useAppStore.getState().comparison));
    const isRestored = await sync.goOn({ text: typed, link, page: null }).catch(() => false);
    // It is here still: another try is as good as the first.
    if (isRestored) forget();
    else offerTyped(sync);
  };
  actions.setNotice({
    tone: "info",
    message: `What you typed before the page had started is kept in this tab: ${quoted(typed, typed.length)}.`,
    undo: { label: "Restore it", run: () => void restore() },
    next: { label: "Forget it", run: forget },
    about: "other",
  });
}

function readTyped(): string | null {
  try {
    return sessionStorage.getItem(typedKey);
  } catch {
    return null; // Storage is switched off.
  }
}
