import { type Merged, MergedBuilder } from "./merged";

/** What a codebook is held to. */
export interface CodebookLimits {
  /** Codes at most; beyond them none is added. */
  readonly codes: number;
  /** Ids that a code stands for at most, 2 or more. */
  readonly length: number;
}

/**
 * Compresses ids as they come (Lempel–Ziv–Welch, as zip2zip has it; Geng et al. 2025): the longest sequence that the codebook has
 * is written as its code, and that sequence with the id behind it becomes the next code. Whoever reads the ids comes to the same
 * codebook, so that it need not be sent. A sequence of the greatest length is written at once, and begins no code.
 * @param first the first code, above all ids
 * @param controls ids that are in no code: what stands before one is written first
 */
export function compress(
  ids: Uint32Array,
  first: number,
  controls: ReadonlySet<number>,
  { codes, length }: CodebookLimits,
): Merged {
  const built = new MergedBuilder(ids.length);
  const book: number[][] = [];
  // By sequence and the id behind it. A sequence of one id is that id.
  const longer = new Map<number, number>();
  let [sequence, start] = [-1, 0];
  const write = () => {
    if (sequence >= 0) built.push(sequence, start);
    sequence = -1;
  };
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i] as number;
    if (controls.has(id)) {
      write();
      built.push(id, i);
      continue;
    }
    if (sequence >= 0) {
      // Both are below 2³², and their product below 2⁵³ for every vocabulary that there is.
      const key = sequence * first + id;
      const known = longer.get(key);
      if (known !== undefined) {
        sequence = known;
        if (i + 1 - start === length) write();
        continue;
      }
      if (book.length < codes) {
        longer.set(key, first + book.length);
        book.push([...(book[sequence - first] ?? [sequence]), id]);
      }
      write();
    }
    [sequence, start] = [id, i];
  }
  write();
  return built.finish(book, first);
}
