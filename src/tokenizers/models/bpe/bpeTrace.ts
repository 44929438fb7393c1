import type { ModelTrace, TraceMerge, TraceToken } from "../../trace";
import { mergeLong, type Symbols } from "./bpeMerge";
import type { PairTable } from "./merges";

/**
 * Merges symbols one pair at a time, and tells each step.
 * @param symbols of a pre-token; afterwards they are what is left of them
 * @param nameOf the name of an entry
 */
export function traceMerges(symbols: Symbols, pairs: PairTable, nameOf: (id: number) => string): ModelTrace {
  const first: TraceToken[] = Array.from({ length: symbols.count }, (_, i) => {
    const { id, start, end, flags } = symbols.at(i);
    return { id, name: nameOf(id), start, end, flags };
  });
  /** By the symbol that each begins with; null where another one has taken it in. */
  const tokens: (TraceToken | null)[] = first.slice();
  const merges: TraceMerge[] = [];
  mergeLong(symbols, pairs, (rank, at, gone) => {
    const [left, right] = [tokens[at] ?? null, tokens[gone] ?? null];
    if (left === null || right === null) throw new Error(`Merge ${merges.length} is of a symbol that is gone.`);
    const { id } = symbols.at(at);
    const result = { id, name: nameOf(id), start: left.start, end: right.end, flags: 0 };
    merges.push({ rank, left, right, result });
    tokens[at] = result;
    tokens[gone] = null;
  });
  return { kind: "BPE", symbols: first, merges, tokens: tokens.filter((token) => token !== null) };
}
