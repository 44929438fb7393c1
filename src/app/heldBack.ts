import { actions } from "../state/store";
import type { HeldBack, UrlSync } from "../url/syncedApp";
import { timeAgo } from "../views/tokenizers/bring/words";
import { quoted } from "./quoted";
import { saveText } from "./saveText";

/** Offers a text that was not opened, as it may be what ended the page before. */
export function offerHeld(held: HeldBack, sync: Pick<UrlSync, "restorePrevious">): void {
  const { comparison, saved } = held;
  const { text } = comparison;
  const since = saved === null ? "" : `, kept ${timeAgo(saved)},`;
  const stays = saved === null ? "It is here as long as this tab is open." : "It stays kept in this browser.";
  actions.setNotice({
    tone: "info",
    message:
      `${quoted(text.slice(0, 120), text.length)}${since} was not opened: with it the page did not end in order, perhaps for ` +
      `want of memory. ${stays}`,
    next: { label: "Restore it", run: () => void sync.restorePrevious() },
    undo: {
      label: "Save it as a file",
      run: () => {
        saveText(text, comparison.split);
        offerHeld(held, sync);
      },
    },
    more: { label: "Leave it", run: () => {} },
    about: "link",
  });
}
