import fc from "fast-check";
import { Tokenizer } from "tokenizers";
import { EncodingBuilder } from "../../src/tokenizers/encodingBuilder";
import type { Model } from "../../src/tokenizers/models/model";
import { type Encoding, TokenFlag } from "../../src/tokenizers/tokenizer";
import type { TraceToken } from "../../src/tokenizers/trace";
import type { VocabularyColumns } from "../../src/tokenizers/vocabulary";
import { findDifference } from "./oracle";

/** Characters of one to four bytes, marks and an emoji sequence's parts among them, few enough to meet again. */
export const fewCharacters = ["a", "b", "#", "é", "▁", "न", "ि", "👍", "\u{1f3fe}"];

/** Strings over {@link fewCharacters}, and now and then a character that no vocabulary over them has. */
export const fewTexts = (maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...fewCharacters, "漢"), minLength: 1, maxLength });

/** A vocabulary of the names, with ids 0, 1, 2 …. */
export function columnsOf(names: readonly string[]): VocabularyColumns {
  const entries = names.map((name) => Buffer.from(name));
  const offsets = new Uint32Array(names.length + 1);
  entries.forEach((entry, i) => {
    offsets[i + 1] = (offsets[i] ?? 0) + entry.length;
  });
  return { ids: Uint32Array.from(names.keys()), offsets, bytes: new Uint8Array(Buffer.concat(entries)) };
}

/**
 * Items in another order.
 * @param places each item is swapped, in turn, with the one at such a place; fewer places leave more as they are, so that a
 *   failure can be made smaller
 */
export function swapped<T>(items: readonly T[], places: readonly number[]): T[] {
  const result = [...items];
  places.forEach((place, i) => {
    const [at, to] = [i % Math.max(1, items.length), place % Math.max(1, items.length)];
    const [one, other] = [result[at], result[to]];
    if (one !== undefined && other !== undefined) [result[at], result[to]] = [other, one];
  });
  return result;
}

/** The native package with nothing but the model: `tokenizer.json`'s field of that name. */
export function nativeModel(model: object): Tokenizer {
  return Tokenizer.fromString(JSON.stringify({ version: "1.0", added_tokens: [], model }));
}

/** Encodes a text as one pre-token. */
export function encodeWith(model: Model, text: string): Encoding {
  const out = new EncodingBuilder();
  model.encode(text, 0, text.length, 0, out);
  return out.finish();
}

/** The first difference between a model's tokens and the native package's, in words; null where there is none. */
export async function differenceFromNative(model: Model, native: Tokenizer, text: string): Promise<string | null> {
  const reference = await native.encode(text);
  const offsets = reference.getOffsets() as [number, number][];
  for (let time = 1; time <= 3; time++) {
    const ours = withWholeRuns(encodeWith(model, text));
    const difference = findDifference(text, ours, { ids: reference.getIds(), offsets: () => offsets });
    if (difference !== null) return `time ${time}: ${difference}`;
  }
  return null;
}

/** Tokens of a trace as an encoding has them. */
export function columnsOfTrace(tokens: readonly TraceToken[]): Encoding {
  const out = new EncodingBuilder();
  for (const { id, start, end, flags } of tokens) out.push(id, start, end, flags);
  return out.finish();
}

/** The native Unigram model gives each byte token the whole run of unknown characters that it is a byte of. */
function withWholeRuns({ ids, byteStart, byteEnd, flags }: Encoding): Encoding {
  const starts = byteStart.slice();
  const ends = byteEnd.slice();
  const isByte = (i: number) => ((flags[i] ?? 0) & TokenFlag.byteFallback) !== 0;
  for (let i = 1; i < ids.length; i++) if (isByte(i) && isByte(i - 1)) starts[i] = starts[i - 1] ?? 0;
  for (let i = ids.length - 2; i >= 0; i--) if (isByte(i) && isByte(i + 1)) ends[i] = ends[i + 1] ?? 0;
  return { ids, byteStart: starts, byteEnd: ends, flags };
}
