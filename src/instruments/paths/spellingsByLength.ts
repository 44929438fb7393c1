import type { Lattice } from "./speller";

/** Sequences that spell a text, by how many tokens they have. */
export interface ByLength {
  /** How many have 0 tokens, 1, 2 and so on. */
  readonly counts: readonly bigint[];
  /** The first of them by their ids: the shortest first, of those of one length the ones whose first tokens are longer. */
  readonly first: readonly (readonly number[])[];
}

/**
 * Parts the sequences that spell some bytes by their lengths, and lists the first. Takes as long as the square of the bytes.
 * @param most sequences that are listed
 */
export function spellingsByLength(lattice: Lattice, most: number): ByLength {
  const { length } = lattice.bytes;
  // Of each place, how many ways of so many tokens lead from there to the end.
  const rest: bigint[][] = Array.from({ length: length + 1 }, () => []);
  const steps: { readonly end: number; readonly id: number }[][] = [];
  (rest[length] as bigint[]).push(1n);
  for (let at = length - 1; at >= 0; at--) {
    const own = rest[at] as bigint[];
    const found: { readonly end: number; readonly id: number }[] = [];
    lattice.visit(at, (end, id, entries) => {
      found.push({ end, id });
      for (const [tokens, ways] of (rest[end] as bigint[]).entries()) {
        while (own.length < tokens + 2) own.push(0n);
        own[tokens + 1] = (own[tokens + 1] as bigint) + ways * BigInt(entries);
      }
    });
    steps[at] = found.reverse();
  }
  const counts = rest[0] as bigint[];
  const first: number[][] = [];
  const path: number[] = [];
  const list = (at: number, tokens: number) => {
    if (first.length >= most) return;
    if (tokens === 0) {
      first.push([...path]);
      return;
    }
    for (const { end, id } of steps[at] ?? []) {
      if (((rest[end] as bigint[])[tokens - 1] ?? 0n) === 0n) continue;
      for (const twin of lattice.alike(id)) {
        path.push(twin);
        list(end, tokens - 1);
        path.pop();
      }
    }
  };
  for (let tokens = 0; tokens < counts.length; tokens++) if (counts[tokens] !== 0n) list(0, tokens);
  return { counts, first };
}
