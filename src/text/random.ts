/**
 * The generator xoshiro128** 1.1 (Blackman & Vigna 2018): gives whole numbers from 0 up to 2³².
 * @param seed four numbers of 32 bits, not all 0
 */
export function xoshiro128(seed: readonly [number, number, number, number]): () => number {
  let [a, b, c, d] = seed;
  return () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result;
  };
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

/** Numbers from 0 up to 1 of xoshiro128**. @param state begins them: a whole number of 32 bits */
export function drawsBy(state: number): () => number {
  // Four words that are never alike, so that not all of them are 0.
  const word = (i: number) => mixed((state + Math.imul(i, 0x9e3779b1)) | 0);
  const next = xoshiro128([word(1), word(2), word(3), word(4)]);
  return () => next() / 2 ** 32;
}

/** The last step of MurmurHash3 (Appleby), which takes no two words to the same. */
export function mixed(word: number): number {
  let out = word ^ (word >>> 16);
  out = Math.imul(out, 0x85ebca6b);
  out = Math.imul(out ^ (out >>> 13), 0xc2b2ae35);
  return (out ^ (out >>> 16)) >>> 0;
}
