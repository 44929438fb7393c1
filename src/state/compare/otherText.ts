import { saidOf } from "../../text/saidOf";
import { linkName, type TokenizerReference } from "../../tokenizers/tokenizerReference";
import type { TokenizerPool } from "../../worker/pool/pool";
import { type AppState, useAppStore } from "../store";
import { type OtherColumn, useOtherColumns } from "./otherColumns";

interface Asked extends Pick<AppState["comparison"], "text" | "specials" | "inserted"> {
  readonly controller: AbortController;
}

/** What {@link askOtherAgain} does; nothing while there is no second text. */
let again: (reference: TokenizerReference) => void = () => {};

/** Asks a column for the second text once more, where it failed. */
export function askOtherAgain(reference: TokenizerReference): void {
  again(reference);
}

/**
 * Keeps what columns say of the second text true to the comparison, as `Session` does for the first: whatever changes is
 * asked for anew, and an answer is only shown if it is to the last question.
 * @returns ends it, and forgets all answers
 */
export function followOtherText(pool: TokenizerPool): () => void {
  const asked = new Map<TokenizerReference, Asked>();
  const update = (reference: TokenizerReference, part: Partial<OtherColumn>) =>
    useOtherColumns.setState((columns) => ({
      [reference]: { ...(columns[reference] ?? { shown: null, isPending: true, error: null }), ...part },
    }));
  const forget = (reference: TokenizerReference) => {
    asked.get(reference)?.controller.abort();
    asked.delete(reference);
  };
  const ask = (reference: TokenizerReference, request: Asked) => {
    forget(reference);
    asked.set(reference, request);
    update(reference, { isPending: true, error: null });
    const { text, specials, inserted, controller } = request;
    const isLast = () => asked.get(reference) === request;
    pool
      .encode({
        tokenizer: linkName(reference),
        text,
        options: { specials, inserted },
        reload: false,
        signal: controller.signal,
        onProgress() {
          // The column itself shows how far its tokenizer is.
        },
      })
      .then(
        (result) => isLast() && update(reference, { shown: { ...result, text }, isPending: false, error: null }),
        (error: unknown) => {
          const message = saidOf(error);
          if (isLast()) update(reference, { shown: null, isPending: false, error: message });
        },
      );
  };
  const follow = ({ comparison, columns }: Pick<AppState, "comparison" | "columns">) => {
    const { tokenizers, other: text, specials, inserted } = comparison;
    for (const reference of asked.keys()) {
      if (text === undefined || !tokenizers.includes(reference)) forget(reference);
    }
    if (text === undefined) return;
    for (const reference of tokenizers) {
      const last = asked.get(reference);
      if (last?.text === text && last.specials === specials && last.inserted === inserted) continue;
      // A tokenizer that does not load is asked for by its column alone, which offers to try again.
      if (columns[reference]?.shown == null) {
        // What is there may be of another text, or of another time that the column was there.
        if (useOtherColumns.getState()[reference]?.isPending === false) update(reference, { isPending: true });
        continue;
      }
      ask(reference, { text, specials, inserted, controller: new AbortController() });
    }
  };
  again = (reference) => {
    forget(reference);
    follow(useAppStore.getState());
  };
  follow(useAppStore.getState());
  const stop = useAppStore.subscribe(follow);
  return () => {
    stop();
    again = () => {};
    for (const reference of asked.keys()) forget(reference);
    useOtherColumns.setState({}, true);
  };
}
