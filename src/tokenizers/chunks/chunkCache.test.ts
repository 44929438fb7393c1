import fc from "fast-check";
import { expect, test } from "vitest";
import { utf8Encode } from "../../text/utf8";
import { EncodingBuilder } from "../encodingBuilder";
import { readAhead } from "../models/scratch";
import { ChunkCache } from "./chunkCache";

/** A chunk with its tokens, whose ranges are in bytes of the chunk. */
interface Known {
  readonly text: string;
  readonly mode: number;
  readonly tokens: readonly (readonly [id: number, start: number, end: number, flags: number])[];
}

const known: fc.Arbitrary<Known> = fc
  .tuple(fc.string({ minLength: 1, maxLength: 20, unit: fc.constantFrom(..." abcdéж中👍") }), fc.nat({ max: 1 }))
  .chain(([text, mode]) => {
    const bytes = utf8Encode(text).length;
    const place = fc.nat({ max: bytes });
    // Side by side, as most are, or anywhere.
    const adjoining = fc
      .array(fc.tuple(fc.nat({ max: 2 ** 21 }), fc.nat({ max: 31 })), { maxLength: bytes })
      .map((ids) => ids.map(([id, flags], i) => [id, i, i + 1, flags] as const));
    const anywhere = fc
      .array(fc.tuple(fc.nat({ max: 2 ** 31 }), place, place, fc.nat({ max: 31 })), { maxLength: 9 })
      .map((tokens) => tokens.map(([id, a, b, flags]) => [id, Math.min(a, b), Math.max(a, b), flags] as const));
    return fc.oneof(adjoining, anywhere).map((tokens) => ({ text, mode, tokens }));
  });

function asBytes(text: string): [view: DataView, length: number] {
  // What stands around a chunk is not part of it.
  const bytes = utf8Encode(`?${text}${"?".repeat(readAhead)}`);
  return [new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), bytes.length - 1 - readAhead];
}

function find(cache: ChunkCache, { text, mode }: Known): number {
  const [view, length] = asBytes(text);
  return cache.find(view, 1, length, mode, cache.hash(view, 1, length, mode));
}

function store(cache: ChunkCache, { text, mode, tokens }: Known): void {
  const [view, length] = asBytes(text);
  const out = new EncodingBuilder();
  out.push(7, 0, 1, 0);
  for (const [id, start, end, flags] of tokens) out.push(id, 1000 + start, 1000 + end, flags);
  cache.store(view, 1, length, mode, cache.hash(view, 1, length, mode), 1000, out, 1, out.length);
}

function replayed(cache: ChunkCache, record: number): number[][] {
  const out = new EncodingBuilder(1);
  cache.replay(record, 5, out);
  return Array.from({ length: out.length }, (_, i) => [
    out.idAt(i),
    out.startAt(i) - 5,
    out.endAt(i) - 5,
    out.flagsAt(i),
  ]);
}

test("a chunk has the tokens that were first stored for it, in either mode", () => {
  fc.assert(
    fc.property(fc.array(known, { maxLength: 60 }), (chunks) => {
      const cache = new ChunkCache();
      const first = new Map<string, Known>();
      for (const chunk of chunks) {
        const key = `${chunk.mode}${chunk.text}`;
        const record = find(cache, chunk);
        expect(record !== 0).toBe(first.has(key));
        if (!first.has(key)) first.set(key, chunk);
        store(cache, chunk);
        expect(replayed(cache, find(cache, chunk))).toEqual(first.get(key)?.tokens);
      }
      for (const chunk of first.values()) expect(replayed(cache, find(cache, chunk))).toEqual(chunk.tokens);
    }),
  );
});

const word = (i: number): Known => ({ text: ` word${i}`, mode: 0, tokens: [[i, 0, 5, 0]] });

test("many chunks are all found again", () => {
  const cache = new ChunkCache();
  for (let i = 0; i < 20_000; i++) store(cache, word(i));
  for (let i = 0; i < 20_000; i++) expect(replayed(cache, find(cache, word(i)))).toEqual(word(i).tokens);
});

test("a full cache keeps what it has while that is of use, and then begins anew", () => {
  const cache = new ChunkCache(400);
  for (let i = 0; i < 1000; i++) store(cache, word(i));
  expect(find(cache, word(0))).not.toBe(0);
  expect(find(cache, word(999))).toBe(0);
  cache.review(5000, 4000);
  expect(find(cache, word(0))).not.toBe(0);
  cache.review(100, 4000);
  expect(find(cache, word(0))).toBe(0);
  store(cache, word(999));
  expect(replayed(cache, find(cache, word(999)))).toEqual(word(999).tokens);
});

test("a chunk of more tokens than can be counted is not kept", () => {
  const cache = new ChunkCache();
  const chunk: Known = { text: "ﷺ", mode: 0, tokens: Array.from({ length: 300 }, (_, i) => [i, 0, 3, 16] as const) };
  store(cache, chunk);
  expect(find(cache, chunk)).toBe(0);
});
