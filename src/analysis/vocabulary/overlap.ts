import { utf8Encode } from "../../text/utf8";
import type { TokenizerParts } from "../../tokenizers/formats/parts";
import { Vocabulary, type VocabularyColumns } from "../../tokenizers/vocabulary";
import { type AuditedTokenizer, type Entries, entriesOf } from "./entries";
import { modelFacts } from "./modelFacts";

/** Entries of a vocabulary as they are compared: what each stands for, with spaces for the signs that stand for them. */
export interface ComparedEntries {
  readonly columns: VocabularyColumns;
  readonly vocabulary: Vocabulary;
  /** Where each is among all entries of its tokenizer. */
  readonly indices: Uint32Array;
  /** Different ones. */
  readonly size: number;
}

/** What two vocabularies have in common. */
export interface Overlap {
  /** Different entries of each, without control tokens. */
  readonly entriesA: number;
  readonly entriesB: number;
  readonly common: number;
  /** Common ones whose id is the same in both. */
  readonly sameId: number;
  /** Common ones ÷ those of either (Jaccard 1901); 1 where there are none. */
  readonly jaccard: number;
}

const sign = utf8Encode("▁");

/**
 * The entries of a tokenizer that are no control tokens, as bytes. Where entries are characters, “▁” is a space, and `<0x41>` is the
 * byte; where they are pieces that continue a word (`##ing`), they keep their prefix, since “ing” is another entry.
 */
export function comparedEntries(
  tokenizer: AuditedTokenizer,
  parts: TokenizerParts,
  entries: Entries = entriesOf(tokenizer, parts),
): ComparedEntries {
  const { isByteLevel, prefix } = modelFacts(parts);
  const ids = new Uint32Array(entries.ids.length);
  const indices = new Uint32Array(entries.ids.length);
  const offsets = new Uint32Array(entries.ids.length + 1);
  let count = 0;
  const bytes = new Uint8Array(entries.bytes.length + prefix.length * 4 * entries.ids.length);
  let end = 0;
  entries.ids.forEach((id, index) => {
    const added = entries.added.get(id);
    if (added?.special === true) return;
    if (prefix !== "" && added === undefined) {
      const written = utf8Encode(tokenizer.tokenName(id));
      end = put(bytes, end, written, 0, written.length, isByteLevel);
    } else {
      const [from, to] = [entries.offsets[index] as number, entries.offsets[index + 1] as number];
      end = put(bytes, end, entries.bytes, from, to, isByteLevel);
    }
    ids[count] = id;
    indices[count] = index;
    offsets[++count] = end;
  });
  const columns = {
    ids: ids.slice(0, count),
    offsets: offsets.slice(0, count + 1),
    bytes: bytes.subarray(0, end),
  };
  const vocabulary = new Vocabulary(columns);
  let size = 0;
  eachDistinct({ columns, vocabulary }, () => size++);
  return { columns, vocabulary, indices: indices.slice(0, count), size };
}

/** Compares two vocabularies. */
export function overlapOf(a: ComparedEntries, b: ComparedEntries): Overlap {
  let common = 0;
  let sameId = 0;
  eachDistinct(a, (id, start, end) => {
    const other = b.vocabulary.find(a.columns.bytes, start, end);
    if (other === -1) return;
    common++;
    if (other === id) sameId++;
  });
  const either = a.size + b.size - common;
  return { entriesA: a.size, entriesB: b.size, common, sameId, jaccard: either === 0 ? 1 : common / either };
}

/** Visits entries with where their bytes are, of equal ones the first. @param visit is told their place among the compared ones too */
export function eachDistinct(
  { columns: { ids, offsets, bytes }, vocabulary }: Pick<ComparedEntries, "columns" | "vocabulary">,
  visit: (id: number, start: number, end: number, place: number) => void,
): void {
  ids.forEach((id, index) => {
    const [start, end] = [offsets[index] as number, offsets[index + 1] as number];
    if (vocabulary.find(bytes, start, end) === id) visit(id, start, end, index);
  });
}

/** Puts an entry, with a space for each “▁” unless it is bytes; entries are short, and no array is made for one. @returns where it ends */
function put(bytes: Uint8Array, at: number, of: Uint8Array, from: number, to: number, isBytes: boolean): number {
  let end = at;
  for (let i = from; i < to; ) {
    const isSign = !isBytes && of[i] === sign[0] && i + 2 < to && of[i + 1] === sign[1] && of[i + 2] === sign[2];
    bytes[end++] = isSign ? 0x20 : (of[i] as number);
    i += isSign ? sign.length : 1;
  }
  return end;
}
