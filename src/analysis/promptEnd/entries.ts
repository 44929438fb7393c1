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
  const offsets = new Uint32Array(count + 1);
  let bytes = new Uint8Array(count * 8 + 64);
  let end = 0;
  for (let i = 0; i < count; i++) {
    const entry = tokenizer.tokenBytes(ids[i] as number);
    const { length } = entry;
    if (end + length > bytes.length) {
      const larger = new Uint8Array((end + length) * 2);
      larger.set(bytes);
      bytes = larger;
    }
    // Most are a few bytes, which setting them at once would take longer than.
    for (let at = 0; at < length; at++) bytes[end + at] = entry[at] as number;
    end += length;
    offsets[i + 1] = end;
  }
  return { ids: ids.slice(0, count), offsets, bytes: bytes.slice(0, end) };
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
