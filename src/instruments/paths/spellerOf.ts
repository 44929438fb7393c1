import { textEntries } from "../../analysis/promptEnd/entries";
import { utf8Encode } from "../../text/utf8";
import { isStaged } from "../../tokenizers/isStaged";
import type { StagedTokenizer } from "../../tokenizers/stages";
import type { Tokenizer } from "../../tokenizers/tokenizer";
import type { VocabularyColumns } from "../../tokenizers/vocabulary";
import { InapplicableError } from "../instrument";
import { EntryTree, Speller } from "./speller";

const spellers = new WeakMap<Tokenizer, Speller>();

/**
 * What a tokenizer's entries spell in normalized text, control tokens left out; made once.
 * @throws {InapplicableError} for what has no vocabulary of pieces
 */
export function spellerOf(tokenizer: Tokenizer): { readonly tokenizer: StagedTokenizer; readonly speller: Speller } {
  if (!isStaged(tokenizer))
    throw new InapplicableError("It cuts texts by a rule: there is no vocabulary to spell with.");
  const known = spellers.get(tokenizer) ?? makeSpeller(tokenizer, textEntries(tokenizer));
  spellers.set(tokenizer, known);
  return { tokenizer, speller: known };
}

/**
 * What some entries spell.
 * @throws {InapplicableError} as {@link spellerOf} does
 */
export function makeSpeller(tokenizer: StagedTokenizer, entries: VocabularyColumns): Speller {
  const { model } = tokenizer.stages;
  if (model.trace("a").kind === "WordLevel") {
    throw new InapplicableError("Its words are entries as wholes: there are no pieces to spell them with.");
  }
  if (spellsAlike(tokenizer)) return new Speller(new EntryTree(entries));
  const added = new Set(tokenizer.stages.addedTokens.map(({ id }) => id));
  const known = new Map<string, EntryTree>();
  /** Those that may stand there; often as many as in another place, and then one tree. */
  const tree = (isInside: boolean, isLast: boolean): EntryTree => {
    const standing = entriesWith(entries, (id, bytes) => added.has(id) || model.find(bytes, isInside, isLast) === id);
    const key = standing.ids.join();
    const made = known.get(key) ?? new EntryTree(standing);
    known.set(key, made);
    return made;
  };
  return new Speller({
    first: tree(false, false),
    inside: tree(true, false),
    firstLast: tree(false, true),
    insideLast: tree(true, true),
  });
}

/** Those of some entries that a rule takes. */
export function entriesWith(
  { ids, offsets, bytes }: VocabularyColumns,
  stands: (id: number, bytes: Uint8Array) => boolean,
): VocabularyColumns {
  const places = Array.from(ids.keys()).filter((i) =>
    stands(ids[i] as number, bytes.subarray(offsets[i] as number, offsets[i + 1] as number)),
  );
  const ends = new Uint32Array(places.length + 1);
  for (const [at, i] of places.entries()) {
    ends[at + 1] = (ends[at] as number) + (offsets[i + 1] as number) - (offsets[i] as number);
  }
  const joined = new Uint8Array(ends.at(-1) ?? 0);
  for (const [at, i] of places.entries()) {
    joined.set(bytes.subarray(offsets[i] as number, offsets[i + 1] as number), ends[at] as number);
  }
  return { ids: Uint32Array.from(places, (i) => ids[i] as number), offsets: ends, bytes: joined };
}

/** Whether what stands for a letter is the same entry at a word's beginning, in it and at its end. */
function spellsAlike({ stages: { model } }: StagedTokenizer): boolean {
  return Array.from("aeiost", (letter) => utf8Encode(letter)).every((bytes) => {
    const first = model.find(bytes, false, false);
    return [model.find(bytes, true, false), model.find(bytes, false, true), model.find(bytes, true, true)].every(
      (id) => id === first,
    );
  });
}
