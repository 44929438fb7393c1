/** Tokens of a text from one number up to another. */
export interface TokenSpan {
  readonly start: number;
  readonly end: number;
}

/** What chunks of so many tokens come to. */
export interface ChunkFigures {
  /** Tokens of a chunk; the last may have fewer. */
  readonly size: number;
  readonly chunks: number;
  /** Chunks that were taken. */
  readonly taken: number;
  /** Tokens of the references that are in chunks that were taken ÷ tokens of these chunks. */
  readonly precision: number;
  /** The same ÷ all tokens of the references. */
  readonly recall: number;
  /** The same ÷ tokens that are of either. */
  readonly iou: number;
  /** Precision where every chunk is taken that has a token of a reference: the best that there is once recall is 1. */
  readonly precisionOmega: number;
}

/**
 * Cuts a text into chunks of so many tokens and takes, for each reference, those that have most of it: what the best of all
 * retrievers would. (Smith and Troynikov 2024, whose measures Domain-RAG has.)
 * @param tokens of the text
 * @param references stretches that an answer needs, in any order; they may lie over each other
 * @param size tokens of a chunk
 * @param most chunks that are taken for a reference, at most
 * @returns null where no reference has a token
 */
export function chunkOverlap(
  tokens: number,
  references: readonly TokenSpan[],
  size: number,
  most: number,
): ChunkFigures | null {
  const chunks = Math.ceil(tokens / size);
  const taken = new Uint8Array(chunks);
  const touched = new Uint8Array(chunks);
  for (const { start, end } of references) {
    if (end <= start) continue;
    const [first, last] = [Math.floor(start / size), Math.floor((end - 1) / size)];
    touched.fill(1, first, last + 1);
    for (const chunk of fullest(first, last, start, end, size, most)) taken[chunk] = 1;
  }
  const marked = new Uint8Array(tokens);
  for (const { start, end } of references) marked.fill(1, start, end);
  let [needed, found, ofTaken, ofTouched] = [0, 0, 0, 0];
  for (let token = 0; token < tokens; token++) {
    const chunk = Math.floor(token / size);
    needed += marked[token] as number;
    ofTaken += taken[chunk] as number;
    ofTouched += touched[chunk] as number;
    found += (marked[token] as number) & (taken[chunk] as number);
  }
  if (needed === 0) return null;
  return {
    size,
    chunks,
    taken: taken.reduce((sum, one) => sum + one, 0),
    precision: found / ofTaken,
    recall: found / needed,
    iou: found / (needed + ofTaken - found),
    precisionOmega: needed / ofTouched,
  };
}

/** Of the chunks that a reference lies in, those that have most of it; of equal ones the earlier. */
function fullest(first: number, last: number, start: number, end: number, size: number, most: number): number[] {
  // Those between the first and the last are full of it.
  const inFirst = Math.min(end, (first + 1) * size) - start;
  const inLast = end - Math.max(start, last * size);
  const inner = Array.from({ length: Math.min(most, Math.max(0, last - first - 1)) }, (_, i) => first + 1 + i);
  const ends = first === last ? [first] : inLast > inFirst ? [last, first] : [first, last];
  const isFull = first !== last && inFirst === size;
  return (isFull ? [first, ...inner, last] : [...inner, ...ends]).slice(0, most);
}
