import { useContext, useEffect, useMemo, useState } from "react";
import { useShallow } from "zustand/react/shallow";
import { promptTail } from "../../../../analysis/promptEnd/promptTail";
import { type Standing, standingAt } from "../../../../analysis/promptEnd/standing";
import type { ShownEncoding } from "../../../../state/compare/columns";
import { useAppStore } from "../../../../state/store";
import { saidOf } from "../../../../text/saidOf";
import type { TokenizerReference } from "../../../../tokenizers/tokenizerReference";
import type { Explanations, PromptEndAnswer } from "../../../../worker/explain/protocol";
import { askOf, PoolContext } from "../../inspector/asking/useExplanation";
import type { Prompt } from "./usePrompt";

export type PromptEndQuestion = Explanations["promptEnd"]["question"];

/** Candidates that are listed at first. */
export const firstCandidates = 6;

/** What one column says of a prompt's end. */
export interface ColumnEnd {
  /** How the end stands to its tokens; null until it has answered for the text. */
  readonly standing: Standing | null;
  /** Null until a worker has told it, and where it has failed. */
  readonly answer: PromptEndAnswer | null;
  readonly problem: string | null;
}

/** What all columns say of one prompt. */
export interface PromptEnds {
  readonly prompt: Prompt;
  readonly question: PromptEndQuestion;
  readonly columns: ReadonlyMap<TokenizerReference, ColumnEnd>;
}

interface AskedPromptEnds {
  /** Of the last prompt that all have answered for, until they have for this one; null before the first. */
  readonly told: PromptEnds | null;
  /** Whether it is of this prompt, and nobody is waited for. */
  readonly isCurrent: boolean;
  retry(): void;
}

/** Milliseconds after which those that have answered are shown without the others. */
const patience = 250;

/** Asks all columns about a prompt's end, and shows their answers at once, so that a table is of one prompt. */
export function usePromptEnds(prompt: Prompt): AskedPromptEnds {
  const pool = useContext(PoolContext);
  const specials = useAppStore((state) => state.comparison.specials);
  const inserted = useAppStore((state) => state.comparison.inserted);
  // Those that have failed are asked once they have not.
  const asked = useAppStore(
    useShallow(({ comparison, columns }) =>
      comparison.tokenizers.filter((reference) => columns[reference]?.state !== "error"),
    ),
  );
  const [attempt, setAttempt] = useState(0);
  const [told, setTold] = useState<PromptEnds | null>(null);
  const question = useMemo((): PromptEndQuestion => {
    const tail = promptTail(prompt.text, prompt.unit, prompt.byte);
    return { kind: "promptEnd", tail, options: { specials, inserted }, most: firstCandidates };
  }, [prompt, specials, inserted]);
  useEffect(() => {
    if (pool === null || prompt.unit === 0) return;
    const controller = new AbortController();
    const { signal } = controller;
    const columns = new Map<TokenizerReference, ColumnEnd>();
    let isLate = false;
    const show = () => setTold({ prompt, question, columns: new Map(columns) });
    const timer = setTimeout(() => {
      isLate = true;
      show();
    }, patience);
    const tell = (reference: TokenizerReference, answer: PromptEndAnswer | null, problem: string | null) => {
      if (signal.aborted) return;
      const standing = standingOf(useAppStore.getState().columns[reference]?.shown, prompt);
      columns.set(reference, { standing, answer, problem });
      if (columns.size === asked.length) clearTimeout(timer);
      if (isLate || columns.size === asked.length) show();
    };
    for (const reference of asked) {
      askOf(pool, reference, question, { reload: attempt > 0, signal }).then(
        (answer) => tell(reference, answer, null),
        (error: unknown) => tell(reference, null, saidOf(error)),
      );
    }
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [pool, prompt, question, asked, attempt]);
  const isCurrent = told?.question === question && asked.every((reference) => told.columns.has(reference));
  return { told, isCurrent, retry: () => setAttempt((last) => last + 1) };
}

/** How a prompt's end stands to a column's tokens; null where those are of another text. */
export function standingOf(shown: ShownEncoding | null | undefined, { text, byte }: Prompt): Standing | null {
  return shown?.text === text ? standingAt(shown.encoding, byte, shown.textFigures.bytes) : null;
}
