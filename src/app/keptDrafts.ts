import { BrowserDraftStorage, type KeptDraft } from "../state/drafts/storage";
import { BrowserTabLocks } from "../state/drafts/tabLocks";
import { actions, type Notice, useAppStore } from "../state/store";
import { saidOf } from "../text/saidOf";
import { formatCount } from "../ui/format";
import { Drafts, keptDays, keptForGood } from "../url/drafts";
import { type KeptText, splitIn } from "../url/keptText";
import { largeText } from "../url/limits";
import type { UrlSync } from "../url/syncedApp";
import { joined } from "../url/twoTexts";
import { timeAgo } from "../views/tokenizers/bring/words";
import { offerTyped } from "./offerTyped";
import { quoted } from "./quoted";
import { saveText } from "./saveText";

export { offerHeld } from "./heldBack";

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

/** Offers what was typed before the page had started, and what tabs that are gone have left. */
export function offerAll(kept: Drafts, sync: Pick<UrlSync, "goOn">): Promise<void> {
  offerTyped(sync);
  return offer(kept, sync);
}

/** Milliseconds after which it is looked again whether a tab that was reloaded has its draft back. */
const lookEvery = 1000;
let watch: ReturnType<typeof setInterval> | undefined;

/** Offers the newest of what tabs that are gone have left, for as long as no other tab has it; what is on screen anyway is no offer. */
async function offer(kept: Drafts, sync: Pick<UrlSync, "goOn">): Promise<void> {
  clearInterval(watch);
  const again = () => offer(kept, sync);
  await orNotice(async () => {
    const { text } = joined(useAppStore.getState().comparison);
    const isShown = ({ beginning, length }: KeptDraft) => length === text.length && text.startsWith(beginning);
    const [draft, ...others] = (await kept.leftBehind()).filter((left) => !isShown(left));
    const damage = storage.damage();
    if (damage !== null) actions.setNotice({ tone: "error", message: damage, undo: null, about: "damage" });
    if (draft === undefined) {
      actions.withdrawNotices(isOffer);
      return;
    }
    const restoreIt = () => void orNotice(() => restore(draft, kept, sync), restoreIt);
    const saveIt = async () => {
      const { text, link } = await wholeOf(draft, kept);
      saveText(text, splitIn(link));
      await again();
    };
    const forgetIt = async () => {
      await kept.forget(draft.id);
      await again();
    };
    actions.setNotice({
      tone: "info",
      message: describe(draft, others.length),
      undo: { label: "Restore it", run: restoreIt },
      next: { label: "Forget it", run: () => void orNotice(forgetIt) },
      ...(draft.length >= largeText && {
        more: { label: "Save it as a file", run: () => void orNotice(saveIt, saveIt) },
      }),
      about: "draft",
    });
    // While a tab is reloaded, or a browser brings back all of its tabs, theirs seem to be nobody's.
    watch = setInterval(() => {
      if (!useAppStore.getState().notices.some(isOffer)) clearInterval(watch);
      else void orNotice(async () => ((await kept.isElsewhere(draft.id)) ? again() : undefined));
    }, lookEvery);
  });
}

function isOffer({ about, tone }: Notice): boolean {
  return about === "draft" && tone === "info";
}

async function wholeOf({ id }: KeptDraft, kept: Drafts): Promise<KeptText> {
  const whole = await kept.read(id);
  if (whole === null)
    throw new Error("That text is not here any more: another tab goes on with it, or has forgotten it.");
  return whole;
}

async function restore(draft: KeptDraft, kept: Drafts, sync: Pick<UrlSync, "goOn">): Promise<void> {
  const whole = await wholeOf(draft, kept);
  const isOn = await sync.goOn(whole).catch(() => {
    throw new Error("That text was not restored: a part of the page could not be loaded. Check the connection.");
  });
  if (!isOn) {
    throw new Error("That text was kept by a newer version of this page. Reload the page to get that version.");
  }
  kept.goOn(draft.id);
  // What was here is left behind in turn.
  await offer(kept, sync);
}

/** What is said of drafts that do not stay for good, before they go. */
const passing = ` All but the newest ${keptForGood} are kept for ${keptDays} days.`;

function describe({ beginning, length, saved }: KeptDraft, others: number): string {
  const more =
    others === 0
      ? ""
      : ` There ${others === 1 ? "is 1 more" : `are ${formatCount(others)} more`}.${others < keptForGood ? "" : passing}`;
  return `A text that you left ${timeAgo(saved)} is kept in this browser: ${quoted(beginning, length)}.${more}`;
}

/** @param again does it once more, where that may help */
async function orNotice(work: () => Promise<void>, again?: () => void): Promise<void> {
  try {
    await work();
  } catch (error) {
    const message = saidOf(error);
    const next = again === undefined ? null : { label: "Try again", run: again };
    actions.setNotice({ tone: "error", message, undo: null, next, about: "draft" });
  }
}
