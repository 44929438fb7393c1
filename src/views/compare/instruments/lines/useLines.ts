import { useEffect, useRef, useState } from "react";
import type { ShownEncoding } from "../../../../state/compare/columns";
import type { TokenizerReference } from "../../../../tokenizers/tokenizerReference";
import { BoundariesPool } from "../../../../worker/boundaries/pool";
import type { CountedLines } from "../../../../worker/boundaries/protocol";
import { useSettled } from "../../useSettled";

/** Milliseconds without another answer after which lines are counted: while somebody types, nobody reads figures. */
const patience = 200;

/** A text's lines, and the columns that were counted. */
export interface ToldLines extends CountedLines {
  readonly text: string;
  readonly references: readonly TokenizerReference[];
  /** The very answers that they are of. */
  readonly shown: readonly ShownEncoding[];
}

interface Lines {
  /** The last that there were; they stay until the next are there. Null before the first. */
  readonly told: ToldLines | null;
  /** Whether they are of what the columns show now. */
  readonly isCurrent: boolean;
  readonly error: string | null;
  retry(): void;
}

let pool: BoundariesPool | null = null;

/** Keeps the lines of the text counted in all columns that have answered, a moment after the last of them has. */
export function useLines(): Lines {
  const { comparison, columns } = useSettled();
  const ready = comparison.tokenizers.flatMap((reference) => {
    const column = columns[reference];
    const own = column?.state === "ready" ? column.shown : null;
    return own?.text === comparison.text ? [{ reference, shown: own }] : [];
  });
  const last = useRef(ready);
  if (
    !isSame(
      last.current.map(({ shown }) => shown),
      ready.map(({ shown }) => shown),
    )
  )
    last.current = ready;
  const asked = last.current;
  const [told, setTold] = useState<ToldLines | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks anew
  useEffect(() => {
    const text = asked[0]?.shown.text;
    if (text === undefined) return;
    const controller = new AbortController();
    const timer = setTimeout(() => {
      pool ??= new BoundariesPool();
      const encodings = asked.map(({ shown: { encoding } }) => encoding);
      pool.countLines({ text, columns: encodings }, controller.signal).then(
        (counted) => {
          const [references, shown] = [asked.map(({ reference }) => reference), asked.map((one) => one.shown)];
          setTold({ ...counted, text, references, shown });
          setError(null);
        },
        (failure: unknown) => {
          if (!controller.signal.aborted) setError(failure instanceof Error ? failure.message : String(failure));
        },
      );
    }, patience);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [asked, attempt]);
  const isCurrent =
    told !== null &&
    isSame(
      told.shown,
      asked.map(({ shown }) => shown),
    ) &&
    told.text === comparison.text;
  return { told, isCurrent, error, retry: () => setAttempt((before) => before + 1) };
}

function isSame(a: readonly ShownEncoding[], b: readonly ShownEncoding[]): boolean {
  return a.length === b.length && a.every((shown, i) => shown === b[i]);
}
