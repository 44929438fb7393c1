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
  for (;;) {
    let best = -1;
    let rank = noMerge;
    for (let i = 0; i + 1 < tokens.length; i++) {
      const found = pairs.rankAt(pairs.find((tokens[i] as TraceToken).id, (tokens[i + 1] as TraceToken).id));
      if (found < rank) {
        rank = found;
        best = i;
      }
    }
    const [left, right] = [tokens[best], tokens[best + 1]];
    if (left === undefined || right === undefined) return { kind: "BPE", symbols: first, merges, tokens };
    const id = pairs.resultAt(pairs.find(left.id, right.id));
    const result = { id, name: nameOf(id), start: left.start, end: right.end, flags: 0 };
    merges.push({ rank, left, right, result });
    tokens.splice(best, 2, result);
  }
}
