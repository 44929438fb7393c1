/** Made-up columns: encodings of one text as several tokenizers might cut it. */
import fc from "fast-check";
import { type Encoding, TokenFlag } from "../../src/tokenizers/tokenizer";

/** A text's bytes with the columns of some tokenizers. */
export interface MadeColumns {
  readonly text: Uint8Array;
  readonly encodings: readonly Encoding[];
}

type Range = readonly [start: number, end: number];

/** What a tokenizer does next, some bytes long. */
const step = fc.record({
  kind: fc.constantFrom("token", "token", "token", "token", "gap", "inserted", "shared", "overlap"),
  bytes: fc.integer({ min: 1, max: 4 }),
});

/** Ranges of a text's tokens: whole, dropped between, of no byte, several for one character, reaching into the next one. */
function rangesOf(steps: readonly { kind: string; bytes: number }[], length: number): Range[] {
  const ranges: Range[] = [];
  let at = 0;
  for (const { kind, bytes } of steps) {
    const end = Math.min(length, at + bytes);
    if (kind === "inserted") {
      ranges.push([at, at]);
      continue;
    }
    if (end === at) break;
    if (kind === "token" || kind === "shared") ranges.push([at, end]);
    if (kind === "shared") ranges.push([at, end]);
    if (kind === "overlap") ranges.push([at, end], [Math.max(at, end - 1), Math.min(length, end + 1)]);
    at = Math.max(end, ranges.at(-1)?.[1] ?? 0);
  }
  return ranges;
}

function encodingOf(ranges: readonly Range[]): Encoding {
  return {
    ids: Uint32Array.from(ranges, (_, i) => i % 3),
    byteStart: Uint32Array.from(ranges, ([start]) => start),
    byteEnd: Uint32Array.from(ranges, ([, end]) => end),
    flags: Uint8Array.from(ranges, ([start, end]) => (start === end ? TokenFlag.inserted : 0)),
  };
}

/** Texts of two letters and two digits, so that stretches come again, with so many columns. */
export const madeColumns = (most: number): fc.Arbitrary<MadeColumns> =>
  fc
    .record({
      text: fc.array(fc.constantFrom(0x61, 0x62, 0x30, 0x31), { maxLength: 24 }),
      columns: fc.array(fc.array(step, { maxLength: 16 }), { minLength: 1, maxLength: most }),
      /** Columns that are another's too, so that many boundaries are shared. */
      copies: fc.array(fc.nat({ max: 4 }), { maxLength: 2 }),
    })
    .map(({ text, columns, copies }) => {
      const all = [...columns, ...copies.flatMap((at) => columns.slice(at, at + 1))].slice(0, most);
      return {
        text: Uint8Array.from(text),
        encodings: all.map((steps) => encodingOf(rangesOf(steps, text.length))),
      };
    });

/**
 * The definition, byte by byte: places inside of the text at which a token begins or ends, and that none spans.
 */
export function boundariesByDefinition({ byteStart, byteEnd }: Encoding, length: number): number[] {
  const places: number[] = [];
  for (let place = 1; place < length; place++) {
    let isEnd = false;
    let isSpanned = false;
    byteStart.forEach((start, i) => {
      const end = byteEnd[i] ?? 0;
      if (start === end) return;
      if (start === place || end === place) isEnd = true;
      if (start < place && end > place) isSpanned = true;
    });
    if (isEnd && !isSpanned) places.push(place);
  }
  return places;
}

/** Cells by the definition: their ranges and how many tokens lie in each. */
export function cellsByDefinition(
  encoding: Encoding,
  length: number,
): { start: number; end: number; tokens: number }[] {
  if (length === 0) return [];
  const ends = [...boundariesByDefinition(encoding, length), length];
  return ends.map((end, i) => {
    const start = ends[i - 1] ?? 0;
    let tokens = 0;
    encoding.byteStart.forEach((from, token) => {
      const to = encoding.byteEnd[token] ?? 0;
      if (from < to && from >= start && to <= end) tokens++;
    });
    return { start, end, tokens };
  });
}
