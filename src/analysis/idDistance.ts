/** Symbols that one word of bits has. */
const wordBits = 32;

/**
 * Levenshtein's distance between two lists of ids: the fewest ids that have to be put in, left out or replaced by another for the one
 * to become the other. By Myers' bit vectors (“A fast bit-vector algorithm for approximate string matching based on dynamic
 * programming”, 1999) in Hyyrö's form in blocks (2003): time goes by the product of both lengths ÷ 32.
 */
export function editDistance(first: ArrayLike<number>, second: ArrayLike<number>): number {
  const start = commonStart(first, second);
  const end = commonEnd(first, second, start);
  const [rows, columns] = [first.length - start - end, second.length - start - end];
  if (rows === 0 || columns === 0) return Math.max(rows, columns);
  const blocks = Math.ceil(rows / wordBits);
  const places = placesOf(first, start, rows, blocks);
  // Where a column of the table of distances is one more than the row above it, and where one less.
  const more = new Int32Array(blocks).fill(-1);
  const less = new Int32Array(blocks);
  const none = new Int32Array(blocks);
  const last = 1 << ((rows - 1) % wordBits);
  let distance = rows;
  for (let column = 0; column < columns; column++) {
    const equal = places.get(second[start + column] as number) ?? none;
    // The topmost row goes up by one a column.
    let [carriedMore, carriedLess] = [1, 0];
    for (let block = 0; block < blocks; block++) {
      const [up, down] = [more[block] as number, less[block] as number];
      const same = (equal[block] as number) | carriedLess;
      const diagonal = (((same & up) + up) ^ up) | same | down;
      let across = down | ~(diagonal | up);
      let back = up & diagonal;
      if (block === blocks - 1) distance += (across & last) !== 0 ? 1 : (back & last) !== 0 ? -1 : 0;
      const [nextMore, nextLess] = [across >>> (wordBits - 1), back >>> (wordBits - 1)];
      across = (across << 1) | carriedMore;
      back = (back << 1) | carriedLess;
      const vertical = (equal[block] as number) | down;
      more[block] = back | ~(vertical | across);
      less[block] = across & vertical;
      [carriedMore, carriedLess] = [nextMore, nextLess];
    }
  }
  return distance;
}

/** How many different ids both of two lists have, and how many either has: Jaccard's index is the one ÷ the other. */
export function sharedIds(first: Iterable<number>, second: Iterable<number>): { both: number; either: number } {
  const [one, other] = [new Set(first), new Set(second)];
  let both = 0;
  for (const id of one) if (other.has(id)) both++;
  return { both, either: one.size + other.size - both };
}

/** Jaccard's index of two lists' sets of ids. Null where neither has any. */
export function idJaccard(first: Iterable<number>, second: Iterable<number>): number | null {
  const { both, either } = sharedIds(first, second);
  return either === 0 ? null : both / either;
}

/** At which of its rows each id stands, a bit a row. */
function placesOf(ids: ArrayLike<number>, start: number, rows: number, blocks: number): Map<number, Int32Array> {
  const places = new Map<number, Int32Array>();
  for (let row = 0; row < rows; row++) {
    const id = ids[start + row] as number;
    const bits = places.get(id) ?? new Int32Array(blocks);
    places.set(id, bits);
    const block = Math.floor(row / wordBits);
    bits[block] = (bits[block] as number) | (1 << (row % wordBits));
  }
  return places;
}

function commonStart(first: ArrayLike<number>, second: ArrayLike<number>): number {
  const most = Math.min(first.length, second.length);
  let length = 0;
  while (length < most && first[length] === second[length]) length++;
  return length;
}

function commonEnd(first: ArrayLike<number>, second: ArrayLike<number>, start: number): number {
  const most = Math.min(first.length, second.length) - start;
  let length = 0;
  while (length < most && first[first.length - 1 - length] === second[second.length - 1 - length]) length++;
  return length;
}
