import { create } from "zustand";
import { tokenizerEntry } from "../../tokenizers/catalogue";
import { isBrought, linkName, type TokenizerReference } from "../../tokenizers/tokenizerReference";
import type { ReferencePool } from "../../worker/reference/pool";
import type { FirstDifference, ReferenceResult } from "../../worker/reference/protocol";
import { type AppState, useAppStore } from "../store";
import { packs } from "../tokenizers/packs";
import type { ShownEncoding } from "./columns";

/** What is known of a column's tokens beside another library's. */
export type ReferenceCheck =
  | { readonly state: "checking" }
  | { readonly state: "identical"; readonly result: ReferenceResult }
  | {
      readonly state: "different";
      readonly result: ReferenceResult;
      readonly difference: FirstDifference;
      readonly shown: ShownEncoding;
    }
  | { readonly state: "error"; readonly message: string };

type Checks = Readonly<Partial<Record<TokenizerReference, ReferenceCheck>>>;

/** Kept apart from the app's store: a check is about one moment's text, and no link reproduces it. */
export const useReferenceStore = create<{ readonly checks: Checks }>()(() => ({ checks: {} }));

interface Request {
  readonly controller: AbortController;
  /** What is being checked; null while the column is behind and has nothing to check yet. */
  shown: ShownEncoding | null;
}

const requests = new Map<TokenizerReference, Request>();
/** Results for a text or options that are no longer the page's. */
const outdated = new WeakSet<ShownEncoding>();
let pool: ReferencePool | null = null;

/** Holds a column's tokens against its reference library's, as soon as they are those of the present text. */
export function checkReference(reference: TokenizerReference): void {
  dropReferenceCheck(reference);
  requests.set(reference, { controller: new AbortController(), shown: null });
  show(reference, { state: "checking" });
  proceed(reference, useAppStore.getState());
}

/** Cancels a column's check, or takes its result away. */
export function dropReferenceCheck(reference: TokenizerReference): void {
  requests.get(reference)?.controller.abort();
  requests.delete(reference);
  const { [reference]: old, ...others } = useReferenceStore.getState().checks;
  if (old !== undefined) useReferenceStore.setState({ checks: others });
}

useAppStore.subscribe((state, previous) => {
  const [now, before] = [state.comparison, previous.comparison];
  if (now.text !== before.text || now.specials !== before.specials || now.inserted !== before.inserted) {
    for (const column of Object.values(previous.columns)) if (column?.shown != null) outdated.add(column.shown);
    for (const reference of [...requests.keys()]) dropReferenceCheck(reference);
  }
  if (state.columns !== previous.columns) for (const reference of [...requests.keys()]) proceed(reference, state);
});

/** Starts a check that waits for its column, and drops one whose column shows something else by now. */
function proceed(reference: TokenizerReference, { columns }: AppState): void {
  const request = requests.get(reference);
  const column = columns[reference];
  if (request === undefined) return;
  const shown = column?.shown ?? null;
  if (column === undefined || column.state === "error" || (request.shown !== null && request.shown !== shown)) {
    dropReferenceCheck(reference);
  } else if (request.shown === null && shown !== null && !outdated.has(shown)) {
    request.shown = shown;
    void run(reference, request, shown);
  }
}

async function run(reference: TokenizerReference, request: Request, shown: ShownEncoding): Promise<void> {
  const check = await ask(reference, shown, request.controller.signal);
  // A check that was cancelled or replaced has no say any more.
  if (requests.get(reference) === request) show(reference, check);
}

async function ask(reference: TokenizerReference, shown: ShownEncoding, signal: AbortSignal): Promise<ReferenceCheck> {
  const { specials, inserted } = useAppStore.getState().comparison;
  const entry = tokenizerEntry(reference);
  const tokenizer = linkName(reference);
  const { text, encoding } = shown;
  try {
    // Few ask, and the first page can do without.
    const { createReferencePool, knownReferenceOf } = await import("./referenceLibraries");
    signal.throwIfAborted();
    pool ??= createReferencePool();
    const result = await pool.check({
      tokenizer,
      pack: isBrought(tokenizer) ? await packs.open(tokenizer, { signal, reload: false, onProgress: () => {} }) : null,
      name: knownReferenceOf(entry).name,
      text,
      options: { specials, inserted },
      ids: encoding.ids,
      signal,
    });
    const { firstDifference: difference } = result;
    return difference === null ? { state: "identical", result } : { state: "different", result, difference, shown };
  } catch (error) {
    return { state: "error", message: error instanceof Error ? error.message : String(error) };
  }
}

function show(reference: TokenizerReference, check: ReferenceCheck): void {
  useReferenceStore.setState(({ checks }) => ({ checks: { ...checks, [reference]: check } }));
}
