import { BrowserDraftStorage, type KeptDraft } from "../state/drafts/storage";
import { BrowserTabLocks } from "../state/drafts/tabLocks";
import { actions, useAppStore } from "../state/store";
import { formatCount } from "../ui/format";
import { Drafts } from "../url/drafts";
import type { UrlSync } from "../url/syncedApp";
import { joined } from "../url/twoTexts";
import { timeAgo } from "../views/tokenizers/bring/words";

const storage = new BrowserDraftStorage();

/** The page's drafts. */
export const drafts = new Drafts(storage, new BrowserTabLocks());

let hasBegun = false;

/** The page's drafts, told which entry the page began with; null where that is a new one. */
export function draftsSince(began: string | null): Drafts {
  if (!hasBegun && began !== null) drafts.begin(began);
  hasBegun = true;
  return drafts;
}

window.addEventListener("pagehide", () => void drafts.pause());
window.addEventListener("pageshow", ({ persisted }) => persisted && void drafts.resume());

/** Offers the newest of what tabs that are gone have left; what is on screen anyway is no offer. */
export async function offer(kept: Drafts, sync: Pick<UrlSync, "goOn">): Promise<void> {
  await orNotice(async () => {
    const { text } = joined(useAppStore.getState().comparison);
    const isShown = ({ beginning, length }: KeptDraft) => length === text.length && text.startsWith(beginning);
    const [draft, ...others] = (await kept.leftBehind()).filter((left) => !isShown(left));
    const damage = storage.damage();
    if (damage !== null) actions.setNotice({ tone: "error", message: damage, undo: null, about: "damage" });
    if (draft === undefined) return;
    actions.setNotice({
      tone: "info",
      message: describe(draft, others.length),
      undo: { label: "Restore it", run: () => void orNotice(() => restore(draft, kept, sync)) },
      next: {
        label: "Forget it",
        run: () =>
          void orNotice(async () => {
            await kept.forget(draft.id);
            await offer(kept, sync);
          }),
      },
      about: "draft",
    });
  });
}

async function restore({ id }: KeptDraft, kept: Drafts, sync: Pick<UrlSync, "goOn">): Promise<void> {
  const whole = await kept.take(id);
  if (whole === null)
    throw new Error("That text is not here any more: another tab goes on with it, or has forgotten it.");
  if (!(await sync.goOn(whole))) {
    throw new Error("That text was kept by a newer version of this page. Reload the page to get that version.");
  }
  // What was here is left behind in turn.
  await offer(kept, sync);
}

function describe({ beginning, length, saved }: KeptDraft, others: number): string {
  const words = beginning
    .toWellFormed()
    .replace(/[\p{C}\p{Z}]+/gu, " ")
    .trim();
  const characters = Array.from(words);
  const isWhole = beginning.length === length && characters.length <= mostShown;
  // Isolated (U+2068, U+2069): a text from right to left would turn the sentence around it.
  const shown = `\u2068“${characters.slice(0, mostShown).join("")}${isWhole ? "" : "…"}”\u2069`;
  const size = isWhole ? "" : ` (${formatCount(length)} characters)`;
  const more = others === 0 ? "" : ` There ${others === 1 ? "is 1 more" : `are ${formatCount(others)} more`}.`;
  return `A text that you left ${timeAgo(saved)} is kept in this browser: ${shown}${size}.${more}`;
}

/** Characters of a text by which people know it again. */
const mostShown = 40;

async function orNotice(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    actions.setNotice({ tone: "error", message, undo: null, about: "draft" });
  }
}
