import { create } from "zustand";
import type { OverviewFacts } from "../../analysis/vocabulary/overview/overviewFacts";
import { saidOf } from "../../text/saidOf";
import type { TokenizerReference } from "../../tokenizers/tokenizerReference";

/** What has come of measuring a tokenizer that was brought along. */
export type Measured =
  /** `languages` that are done, of how many; null while it is being loaded. */
  | { readonly state: "running"; readonly progress: { readonly languages: number; readonly total: number } | null }
  | { readonly state: "ready"; readonly facts: OverviewFacts }
  | { readonly state: "error"; readonly message: string };

/** Tokenizers that were brought along and have been measured, or are. */
export type MeasuredTokenizers = ReadonlyMap<TokenizerReference, Measured>;

/** What the overview has measured, until the page is closed. */
export const useMeasured = create<{ readonly measured: MeasuredTokenizers }>()(() => ({ measured: new Map() }));

const running = new Map<TokenizerReference, AbortController>();

/** Measures a tokenizer on the bundled corpus; after a failure, anew. */
export async function measureBrought(reference: TokenizerReference): Promise<void> {
  if (running.has(reference)) return;
  const controller = new AbortController();
  running.set(reference, controller);
  const { signal } = controller;
  const reload = useMeasured.getState().measured.get(reference)?.state === "error";
  put(reference, { state: "running", progress: null });
  try {
    // What measures comes when somebody asks for it.
    const { measureOnCorpus } = await import("./measureOnCorpus");
    const facts = await measureOnCorpus(reference, {
      ...{ signal, reload },
      onProgress: (languages, total) => put(reference, { state: "running", progress: { languages, total } }),
    });
    put(reference, { state: "ready", facts });
  } catch (error) {
    if (signal.aborted) return;
    put(reference, { state: "error", message: saidOf(error) });
  } finally {
    if (running.get(reference) === controller) running.delete(reference);
  }
}

/** Ends measuring a tokenizer; all of them, where none is named. */
export function stopMeasuring(reference?: TokenizerReference): void {
  for (const [each, controller] of running) {
    if (reference !== undefined && each !== reference) continue;
    controller.abort();
    running.delete(each);
    put(each, null);
  }
}

function put(reference: TokenizerReference, state: Measured | null): void {
  useMeasured.setState(({ measured }) => {
    const others = new Map(measured);
    if (state === null) others.delete(reference);
    else others.set(reference, state);
    return { measured: others };
  });
}
