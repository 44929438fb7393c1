import type { ModelTrace, TraceMerge, TraceToken } from "../../trace";
import type { Symbols } from "./bpeMerge";
import { noMerge, type PairTable } from "./merges";

/**
 * Merges symbols one pair at a time, as the definition has it, and tells each step.
 * @param symbols of a pre-token, left as they are
 * @param nameOf the name of an entry
 */
export function traceMerges(symbols: Symbols, pairs: PairTable, nameOf: (id: number) => string): ModelTrace {
  const tokens: TraceToken[] = Array.from({ length: symbols.count }, (_, i) => {
    const { id, start, end, flags } = symbols.at(i);
    return { id, name: nameOf(id), start, end, flags };
  });
  const first = tokens.slice();
  const merges: TraceMerge[] = [];
  const rankOf = (left: TraceToken | undefined, right: TraceToken | undefined) =>
    left === undefined || right === undefined ? noMerge : pairs.rankAt(pairs.find(left.id, right.id));
  /** Of each token and the next. */
  const ranks = tokens.map((token, i) => rankOf(token, tokens[i + 1]));
  for (;;) {
    let best = -1;
    let rank = noMerge;
    for (let i = 0; i < ranks.length; i++) {
      if ((ranks[i] as number) < rank) {
        rank = ranks[i] as number;
        best = i;
      }
    }
    const [left, right] = [tokens[best], tokens[best + 1]];
    if (left === undefined || right === undefined) return { kind: "BPE", symbols: first, merges, tokens };
    const id = pairs.resultAt(pairs.find(left.id, right.id));
    const result = { id, name: nameOf(id), start: left.start, end: right.end, flags: 0 };
    merges.push({ rank, left, right, result });
    tokens.splice(best, 2, result);
    ranks.splice(best, 2, rankOf(result, tokens[best + 1]));
    if (best > 0) ranks[best - 1] = rankOf(tokens[best - 1], result);
  }
}
