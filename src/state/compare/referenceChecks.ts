import { saidOf } from "../../text/saidOf";
import { tokenizerEntry } from "../../tokenizers/catalogue";
import { isBrought, linkName, type TokenizerReference } from "../../tokenizers/tokenizerReference";
import type { ReferencePool } from "../../worker/reference/pool";
import { type AppState, useAppStore } from "../store";
import { packs } from "../tokenizers/packs";
import type { ShownEncoding } from "./columns";
import { columnOptions } from "./prompts";
import { dropReferenceCheck, isOutdated, type ReferenceCheck, useReferenceStore } from "./referenceStore";

interface Request {
  readonly controller: AbortController;
  /** What is being checked; null while the column is behind and has nothing to check yet. */
  shown: ShownEncoding | null;
}

const requests = new Map<TokenizerReference, Request>();
let pool: ReferencePool | null = null;

/** Holds a column's tokens against its reference library's, as soon as they are those of the present text. */
export function checkReference(reference: TokenizerReference): void {
  dropReferenceCheck(reference);
  requests.set(reference, { controller: new AbortController(), shown: null });
  show(reference, { state: "checking" });
  proceed(reference, useAppStore.getState());
}

// A check that has been taken away is not waited for any more.
useReferenceStore.subscribe(({ checks }) => {
  for (const [reference, { controller }] of [...requests]) {
    if (checks[reference] !== undefined) continue;
    controller.abort();
    requests.delete(reference);
  }
});

useAppStore.subscribe((state, previous) => {
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
  } else if (request.shown === null && shown !== null && !isOutdated(shown)) {
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
  const options = columnOptions(useAppStore.getState().comparison);
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
      options,
      ids: encoding.ids,
      signal,
    });
    const { firstDifference: difference } = result;
    return difference === null ? { state: "identical", result } : { state: "different", result, difference, shown };
  } catch (error) {
    return { state: "error", message: saidOf(error) };
  }
}

function show(reference: TokenizerReference, check: ReferenceCheck): void {
  useReferenceStore.setState(({ checks }) => ({ checks: { ...checks, [reference]: check } }));
}
