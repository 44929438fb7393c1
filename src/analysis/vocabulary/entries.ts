import type { AddedToken } from "../../tokenizers/addedTokens";
import type { TokenizerParts } from "../../tokenizers/formats/parts";
import type { IncrementalTokenizer } from "../../tokenizers/incremental";
import type { StagedTokenizer } from "../../tokenizers/stages";
import type { Tokenizer } from "../../tokenizers/tokenizer";

/** A tokenizer that has a vocabulary of its own, as against a baseline. */
export type AuditedTokenizer = Tokenizer & StagedTokenizer & IncrementalTokenizer;

/** All entries of a vocabulary, added tokens among them, in order of their ids. */
export interface Entries {
  readonly ids: Uint32Array;
  /** Where each entry's bytes begin, and one more: what `tokenBytes` says that the entry stands for. */
  readonly offsets: Uint32Array;
  readonly bytes: Uint8Array;
  /** Added tokens by their ids; of those that share one, the first. */
  readonly added: ReadonlyMap<number, AddedToken>;
  /** The bytes that an entry at an index stands for: a view, not to be written to. */
  at(index: number): Uint8Array;
}

/** Lists the entries of a tokenizer. */
export function entriesOf(tokenizer: AuditedTokenizer, { vocabulary }: TokenizerParts): Entries {
  const added = new Map<number, AddedToken>();
  for (const token of tokenizer.stages.addedTokens) if (!added.has(token.id)) added.set(token.id, token);
  const { model } = tokenizer.stages;
  const more = [...added.keys()].filter((id) => !model.has(id));
  const ids = more.length === 0 ? vocabulary.ids : Uint32Array.from([...vocabulary.ids, ...more]).sort();
  const offsets = new Uint32Array(ids.length + 1);
  // Few entries stand for more than they are written in.
  let room = new Uint8Array(vocabulary.bytes.length + 1024);
  let end = 0;
  for (let i = 0; i < ids.length; i++) {
    const entry = tokenizer.tokenBytes(ids[i] as number);
    if (end + entry.length > room.length) {
      const more = new Uint8Array(2 * (end + entry.length));
      more.set(room);
      room = more;
    }
    // Entries are short: to copy one as an array takes longer.
    for (let j = 0; j < entry.length; j++) room[end++] = entry[j] as number;
    offsets[i + 1] = end;
  }
  const bytes = room.slice(0, end);
  return { ids, offsets, bytes, added, at: (index) => bytes.subarray(offsets[index], offsets[index + 1]) };
}
