import { CutKind } from "../../../analysis/boundaries/cutKinds";
import { knownCuts } from "./knownCuts";
import { type Painter, type Tint, usePainters } from "./tints";

const tint = (name: string, words = ""): Tint => ({ name: `tint-${name}`, words });

/** By {@link CutKind}, with what the legend says of each. */
export const cutTints = {
  [CutKind.none]: tint("none"),
  [CutKind.same]: tint("same"),
  [CutKind.finer]: tint("finer", "cut finer"),
  [CutKind.merged]: tint("merged", "merged"),
  [CutKind.shifted]: tint("shifted", "shifted"),
  [CutKind.alone]: tint("alone", "dropped by the baseline"),
} as const;

/** Not known yet whether it is cut the same. */
const waiting = tint("none");

const idTints = Array.from({ length: 12 }, (_, i) => tint(`id-${i}`));

/** Six steps from little to much. */
export const stepTints = Array.from({ length: 6 }, (_, i) => tint(`step-${i}`));

/** The least bytes of each step, and the least id: both grow by factors, as vocabularies do. */
export const leastLengths = [1, 2, 3, 5, 9, 17];
export const leastIds = [0, 256, 1024, 4096, 16_384, 65_536];

function stepOf(value: number, least: readonly number[]): Tint {
  const step = least.findLastIndex((limit) => value >= limit);
  return stepTints[step] ?? waiting;
}

const byAgreement: Painter = (shown, baseline, last) => {
  const kinds = baseline === null ? null : knownCuts(shown, baseline, last, repaint);
  if (kinds === null) return () => waiting;
  return (token) => cutTints[(kinds[token] ?? CutKind.none) as CutKind];
};

const byId: Painter =
  ({ encoding: { ids } }) =>
  (token) =>
    // Ids that are neighbours in the vocabulary are often neighbours in a text (Fibonacci hashing parts them).
    idTints[(Math.imul((ids[token] ?? 0) + 1, 0x9e3779b1) >>> 0) % idTints.length] ?? waiting;

const byLength: Painter =
  ({ encoding: { byteStart, byteEnd } }) =>
  (token) =>
    stepOf((byteEnd[token] ?? 0) - (byteStart[token] ?? 0), leastLengths);

const byRank: Painter =
  ({ encoding: { ids } }) =>
  (token) =>
    stepOf(ids[token] ?? 0, leastIds);

usePainters.setState({ agreement: byAgreement, id: byId, length: byLength, rank: byRank });

/** Has the columns painted anew: of one of them more is known now. */
function repaint(): void {
  usePainters.setState({ agreement: (...columns) => byAgreement(...columns) });
}
