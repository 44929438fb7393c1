/**
 * Numbers' places in order of what they are, the highest first, and of equal ones the first: a radix sort, linear in their number.
 * @param keys no NaN; 0 and −0 are two
 */
export function placesByDescending(keys: Float64Array): Int32Array {
  const { length } = keys;
  // The low half of each number, then the high one: machines that run this have the lowest byte first.
  const halves = new Uint32Array(keys.buffer, keys.byteOffset, length * 2);
  let from = new Int32Array(length);
  let to = new Int32Array(length);
  for (let i = 0; i < length; i++) from[i] = i;
  const counts = new Int32Array(1 << 16);
  for (let digit = 0; digit < 4; digit++) {
    counts.fill(0);
    for (let i = 0; i < length; i++) {
      const bucket = bucketOf(halves, i, digit);
      counts[bucket] = (counts[bucket] as number) + 1;
    }
    let at = 0;
    for (let bucket = 0; bucket < counts.length; bucket++) {
      const here = counts[bucket] as number;
      counts[bucket] = at;
      at += here;
    }
    for (let i = 0; i < length; i++) {
      const place = from[i] as number;
      const bucket = bucketOf(halves, place, digit);
      to[counts[bucket] as number] = place;
      counts[bucket] = (counts[bucket] as number) + 1;
    }
    [from, to] = [to, from];
  }
  return from;
}

/** Sixteen bits of a number, the lowest being digit 0, as numbers that go down where it goes up. */
function bucketOf(halves: Uint32Array, place: number, digit: number): number {
  const half = halves[place * 2 + (digit >> 1)] as number;
  const bits = (half >>> ((digit & 1) * 16)) & 0xffff;
  // Of those below 0, which have the highest bit, the others go up where the number goes down.
  const isNegative = (halves[place * 2 + 1] as number) >= 0x80000000;
  return isNegative ? bits : bits ^ (digit === 3 ? 0x7fff : 0xffff);
}
