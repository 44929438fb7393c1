import type { Encoding } from "../../tokenizers/tokenizer";
import { type Cells, lengthOfAll, tokensInCell } from "./cells";

/** How a token lies to a baseline column's. */
export const CutKind = {
  /** It stands for no byte: BOS, a dummy prefix. */
  none: 0,
  /** The baseline has the same token, or as many that share the same changed character. */
  same: 1,
  /** It is a part of one token of the baseline, all of which is cut into whole tokens here. */
  finer: 2,
  /** It is put together of whole tokens of the baseline. */
  merged: 3,
  /** It reaches into tokens of the baseline that begin or end elsewhere. */
  shifted: 4,
  /** The baseline has no token for its bytes: it dropped them. */
  alone: 5,
} as const;
export type CutKind = (typeof CutKind)[keyof typeof CutKind];

/**
 * The {@link CutKind} of each token of a column against a baseline column: its code, for colouring. Between two places that
 * are boundaries in both and next to each other as such, the baseline has one cell or several, and so has the column: one
 * and one are the same, several for one finer, one for several merged, several for several shifted.
 * @param cells the encoding's own
 * @param baseline of the same text
 * @throws {RangeError} when it is of another
 */
export function cutKinds(
  { byteStart, byteEnd }: Pick<Encoding, "byteStart" | "byteEnd">,
  cells: Cells,
  baseline: Cells,
): Uint8Array<ArrayBuffer> {
  lengthOfAll([cells, baseline]);
  const kinds = new Uint8Array(byteStart.length);
  let token = 0;
  let seen = 0;
  let [from, baseFrom] = [0, 0];
  let [to, baseTo] = [0, 0];
  while (from < cells.ends.length) {
    // On to the next boundary of both.
    let [end, baseEnd] = [cells.ends[to] as number, baseline.ends[baseTo] as number];
    while (end !== baseEnd) {
      if (end < baseEnd) end = cells.ends[++to] as number;
      else baseEnd = baseline.ends[++baseTo] as number;
    }
    const kind = kindOf(cells, from, to, baseline, baseFrom, baseTo);
    for (const last = cells.tokens[to] as number; seen < last; token++) {
      if (byteStart[token] === byteEnd[token]) continue;
      kinds[token] = kind;
      seen++;
    }
    from = ++to;
    baseFrom = ++baseTo;
  }
  return kinds;
}

/** What the cells [from, to] are to the baseline's cells of the same bytes. */
function kindOf(cells: Cells, from: number, to: number, baseline: Cells, baseFrom: number, baseTo: number): CutKind {
  if (baseFrom < baseTo) return from < to ? CutKind.shifted : CutKind.merged;
  const baseTokens = tokensInCell(baseline, baseTo);
  if (baseTokens === 0) return CutKind.alone;
  if (from < to) return CutKind.finer;
  // A changed character that both have whole, in one token or in some that share it.
  const tokens = tokensInCell(cells, to);
  if (tokens === baseTokens) return CutKind.same;
  if (baseTokens === 1) return CutKind.finer;
  return tokens === 1 ? CutKind.merged : CutKind.shifted;
}
