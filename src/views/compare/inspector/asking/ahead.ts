import { useLayoutEffect, useState } from "react";
import { tokensInRange } from "../../../../analysis/tokensInRange";
import type { ShownEncoding } from "../../../../state/compare/columns";
import type { Place } from "../../../../state/compare/slice";
import { useAppStore } from "../../../../state/store";
import type { EncodeOptions } from "../../../../tokenizers/tokenizer";
import type { AnswerTo, Question } from "../../../../worker/explain/protocol";
import type { TokenizerPool } from "../../../../worker/pool/pool";
import { askAhead } from "./useExplanation";
import { useSides } from "./useSides";

type QuestionOf<K extends Question["kind"]> = Extract<Question, { kind: K }>;

const traces = new WeakMap<ShownEncoding, QuestionOf<"trace">>();
const lists = new WeakMap<ShownEncoding, QuestionOf<"entries"> & { readonly start: number; readonly end: number }>();

/** What is asked of how a place's tokens came about: the same object for as long as the same is asked; null where nothing is. */
export function traceQuestion(
  shown: ShownEncoding,
  { specials, inserted }: EncodeOptions,
  { start, end }: Place,
): QuestionOf<"trace"> | null {
  const { text, vocabularySize } = shown;
  if (vocabularySize === null) return null;
  const last = traces.get(shown);
  const isSame = last?.options.specials === specials && last.options.inserted === inserted;
  if (isSame && last.start === start && last.end === end) return last;
  const question = { kind: "trace", text, options: { specials, inserted }, start, end } as const;
  traces.set(shown, question);
  return question;
}

/**
 * What is asked of the vocabulary's entries of some tokens: as {@link traceQuestion}.
 * @param start of the tokens, half-open
 */
export function entriesQuestion(shown: ShownEncoding, start: number, end: number): QuestionOf<"entries"> | null {
  const { encoding, vocabularySize } = shown;
  if (vocabularySize === null || start >= end) return null;
  const last = lists.get(shown);
  if (last?.start === start && last.end === end) return last;
  const ids = Array.from(new Set(encoding.ids.subarray(start, end)));
  const question = { kind: "entries", ids, start, end } as const;
  lists.set(shown, question);
  return question;
}

/** Milliseconds that a place waits for what is told of it. Long enough for nearly all, and too short to be felt. */
const longestWait = 60;

/**
 * What is pinned, from when all that the columns' workers say of it is there, or from a moment later: so it is drawn once, where
 * each answer by itself would have columns and inspector laid out anew. Until then, what was pinned before.
 * @param isOwn whether the inspector itself has pinned it: then nothing is waited for
 * @returns undefined where nothing is pinned, and where nothing was and its answers are still to come
 */
export function useToldPlace(
  pool: Promise<TokenizerPool>,
  pinned: Place | undefined,
  isOwn: boolean,
): Place | undefined {
  const sides = useSides();
  const specials = useAppStore((state) => state.comparison.specials);
  const inserted = useAppStore((state) => state.comparison.inserted);
  const [told, setTold] = useState<Place>();
  // Columns and options that change are asked of by who shows them: it is the place that waits.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useLayoutEffect(() => {
    if (pinned === undefined) {
      setTold(undefined);
      return;
    }
    const controller = new AbortController();
    const answers = sides.flatMap(({ reference, shown }): Promise<AnswerTo<Question>>[] => {
      const tokens = tokensInRange(shown.encoding, pinned.start, pinned.end);
      const questions = [
        traceQuestion(shown, { specials, inserted }, pinned),
        // Of several, those of a table are asked for by the table.
        tokens.end - tokens.start === 1 ? entriesQuestion(shown, tokens.start, tokens.end) : null,
      ];
      return questions.flatMap((question) =>
        question === null ? [] : askAhead(pool, reference, question, controller.signal),
      );
    });
    const show = () => {
      if (!controller.signal.aborted) setTold(pinned);
    };
    // Where it was pinned from here, the button goes at once that had the focus.
    const timer = isOwn ? undefined : setTimeout(show, longestWait);
    if (isOwn) show();
    Promise.allSettled(answers).then(show);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [pool, pinned]);
  return pinned === undefined ? undefined : told;
}
