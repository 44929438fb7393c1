import { useEffect, useState } from "react";
import type { EntryMeaning, SameText } from "../../../../analysis/vocabulary/entry/sameText";
import { saidOf } from "../../../../text/saidOf";
import type { TokenizerReference } from "../../../../tokenizers/tokenizerReference";
import type { TokenizerPool } from "../../../../worker/pool/pool";
import { askOf } from "../../../compare/inspector/asking/useExplanation";

/** What a tokenizer has said, or why it has not. */
export type Asked =
  | { readonly answer: SameText; readonly problem: null }
  | { readonly answer: null; readonly problem: string };

const none: ReadonlyMap<TokenizerReference, Asked> = new Map();

/**
 * Asks tokenizers what they have for an entry of another one.
 * @param references the same list for as long as the same are asked
 * @param meaning the same object likewise
 */
export function useSameText(
  pool: Promise<TokenizerPool>,
  references: readonly TokenizerReference[],
  meaning: EntryMeaning,
): ReadonlyMap<TokenizerReference, Asked> {
  const [told, setTold] = useState({ of: meaning, asked: none });
  useEffect(() => {
    const call = new AbortController();
    const { signal } = call;
    const tell = (reference: TokenizerReference, one: Asked) => {
      if (signal.aborted) return;
      setTold(({ of, asked }) => ({
        of: meaning,
        asked: new Map([...(of === meaning ? asked : none), [reference, one]]),
      }));
    };
    for (const reference of references) {
      askOf(pool, reference, { kind: "sameText", meaning }, { reload: false, signal }).then(
        (answer) => tell(reference, { answer, problem: null }),
        (error: unknown) => tell(reference, { answer: null, problem: saidOf(error) }),
      );
    }
    return () => call.abort();
  }, [pool, references, meaning]);
  return told.of === meaning ? told.asked : none;
}
