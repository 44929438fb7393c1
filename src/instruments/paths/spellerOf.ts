import { textEntries } from "../../analysis/promptEnd/entries";
import { utf8Encode } from "../../text/utf8";
import { isStaged } from "../../tokenizers/isStaged";
import type { StagedTokenizer } from "../../tokenizers/stages";
import type { Tokenizer } from "../../tokenizers/tokenizer";
import { InapplicableError } from "../instrument";
import { Speller } from "./spellings";

const spellers = new WeakMap<Tokenizer, Speller>();

/**
 * What a tokenizer's entries spell in normalized text, control tokens left out; made once.
 * @throws {InapplicableError} for what has no vocabulary, and where an entry is written otherwise at a word's beginning or end: it does
 * not spell the same everywhere
 */
export function spellerOf(tokenizer: Tokenizer): Speller {
  const known = spellers.get(tokenizer);
  if (known !== undefined) return known;
  if (!isStaged(tokenizer))
    throw new InapplicableError("It cuts texts by a rule: there is no vocabulary to spell with.");
  if (!spellsAlike(tokenizer)) {
    throw new InapplicableError(
      "Its entries say where in a word they stand (##ing, ing</w>), so that not every sequence of them is a text. Choose a tokenizer of BPE or Unigram without such signs.",
    );
  }
  const speller = new Speller(textEntries(tokenizer));
  spellers.set(tokenizer, speller);
  return speller;
}

/** Whether what stands for a letter is the same entry at a word's beginning, in it and at its end. */
function spellsAlike({ stages: { model } }: StagedTokenizer): boolean {
  const { kind } = model.trace("a");
  if (kind !== "BPE" && kind !== "Unigram") return false;
  return Array.from("aeiost", (letter) => utf8Encode(letter)).every((bytes) => {
    const first = model.find(bytes, false, false);
    return [model.find(bytes, true, false), model.find(bytes, false, true), model.find(bytes, true, true)].every(
      (id) => id === first,
    );
  });
}
