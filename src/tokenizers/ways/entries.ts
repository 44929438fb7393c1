import { joinBytes } from "../../text/bytes";
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

/** An entry as it is written, its id, and how many bytes of text it stands for. */
export type WrittenEntry = readonly [bytes: Uint8Array, id: number, length: number];

/**
 * Entries of a model that text can be cut into: those that it finds by their bytes. A control token is one only where the model
 * itself makes it of its name.
 * @param controls ids of control tokens
 * @param isUnigram whether the model's scores are log probabilities
 */
export function entriesOf(model: Model, controls: ReadonlySet<number>, isUnigram: boolean): Entries {
  const prefix = model.reader?.prefix ?? model.prefix ?? nothing;
  const suffix = model.reader?.suffix ?? nothing;
  const written: WrittenEntry[] = [];
  let most = 0;
  for (let id = 0, seen = 0; seen < model.size; id++) {
    const bytes = model.tokenBytes(id);
    if (bytes === undefined) continue;
    seen++;
    most = id + 1;
    const core = endsWith(bytes, suffix) ? bytes.subarray(0, bytes.length - suffix.length) : null;
    if (bytes.length === 0 || (controls.has(id) && !makes(model, bytes, id))) continue;
    if (model.find(bytes, false, false) === id) written.push([bytes, id, (core ?? bytes).length]);
    if (prefix.length + suffix.length === 0) continue;
    const isInside = model.find(bytes, true, false) === id;
    if (prefix.length > 0 && (isInside || (core !== null && model.find(core, true, true) === id))) {
      written.push([joinBytes([prefix, bytes]), id, (core ?? bytes).length]);
    }
  }
  return entriesFrom(written, prefix, suffix, isUnigram && model.scores !== undefined ? model.scores : zipf(most));
}

/** Entries of byte strings as they are written; of equal ones the last counts. */
export function entriesFrom(
  written: readonly WrittenEntry[],
  prefix: Uint8Array,
  suffix: Uint8Array,
  scores: Float64Array,
): Entries {
  const offsets = new Uint32Array(written.length + 1);
  written.forEach(([bytes], i) => {
    offsets[i + 1] = (offsets[i] as number) + bytes.length;
  });
  const all = new Uint8Array(offsets[written.length] as number);
  written.forEach(([bytes], i) => {
    all.set(bytes, offsets[i]);
  });
  const columns = { ids: Uint32Array.from(written, ([, id]) => id), offsets, bytes: all };
  const trie = new ByteTrie(columns);
  let node = ByteTrie.root;
  for (const byte of prefix) {
    node = trie.step(node, byte);
    if (node === ByteTrie.root) break;
  }
  const isNone = node === ByteTrie.root && prefix.length > 0;
  const places = new Int32Array(written.reduce((high, [, id]) => Math.max(high, id + 1), 0));
  const sorted = Float64Array.from(written, ([, id, length]) => (0xffffff - length) * 2 ** 28 + id).sort();
  sorted.forEach((key, place) => {
    places[key % 2 ** 28] = place;
  });
  return {
    columns,
    trie,
    inside: Int32Array.from({ length: 256 }, (_, byte) => (isNone ? ByteTrie.root : trie.step(node, byte))),
    suffix,
    scores,
    places,
  };
}

/**
 * Log probabilities for a vocabulary that has none: Zipf’s law, an entry of rank r being as likely as 1 ÷ (r + 1) says, since
 * entries are learnt in about the order of how often they occur. Multiples of 2⁻²⁰, so that sums are exact.
 */
function zipf(size: number): Float64Array {
  let sum = 0;
  for (let rank = 0; rank < size; rank++) sum += 1 / (rank + 1);
  return Float64Array.from({ length: size }, (_, rank) => Math.round(-Math.log((rank + 1) * sum) * 2 ** 20) / 2 ** 20);
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
