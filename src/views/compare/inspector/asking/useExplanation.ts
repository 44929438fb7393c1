import { createContext, startTransition, useContext, useEffect, useState } from "react";
import { saidOf } from "../../../../text/saidOf";
import { linkName, type TokenizerReference } from "../../../../tokenizers/tokenizerReference";
import type { AnswerTo, Question } from "../../../../worker/explain/protocol";
import type { PoolCall, TokenizerPool } from "../../../../worker/pool/pool";

/** Where the inspector's sections ask. */
export const PoolContext = createContext<Promise<TokenizerPool> | null>(null);

/** Asks a worker about a tokenizer. */
export async function askOf<Q extends Question>(
  pool: Promise<TokenizerPool>,
  reference: TokenizerReference,
  question: Q,
  call: Pick<PoolCall, "reload" | "signal">,
): Promise<AnswerTo<Q>> {
  return (await pool).explain({ ...call, tokenizer: linkName(reference), onProgress: () => {}, question });
}

/** An answer that was asked for before there was anything to show it. */
interface Ahead {
  readonly promise: Promise<AnswerTo<Question>>;
  /** Ends it. */
  readonly signal: AbortSignal;
  answer?: AnswerTo<Question>;
}

const ahead = new WeakMap<Question, Ahead>();

/**
 * Asks what {@link useExplanation} will ask with the same question: it has the answer as soon as that is there.
 * @param signal ends it; who still wants to know then asks for itself
 */
export function askAhead<Q extends Question>(
  pool: Promise<TokenizerPool>,
  reference: TokenizerReference,
  question: Q,
  signal: AbortSignal,
): Promise<AnswerTo<Q>> {
  const last = ahead.get(question);
  // Whoever shows it has it from there, and would lose it.
  if (last?.answer !== undefined) return last.promise as Promise<AnswerTo<Q>>;
  const promise = askOf(pool, reference, question, { reload: false, signal });
  const asked: Ahead = { promise, signal };
  ahead.set(question, asked);
  promise.then(
    (answer) => {
      asked.answer = answer;
    },
    () => ahead.get(question) === asked && ahead.delete(question),
  );
  return promise;
}

export interface Explained<Q extends Question> {
  /** Null until a worker has told it, where that is all there is to tell, and where nothing is asked. */
  readonly answer: AnswerTo<Q> | null;
  /** Whether it is still to be told. */
  readonly isPending: boolean;
  /** What went wrong and what helps; null unless something did. */
  readonly problem: string | null;
  retry(): void;
}

/**
 * Asks a worker about a tokenizer. Another question takes the place of one that is not answered yet; no answer is ever given
 * for another question than the one asked.
 * @param question the same object for as long as the same is asked; null asks nothing
 */
export function useExplanation<Q extends Question>(reference: TokenizerReference, question: Q | null): Explained<Q> {
  const pool = useContext(PoolContext);
  const [attempt, setAttempt] = useState(0);
  const [told, setTold] = useState<(Pick<Explained<Q>, "answer" | "problem"> & { readonly question: Q }) | null>(null);
  const known = question === null ? undefined : (ahead.get(question)?.answer as AnswerTo<Q> | undefined);
  // What was known as this was drawn is drawn.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another answer to the same question is none
  useEffect(() => {
    if (pool === null || question === null) return;
    const asked = attempt === 0 ? ahead.get(question) : undefined;
    // It may have come between the drawing and now: then nothing else would have it drawn.
    if (asked?.answer !== undefined && known !== undefined) return;
    const controller = new AbortController();
    const { signal } = controller;
    const tell = (answer: AnswerTo<Q> | null, problem: string | null) => {
      // The answers of all columns come together, and can be long: the page stays free while they are rendered.
      if (!signal.aborted) startTransition(() => setTold({ question, answer, problem }));
    };
    const ask = () => askOf(pool, reference, question, { reload: attempt > 0, signal });
    // What was ended is asked again; what has failed would take as long to fail once more.
    const askIfEnded = (error: unknown) => (asked?.signal.aborted ? ask() : Promise.reject(error));
    (asked === undefined ? ask() : (asked.promise as Promise<AnswerTo<Q>>).catch(askIfEnded)).then(
      (answer) => tell(answer, null),
      (error: unknown) => tell(null, saidOf(error)),
    );
    return () => controller.abort();
  }, [pool, reference, question, attempt]);
  const current = told !== null && told.question === question ? told : null;
  return {
    answer: current?.answer ?? known ?? null,
    isPending: question !== null && current === null && known === undefined,
    problem: current?.problem ?? null,
    retry: () => setAttempt((last) => last + 1),
  };
}
