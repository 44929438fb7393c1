import { enlarged } from "../../text/enlarged";
import type { SymbolReader } from "../../tokenizers/models/bpe/bpeSymbols";
import type { StagedTokenizer } from "../../tokenizers/stages";
import type { Tokenizer } from "../../tokenizers/tokenizer";
import type { VocabularyColumns } from "../../tokenizers/vocabulary";

const known = new WeakMap<Pick<StagedTokenizer, "stages">, VocabularyColumns>();

/**
 * What a text can go on with: all entries of a vocabulary with the bytes that they stand for, but for control tokens, which
 * no text becomes. Ordinary added tokens are among them; of added tokens with an entry's id the added one counts. “##ing”
 * stands for “ing”, “<0x0A>” for a byte, so two entries may stand for the same. Made once of a tokenizer.
 */
export function textEntries(tokenizer: Tokenizer & Pick<StagedTokenizer, "stages">): VocabularyColumns {
  const entries = known.get(tokenizer) ?? listEntries(tokenizer);
  known.set(tokenizer, entries);
  return entries;
}

function listEntries(tokenizer: Tokenizer & Pick<StagedTokenizer, "stages">): VocabularyColumns {
  const { model, addedTokens } = tokenizer.stages;
  const added = new Map<number, boolean>();
  for (const { id, special } of addedTokens) if (!added.has(id)) added.set(id, special);
  const ids = new Uint32Array(model.size + added.size);
  let count = 0;
  for (let id = 0, seen = 0; seen < model.size; id++) {
    if (!model.has(id)) continue;
    seen++;
    if (added.get(id) !== true) ids[count++] = id;
  }
  const own = count;
  for (const [id, special] of added) if (!special && !model.has(id)) ids[count++] = id;
  // The model's own are in order.
  if (count > own) ids.subarray(0, count).sort();
  const out = new EntryBytes(ids.slice(0, count));
  const { reader } = model;
  if (reader?.prefix.length === 0) takeRows(tokenizer, reader, added, out);
  else for (const id of out.ids) out.add(tokenizer.tokenBytes(id));
  return out.finish();
}

/** Takes entries of a BPE model, nearly all of which stand for the bytes that its columns have: in rows, without a view for each. */
function takeRows(
  tokenizer: Tokenizer,
  reader: SymbolReader,
  added: ReadonlyMap<number, boolean>,
  out: EntryBytes,
): void {
  const { vocabulary } = reader;
  const { offsets, bytes } = vocabulary.columns;
  // A row of entries that stand one after the other: where it begins and ends.
  let [from, to] = [0, 0];
  for (const id of out.ids) {
    const index = vocabulary.indexOf(id);
    const length = vocabulary.lengthOf(id);
    // A name of six bytes may be that of a byte.
    const isOwn = index !== -1 && !(length === 6 && reader.fallbackByte(id) !== -1) && !added.has(id);
    if (isOwn && index === to) {
      to++;
      continue;
    }
    out.addRow(offsets, bytes, from, to);
    [from, to] = isOwn ? [index, index + 1] : [0, 0];
    if (!isOwn) out.add(tokenizer.tokenBytes(id));
  }
  out.addRow(offsets, bytes, from, to);
}

/** The bytes of entries, one after the other. */
class EntryBytes {
  readonly ids: Uint32Array;
  private readonly offsets: Uint32Array;
  private bytes: Uint8Array;
  private count = 0;

  constructor(ids: Uint32Array) {
    this.ids = ids;
    this.offsets = new Uint32Array(ids.length + 1);
    this.bytes = new Uint8Array(ids.length * 8 + 64);
  }

  add(entry: Uint8Array): void {
    const end = this.offsets[this.count] as number;
    const { length } = entry;
    this.grow(end + length);
    // Most are a few bytes, which setting them at once would take longer than.
    for (let at = 0; at < length; at++) this.bytes[end + at] = entry[at] as number;
    this.offsets[++this.count] = end + length;
  }

  /** Adds the entries [from, to) of columns. */
  addRow(offsets: Uint32Array, bytes: Uint8Array, from: number, to: number): void {
    if (from === to) return;
    const end = this.offsets[this.count] as number;
    const [start, stop] = [offsets[from] as number, offsets[to] as number];
    this.grow(end + stop - start);
    this.bytes.set(bytes.subarray(start, stop), end);
    for (let index = from; index < to; index++)
      this.offsets[++this.count] = end + (offsets[index + 1] as number) - start;
  }

  finish(): VocabularyColumns {
    const { ids, offsets, bytes } = this;
    return { ids, offsets, bytes: bytes.slice(0, offsets[this.count]) };
  }

  private grow(size: number): void {
    if (size > this.bytes.length) this.bytes = enlarged(this.bytes, size * 2);
  }
}

/** An entry of a vocabulary, or a token. */
export interface Entry {
  readonly id: number;
  /** What it stands for in normalized text. */
  readonly bytes: Uint8Array;
}

/** Entries that begin with some bytes. */
export interface Beginning {
  /** How many there are. */
  readonly count: number;
  /** The first of them by id: as many as were asked for, or all. */
  readonly first: readonly Entry[];
}

/**
 * Finds the entries that begin with some bytes, those that are just these bytes among them; with no bytes, all. Looks at each:
 * a vocabulary of 200,000 takes about a millisecond, and needs no index that would take longer to make.
 * @param most of them that are listed
 */
export function entriesBeginningWith(
  { ids, offsets, bytes }: VocabularyColumns,
  start: Uint8Array,
  most: number,
): Beginning {
  const first: Entry[] = [];
  let count = 0;
  const { length } = start;
  for (let i = 0; i < ids.length; i++) {
    const from = offsets[i] as number;
    const to = offsets[i + 1] as number;
    if (to - from < length) continue;
    let same = 0;
    while (same < length && bytes[from + same] === start[same]) same++;
    if (same < length) continue;
    count++;
    // A copy: what is sent elsewhere takes all of its buffer along.
    if (first.length < most) first.push({ id: ids[i] as number, bytes: bytes.slice(from, to) });
  }
  return { count, first };
}
