import { draftDatabase } from "../state/drafts/database";
import { isRemembering } from "../state/switchSetting";
import type { DraftKeeper, HeldBack, UrlSync } from "../url/syncedApp";

type Kept = typeof import("./keptDrafts");

let loading: Promise<Kept> | null = null;
let loaded: Kept | null = null;

/** Loads what keeps drafts; asked for again where that failed. */
function load(): Promise<Kept> {
  loading ??= import("./keptDrafts").then(
    (kept) => {
      loaded = kept;
      return kept;
    },
    (error) => {
      loading = null;
      throw error;
    },
  );
  return loading;
}

/** Does something with the drafts once what keeps them is there, in the order of the calls. @returns `otherwise` if it does not come */
function once<T>(work: (kept: Kept) => T | Promise<T>, otherwise: T): Promise<T> {
  return load().then(work, () => otherwise);
}

/**
 * Whether drafts may be kept here, or what was typed before the page had started: most visits begin without any, and need none of the
 * code that finds them. Asked of the database itself: a word in other storage may not have reached the disk when the browser was killed.
 */
export async function hasDrafts(): Promise<boolean> {
  try {
    const databases = await indexedDB.databases?.();
    // The key is that of offerTyped.ts.
    return (databases?.some(({ name }) => name === draftDatabase) ?? true) || "tessera-typed" in sessionStorage;
  } catch {
    return false; // Where the browser does not say, it does not keep anything.
  }
}

let began: string | null = null;

/** Keeps what is written in this tab; what does so is loaded with the first letter. */
export const draftKeeper: DraftKeeper = {
  begin(entry) {
    began = entry;
  },
  find: async (entry) => ((await hasDrafts()) ? once(({ drafts }) => drafts.find(entry), null) : null),
  save: async (comparison, entry) =>
    isRemembering() && once(({ draftsSince }) => draftsSince(began).save(comparison, entry), false),
  saveNow(comparison, entry) {
    if (!isRemembering()) return;
    // Where nothing has been kept yet there is no time to begin.
    loaded?.draftsSince(began).saveNow(comparison, entry);
  },
  leave() {
    const entry = began;
    if (loading !== null) void once(({ draftsSince }) => draftsSince(entry).leave(), undefined);
    began = null;
  },
  rejoin() {
    if (loading !== null) void once(({ drafts }) => drafts.rejoin(), undefined);
  },
};

/** Offers a text that was not opened after a crash. */
export function offerHeld(held: HeldBack, sync: Pick<UrlSync, "restorePrevious">): void {
  void once((kept) => kept.offerHeld(held, sync), undefined);
}

/** Offers what was typed before the page had started, where another address shows now, and what tabs that are gone have left. */
export async function offerDrafts(sync: Pick<UrlSync, "goOn">): Promise<void> {
  if (!(await hasDrafts())) return;
  await once(({ draftsSince, offerAll }) => offerAll(draftsSince(began), sync), undefined);
}
