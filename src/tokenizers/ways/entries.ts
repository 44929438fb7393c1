import { enlarged } from "../../text/enlarged";
import { EncodingBuilder } from "../encodingBuilder";
import type { Model } from "../models/model";
import { ByteTrie } from "../models/unigram/byteTrie";
import type { VocabularyColumns } from "../vocabulary";

/** The entries of a vocabulary as a tree, with what they cost a way that adds up likelihoods. */
export interface Entries {
  /** The same in columns. */
  readonly columns: VocabularyColumns;
  /** As they are written: with the prefix of those that stand inside of a pre-token, and the suffix of those that end one. */
  readonly trie: ByteTrie;
  /** Where the tree goes on inside of a pre-token, for each byte; the root where no entry does. */
  readonly inside: Int32Array;
  /** What stands behind a pre-token before its last entry is looked for (`</w>`). May be empty. */
  readonly suffix: Uint8Array;
  /** Logarithm of each entry's probability, by its id. */
  readonly scores: Float64Array;
  /** Place of each entry among all, the longest first and of equal ones the lowest id, by its id. */
  readonly places: Int32Array;
}

const nothing = new Uint8Array();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** Byte strings as entries are written, in order of their ids, each with how many bytes of text it stands for. */
export class WrittenEntries {
  private ids = new Uint32Array(1 << 12);
  private lengths = new Uint32Array(1 << 12);
  private ends = new Uint32Array(1 << 12);
  private bytes = new Uint8Array(1 << 15);
  private count = 0;

  /** Adds an entry, some bytes behind others. */
  add(before: Uint8Array, bytes: Uint8Array, id: number, length: number): void {
    const { count } = this;
    if (count === this.ids.length) {
      this.ids = enlarged(this.ids, count * 2);
      this.lengths = enlarged(this.lengths, count * 2);
      this.ends = enlarged(this.ends, count * 2);
    }
    let end = count === 0 ? 0 : (this.ends[count - 1] as number);
    const needed = end + before.length + bytes.length;
    if (needed > this.bytes.length) this.bytes = enlarged(this.bytes, needed * 2);
    for (let i = 0; i < before.length; i++) this.bytes[end++] = before[i] as number;
    for (let i = 0; i < bytes.length; i++) this.bytes[end++] = bytes[i] as number;
    this.ids[count] = id;
    this.lengths[count] = length;
    this.ends[count] = end;
    this.count = count + 1;
  }

  /** The entries as columns. */
  columns(): VocabularyColumns {
    const { count, ids, ends, bytes } = this;
    const offsets = new Uint32Array(count + 1);
    offsets.set(ends.subarray(0, count), 1);
    return { ids: ids.slice(0, count), offsets, bytes: bytes.slice(0, offsets[count]) };
  }

  /** The place of each entry among all, the longest first and of equal ones the lowest id, by its id. */
  places(): Int32Array {
    const { count, ids, lengths } = this;
    const longest = lengths.subarray(0, count).reduce((high, length) => Math.max(high, length), 0);
    // By length from the longest on: how many come before.
    const next = new Uint32Array(longest + 2);
    for (let i = 0; i < count; i++) {
      const after = longest - (lengths[i] as number) + 1;
      next[after] = (next[after] as number) + 1;
    }
    for (let i = 1; i < next.length; i++) next[i] = (next[i] as number) + (next[i - 1] as number);
    const places = new Int32Array(count === 0 ? 0 : (ids[count - 1] as number) + 1);
    for (let i = 0; i < count; i++) {
      const rank = longest - (lengths[i] as number);
      places[ids[i] as number] = next[rank] as number;
      next[rank] = (next[rank] as number) + 1;
    }
    return places;
  }
}

/**
 * Entries of a model that text can be cut into: those that it finds by their bytes. A control token is one only where the model
 * itself makes it of its name.
 * @param controls ids of control tokens
 * @param isUnigram whether the model's scores are log probabilities
 */
export function entriesOf(model: Model, controls: ReadonlySet<number>, isUnigram: boolean): Entries {
  const prefix = model.reader?.prefix ?? model.prefix ?? nothing;
  const suffix = model.reader?.suffix ?? nothing;
  const written = new WrittenEntries();
  for (let id = 0, seen = 0; seen < model.size; id++) {
    const bytes = model.tokenBytes(id);
    if (bytes === undefined) continue;
    seen++;
    const core = endsWith(bytes, suffix) ? bytes.subarray(0, bytes.length - suffix.length) : null;
    if (bytes.length === 0 || (controls.has(id) && !makes(model, bytes, id))) continue;
    if (model.find(bytes, false, false) === id) written.add(nothing, bytes, id, (core ?? bytes).length);
    if (prefix.length + suffix.length === 0) continue;
    const isInside = model.find(bytes, true, false) === id;
    if (prefix.length > 0 && (isInside || (core !== null && model.find(core, true, true) === id))) {
      written.add(prefix, bytes, id, (core ?? bytes).length);
    }
  }
  return entriesFrom(written, prefix, suffix, scoresOf(model, isUnigram));
}

/** Log probabilities of a model's entries by their ids: its own, else by Zipf’s law. @param isUnigram as of {@link entriesOf} */
export function scoresOf(model: Model, isUnigram: boolean): Float64Array {
  if (isUnigram && model.scores !== undefined) return model.scores;
  let size = 0;
  for (let seen = 0; seen < model.size; size++) if (model.has(size)) seen++;
  return zipf(size);
}

/** Entries of byte strings as they are written; of equal ones the last counts. */
export function entriesFrom(
  written: WrittenEntries,
  prefix: Uint8Array,
  suffix: Uint8Array,
  scores: Float64Array,
): Entries {
  const columns = written.columns();
  const trie = new ByteTrie(columns);
  let node = ByteTrie.root;
  for (const byte of prefix) {
    node = trie.step(node, byte);
    if (node === ByteTrie.root) break;
  }
  const isNone = node === ByteTrie.root && prefix.length > 0;
  return {
    columns,
    trie,
    inside: Int32Array.from({ length: 256 }, (_, byte) => (isNone ? ByteTrie.root : trie.step(node, byte))),
    suffix,
    scores,
    places: written.places(),
  };
}

/** What sums of are exact: rounded to a multiple of 2⁻²⁰. */
function summable(score: number): number {
  return Math.round(score * 2 ** 20) / 2 ** 20;
}

/**
 * Log probabilities of entries by how often each came, all counted once more, so that none is impossible (Laplace’s rule).
 * @param ids those that came, once for each time; what is no entry is left out
 */
export function scoresByCount({ columns, scores: { length } }: Entries, ids: Uint32Array): Float64Array {
  const counts = new Uint32Array(length);
  for (const id of columns.ids) counts[id] = 1;
  let sum = counts.reduce((before, count) => before + count, 0);
  const seen = new Set<number>();
  for (const id of ids) {
    if (!(counts[id] as number)) continue;
    counts[id] = (counts[id] as number) + 1;
    sum++;
    seen.add(id);
  }
  const scores = new Float64Array(length).fill(summable(-Math.log(sum)));
  for (const id of seen) scores[id] = summable(Math.log((counts[id] as number) / sum));
  return scores;
}

/**
 * Log probabilities for a vocabulary that has none: Zipf’s law, an entry of rank r being as likely as 1 ÷ (r + 1) says, since
 * entries are learnt in about the order of how often they occur.
 */
function zipf(size: number): Float64Array {
  let sum = 0;
  for (let rank = 0; rank < size; rank++) sum += 1 / (rank + 1);
  const scores = new Float64Array(size);
  for (let rank = 0; rank < size; rank++) scores[rank] = summable(-Math.log((rank + 1) * sum));
  return scores;
}

/** Whether a model's tokens for an entry's bytes are that entry. */
function makes(model: Model, bytes: Uint8Array, id: number): boolean {
  const text = decoder.decode(bytes);
  const out = new EncodingBuilder();
  model.encode(text, 0, text.length, 0, out);
  return out.length === 1 && out.idAt(0) === id && out.flagsAt(0) === 0;
}

function endsWith(bytes: Uint8Array, suffix: Uint8Array): boolean {
  const from = bytes.length - suffix.length;
  return suffix.length > 0 && from > 0 && suffix.every((byte, i) => bytes[from + i] === byte);
}
