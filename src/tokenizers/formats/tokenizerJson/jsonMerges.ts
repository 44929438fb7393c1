import { textNotation } from "../../notation";
import type { VocabularyColumns } from "../../vocabulary";
import { mostItems } from "../limits";
import { comma, expectedItems, grown, type Span, StringReader, skipSpace } from "./jsonBytes";
import type { FoundVocabulary } from "./jsonVocabulary";
import { hashOf, type NameIndex } from "./nameIndex";

/** Merges by the ids of entries, in order of ranks; the parts are entries, not empty, and so is what they make. */
export interface NamedMerges {
  readonly results: Uint32Array;
  readonly lefts: Uint32Array;
  /** A merge as the file writes it, for errors: `["a", "b"]`, or `"a b"` in files of before 2024. */
  written(rank: number): unknown;
}

/** A `model.merges` that was read. */
export interface FoundMerges {
  readonly span: Span;
  readonly merges: NamedMerges;
}

/**
 * Reads `[["a", "b"], …]`, or `["a b", …]` as in files of before 2024, from a file's bytes.
 * @param start where it begins
 * @returns null where it is anything else, or has to do with what is not in the vocabulary
 */
export function readMerges(bytes: Uint8Array, start: number, vocabulary: FoundVocabulary): FoundMerges | null {
  if (bytes[start] !== 0x5b) return null;
  let at = skipSpace(bytes, start + 1);
  const arePairs = bytes[at] === 0x5b;
  const reader = new MergeReader(bytes, vocabulary);
  const isEmpty = bytes[at] === 0x5d;
  const room = expectedItems(bytes, start);
  let results = new Uint32Array(room);
  let lefts = new Uint32Array(room);
  let count = 0;
  for (; !isEmpty; at = skipSpace(bytes, at + 1)) {
    at = arePairs ? reader.readPair(at) : reader.readJoined(at);
    if (at === -1) return null;
    if (count === mostItems) return null;
    if (count === results.length) {
      results = grown(results);
      lefts = grown(lefts);
    }
    results[count] = reader.result;
    lefts[count++] = reader.left;
    at = skipSpace(bytes, at);
    if (bytes[at] === comma) continue;
    if (bytes[at] !== 0x5d) return null;
    break;
  }
  const columns = { results: results.slice(0, count), lefts: lefts.slice(0, count) };
  const written = (rank: number) => {
    const left = nameOf(vocabulary.names, columns.lefts[rank]);
    const right = nameOf(vocabulary.names, columns.results[rank]).slice(left.length);
    return arePairs ? [left, right] : `${left} ${right}`;
  };
  return { span: { start, end: at + 1 }, merges: { ...columns, written } };
}

function nameOf({ ids, offsets, bytes }: VocabularyColumns, id: number | undefined): string {
  const index = ids.indexOf(id ?? -1);
  return textNotation.nameOf(bytes.subarray(offsets[index], offsets[index + 1]));
}

/** Reads merges, one after the other; each of its parts has to be an entry, not empty, and so has what it makes. */
class MergeReader {
  /** Ids of the last merge's left part, and of what it makes. */
  left = -1;
  result = -1;
  private readonly bytes: Uint8Array;
  private readonly ids: Uint32Array;
  private readonly index: NameIndex;
  private readonly reader: StringReader;
  /** Where the last result stands among the names. */
  private last = -1;

  constructor(bytes: Uint8Array, { names, ids, index }: FoundVocabulary) {
    this.bytes = bytes;
    this.ids = ids;
    this.index = index;
    // Two of the longest, the space between them, and what the reader keeps free: whatever is longer is no merge.
    this.reader = new StringReader(bytes, longestOf(names) * 2 + 8);
  }

  /** `["a", "b"]`; where it ends, or -1. */
  readPair(at: number): number {
    const { bytes, reader } = this;
    if (bytes[at] !== 0x5b) return -1;
    let i = reader.read(skipSpace(bytes, at + 1), 0);
    if (i === -1) return -1;
    const { end: join, hash } = reader;
    i = skipSpace(bytes, i);
    if (bytes[i] !== comma) return -1;
    i = reader.read(skipSpace(bytes, i + 1), join);
    if (i === -1) return -1;
    i = skipSpace(bytes, i);
    return bytes[i] === 0x5d && this.join(join, reader.end, hash, reader.hash) ? i + 1 : -1;
  }

  /** `"a b"`, with one space; where it ends, or -1. */
  readJoined(at: number): number {
    const { reader } = this;
    const { into } = reader;
    const end = reader.read(at, 0);
    const space = into.subarray(0, reader.end).indexOf(0x20);
    if (end === -1 || space === -1) return -1;
    into.copyWithin(space, space + 1, reader.end);
    const length = reader.end - 1;
    if (into.subarray(space, length).includes(0x20)) return -1;
    return this.join(space, length, hashOf(into, 0, space), hashOf(into, space, length)) ? end : -1;
  }

  /** Finds the parts, into[0, join) and into[join, length), and what they are together. */
  private join(join: number, length: number, leftHash: number, rightHash: number): boolean {
    const { ids, index, reader } = this;
    const { into } = reader;
    if (join === 0 || join === length) return false;
    const left = index.find(into, 0, join, leftHash);
    if (left === -1 || index.find(into, join, length, rightHash) === -1) return false;
    // Mostly it is what the last merge made, or the entry after that.
    if (!index.isAt(this.last, into, length)) {
      const isNext = index.isAt(this.last + 1, into, length);
      this.last = isNext ? this.last + 1 : index.find(into, 0, length, hashOf(into, 0, length));
      if (this.last === -1) return false;
    }
    this.left = ids[left] as number;
    this.result = ids[this.last] as number;
    return true;
  }
}

function longestOf({ offsets }: VocabularyColumns): number {
  let longest = 0;
  for (let i = 1; i < offsets.length; i++)
    longest = Math.max(longest, (offsets[i] as number) - (offsets[i - 1] as number));
  return longest;
}
