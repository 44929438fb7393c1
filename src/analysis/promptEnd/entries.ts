import type { StagedTokenizer } from "../../tokenizers/stages";
import type { Tokenizer } from "../../tokenizers/tokenizer";
import type { VocabularyColumns } from "../../tokenizers/vocabulary";

/**
 * What a text can go on with: all entries of a vocabulary with the bytes that they stand for, but for control tokens, which
 * no text becomes. Ordinary added tokens are among them; of added tokens with an entry's id the added one counts. “##ing”
 * stands for “ing”, “<0x0A>” for a byte, so two entries may stand for the same.
 */
export function textEntries(tokenizer: Tokenizer & Pick<StagedTokenizer, "stages">): VocabularyColumns {
  const { model, addedTokens } = tokenizer.stages;
  const added = new Map<number, boolean>();
  for (const { id, special } of addedTokens) if (!added.has(id)) added.set(id, special);
  const ids: number[] = [];
  for (let id = 0, seen = 0; seen < model.size; id++) {
    if (!model.has(id)) continue;
    seen++;
    if (added.get(id) !== true) ids.push(id);
  }
  const besides = Array.from(added).flatMap(([id, special]) => (special || model.has(id) ? [] : [id]));
  // The model's own are in order.
  for (const id of besides) ids.push(id);
  if (besides.length > 0) ids.sort((a, b) => a - b);
  const offsets = new Uint32Array(ids.length + 1);
  let bytes = new Uint8Array(ids.length * 8 + 64);
  let end = 0;
  ids.forEach((id, i) => {
    const entry = tokenizer.tokenBytes(id);
    if (end + entry.length > bytes.length) {
      const larger = new Uint8Array((end + entry.length) * 2);
      larger.set(bytes);
      bytes = larger;
    }
    bytes.set(entry, end);
    end += entry.length;
    offsets[i + 1] = end;
  });
  return { ids: Uint32Array.from(ids), offsets, bytes: bytes.slice(0, end) };
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
