/** Code points from one to another, both of them included. */
export type CodePointRange = readonly [from: number, to: number];

/** Ranges that rise and do not touch. */
export type CodePointSet = readonly CodePointRange[];

const last = 0x10ffff;

/** All that some ranges have, in any order. */
export function unionOf(ranges: readonly CodePointRange[]): CodePointSet {
  const union: [number, number][] = [];
  for (const [from, to] of [...ranges].sort(([a], [b]) => a - b)) {
    const before = union.at(-1);
    if (before !== undefined && from <= before[1] + 1) before[1] = Math.max(before[1], to);
    else union.push([from, to]);
  }
  return union;
}

/** All code points that a set has not. */
export function complementOf(set: CodePointSet): CodePointSet {
  const complement: CodePointRange[] = [];
  let next = 0;
  for (const [from, to] of set) {
    if (from > next) complement.push([next, from - 1]);
    next = to + 1;
  }
  if (next <= last) complement.push([next, last]);
  return complement;
}

const digits: CodePointSet = [[0x30, 0x39]];
const wordCharacters = unionOf([...digits, [0x41, 0x5a], [0x5f, 0x5f], [0x61, 0x7a]]);
const lineEnds = unionOf([
  [0x0a, 0x0a],
  [0x0d, 0x0d],
  [0x2028, 0x2029],
]);
/** WhiteSpace and LineTerminator of ECMAScript. */
const whiteSpace = unionOf([
  ...lineEnds,
  [0x09, 0x0d],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
]);

/** What “.” stands for: all but ends of lines. */
export const anyButLineEnds = complementOf(lineEnds);

/** What escapes by a letter stand for, as in ECMAScript. */
export const classEscapes: ReadonlyMap<string, CodePointSet> = new Map([
  ["d", digits],
  ["D", complementOf(digits)],
  ["w", wordCharacters],
  ["W", complementOf(wordCharacters)],
  ["s", whiteSpace],
  ["S", complementOf(whiteSpace)],
]);

/** Bytes from one to another, for each byte of a character. */
export type ByteRanges = readonly CodePointRange[];

/** Where the UTF-8 of what follows is another: longer, or none, as of surrogates. */
const lengthEnds = [0x7f, 0x7ff, 0xd7ff, 0xdfff, 0xffff];

/**
 * The UTF-8 of a set as sequences of ranges of bytes: a string is a character of the set exactly when one sequence has each of
 * its bytes in its range (after Ken Thompson's grep, as RE2 does it). Surrogates have no UTF-8 and are left out.
 */
export function utf8RangesOf(set: CodePointSet): readonly ByteRanges[] {
  const found: ByteRanges[] = [];
  const add = (from: number, to: number): void => {
    if (from > to) return;
    const end = endOfFirstPart(from, to);
    if (end < to) {
      add(from, end);
      add(end + 1, to);
    } else if (from < 0xd800 || from > 0xdfff) {
      const [low, high] = [utf8Of(from), utf8Of(to)];
      found.push(low.map((byte, i) => [byte, high[i] as number]));
    }
  };
  for (const [from, to] of set) add(from, to);
  return found;
}

/** Up to where a range has the UTF-8 of one sequence of ranges, or is surrogates. */
function endOfFirstPart(from: number, to: number): number {
  for (const end of lengthEnds) if (from <= end && to > end) return end;
  if (from <= 0x7f || (from >= 0xd800 && from <= 0xdfff)) return to;
  // Bytes behind the first take any value only where a range has whole blocks of 64, 4,096 and so on.
  for (let block = 1; block < 4; block++) {
    const mask = (1 << (6 * block)) - 1;
    if ((from | mask) === (to | mask)) break;
    if ((from & mask) !== 0) return from | mask;
    if ((to & mask) !== mask) return (to & ~mask) - 1;
  }
  return to;
}

function utf8Of(code: number): number[] {
  if (code < 0x80) return [code];
  const more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
  const first = [0xc0, 0xe0, 0xf0][more - 1] as number;
  return Array.from({ length: more + 1 }, (_, i) => {
    const bits = code >> (6 * (more - i));
    return i === 0 ? first | bits : 0x80 | (bits & 0x3f);
  });
}
