import type { DraftKeeper, UrlSync } from "../url/sync";

/** Where it stands that drafts are kept: most visits begin without any, and need none of the code that finds them. */
const flag = "tessera.drafts";

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

/** Whether drafts have been kept. Where the browser keeps no such word, it keeps no drafts either. */
function hasDrafts(): boolean {
  try {
    return localStorage.getItem(flag) !== null;
  } catch {
    return false;
  }
}

function setHasDrafts(): void {
  try {
    localStorage.setItem(flag, "1");
  } catch {
    // Then the next visit offers none.
  }
}

let began: string | null = null;

/** Keeps what is written in this tab; what does so is loaded with the first letter. */
export const draftKeeper: DraftKeeper = {
  begin(entry) {
    began = entry;
  },
  find: (entry) => (hasDrafts() ? once(({ drafts }) => drafts.find(entry), null) : Promise.resolve(null)),
  save: (comparison, entry) =>
    once(async ({ draftsSince }) => {
      const isKept = await draftsSince(began).save(comparison, entry);
      if (isKept) setHasDrafts();
      return isKept;
    }, false),
  saveNow(comparison, entry) {
    // Where nothing has been kept yet there is no time to begin.
    loaded?.draftsSince(began).saveNow(comparison, entry);
  },
  leave() {
    if (loading !== null) void once(({ draftsSince }) => draftsSince(began).leave(), undefined);
    began = null;
  },
  rejoin() {
    if (loading !== null) void once(({ drafts }) => drafts.rejoin(), undefined);
  },
};

/** Offers what tabs that are gone have left, if anything. */
export async function offerDrafts(sync: Pick<UrlSync, "goOn">): Promise<void> {
  if (!hasDrafts()) return;
  await once(({ draftsSince, offer }) => offer(draftsSince(began), sync), undefined);
}
