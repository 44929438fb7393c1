import { useEffect, useMemo, useState } from "react";
import { retokenize } from "../../../state/train/outcome";
import { type RunName, runNames, type TrainRun } from "../../../state/train/run";
import { saidOf } from "../../../text/saidOf";
import type { Encoding } from "../../../tokenizers/tokenizer";
import type { Recut } from "./Recut";

type Cut = Omit<Recut, "name">;

/**
 * A text cut by each run's vocabulary at a size, or by all that it has where that is less. What was cut last stands until the
 * next is there.
 * @param titles what the runs are called
 */
export function useRecuts(
  runs: readonly TrainRun[],
  titles: readonly string[],
  text: string,
  size: number,
): readonly Recut[] {
  const first = useCut(runNames[0], runs[0], text, size);
  const second = useCut(runNames[1], runs[1], text, size);
  return useMemo(
    () => [first, second].slice(0, runs.length).map((cut, i) => ({ ...cut, name: titles[i] ?? "" })),
    [first, second, runs.length, titles],
  );
}

function useCut(name: RunName, run: TrainRun | undefined, text: string, size: number): Cut {
  const [cut, setCut] = useState<Cut>({ encoding: null, text, problem: null });
  const file = run?.file ?? null;
  useEffect(() => {
    if (file === null) return;
    const controller = new AbortController();
    const { signal } = controller;
    retokenize(name, size, text, signal).then(
      (encoding: Encoding) => signal.aborted || setCut({ encoding, text, problem: null }),
      (error: unknown) => signal.aborted || setCut({ encoding: null, text, problem: saidOf(error) }),
    );
    return () => controller.abort();
  }, [name, file, text, size]);
  return cut;
}
