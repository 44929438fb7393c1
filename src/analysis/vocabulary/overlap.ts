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
  const ids: number[] = [];
  const indices: number[] = [];
  const offsets = [0];
  const bytes = new Uint8Array(entries.bytes.length + prefix.length * 4 * entries.ids.length);
  let end = 0;
  entries.ids.forEach((id, index) => {
    const added = entries.added.get(id);
    if (added?.special === true) return;
    const isWritten = prefix !== "" && added === undefined;
    const entry = isWritten ? utf8Encode(tokenizer.tokenName(id)) : entries.at(index);
    end = isByteLevel ? put(bytes, end, entry) : putSpaced(bytes, end, entry);
    ids.push(id);
    indices.push(index);
    offsets.push(end);
  });
  const columns = { ids: Uint32Array.from(ids), offsets: Uint32Array.from(offsets), bytes: bytes.subarray(0, end) };
  const vocabulary = new Vocabulary(columns);
  let size = 0;
  eachDistinct({ columns, vocabulary }, () => size++);
  return { columns, vocabulary, indices: Uint32Array.from(indices), size };
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

function put(bytes: Uint8Array, at: number, entry: Uint8Array): number {
  bytes.set(entry, at);
  return at + entry.length;
}

/** Puts an entry with a space for each “▁”. */
function putSpaced(bytes: Uint8Array, at: number, entry: Uint8Array): number {
  let end = at;
  for (let i = 0; i < entry.length; ) {
    const isSign = entry[i] === sign[0] && entry[i + 1] === sign[1] && entry[i + 2] === sign[2];
    bytes[end++] = isSign ? 0x20 : (entry[i] as number);
    i += isSign ? sign.length : 1;
  }
  return end;
}
