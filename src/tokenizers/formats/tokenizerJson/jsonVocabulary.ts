import type { VocabularyColumns } from "../../vocabulary";
import { largestId, mostItems } from "../limits";
import { colon, comma, expectedItems, grown, type Span, StringReader, skipSpace } from "./jsonBytes";
import { NameIndex } from "./nameIndex";

/** A `model.vocab` that was read. */
export interface FoundVocabulary {
  readonly span: Span;
  /** In order of ids. */
  readonly names: VocabularyColumns;
  /** Finds names where the file has them… */
  readonly index: NameIndex;
  /** …and their ids in that order. */
  readonly ids: Uint32Array;
}

/**
 * Reads `{"name": id, …}` from a file's bytes.
 * @param start where it begins
 * @returns null where it is anything else, is empty, or has a name or an id twice
 */
export function readVocabulary(bytes: Uint8Array, start: number): FoundVocabulary | null {
  if (bytes[start] !== 0x7b) return null;
  const reader = new StringReader(bytes, bytes.length - start);
  const room = expectedItems(bytes, start);
  let ids = new Uint32Array(room);
  let offsets = new Uint32Array(room);
  let hashes = new Uint32Array(room);
  let count = 0;
  let at = skipSpace(bytes, start + 1);
  for (; ; at = skipSpace(bytes, at + 1)) {
    at = reader.read(at, offsets[count] as number);
    if (at === -1) return null;
    const { hash } = reader;
    at = skipSpace(bytes, at);
    if (bytes[at] !== colon) return null;
    at = skipSpace(bytes, at + 1);
    let id = 0;
    const digits = at;
    for (let digit = (bytes[at] ?? 0) - 0x30; digit >= 0 && digit <= 9; digit = (bytes[++at] ?? 0) - 0x30) {
      id = id * 10 + digit;
      if (id > largestId) return null;
    }
    // No digit, or more after a 0.
    if (at === digits || (bytes[digits] === 0x30 && at > digits + 1)) return null;
    if (count === mostItems) return null;
    if (count + 2 > ids.length) {
      ids = grown(ids);
      offsets = grown(offsets);
      hashes = grown(hashes);
    }
    ids[count] = id;
    hashes[count] = hash;
    offsets[++count] = reader.end;
    at = skipSpace(bytes, at);
    if (bytes[at] === comma) continue;
    if (bytes[at] !== 0x7d) return null;
    break;
  }
  const written = {
    ids: ids.slice(0, count),
    offsets: offsets.slice(0, count + 1),
    bytes: reader.into.slice(0, offsets[count]),
  };
  const names = inOrder(written);
  if (names === null) return null;
  const index = new NameIndex(written, hashes.subarray(0, count));
  return index.isUnique ? { span: { start, end: at + 1 }, names, ids: written.ids, index } : null;
}

/** Entries in order of their ids; null where two have the same. */
function inOrder(columns: VocabularyColumns): VocabularyColumns | null {
  const { ids, offsets, bytes } = columns;
  if (ids.every((id, i) => i === 0 || id > (ids[i - 1] as number))) return columns;
  const order = Uint32Array.from(ids.keys()).sort((a, b) => (ids[a] as number) - (ids[b] as number));
  const sorted = {
    ids: order.map((index) => ids[index] as number),
    offsets: new Uint32Array(offsets.length),
    bytes: new Uint8Array(bytes.length),
  };
  let end = 0;
  for (let i = 0; i < order.length; i++) {
    if (i > 0 && sorted.ids[i] === sorted.ids[i - 1]) return null;
    const index = order[i] as number;
    const entry = bytes.subarray(offsets[index], offsets[index + 1]);
    sorted.bytes.set(entry, end);
    end += entry.length;
    sorted.offsets[i + 1] = end;
  }
  return sorted;
}
