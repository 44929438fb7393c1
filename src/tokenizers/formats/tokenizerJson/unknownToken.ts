import { utf8Encode } from "../../../text/utf8";
import { Vocabulary } from "../../vocabulary";
import { Fields } from "../fields";
import type { TokenizerParts } from "../parts";
import { readPreTokenizer } from "./pretokenizer";

/**
 * What to say of an unknown token that is no entry, in a sentence. The native package loads such a file, and refuses a text
 * when it comes to need the token.
 * @returns null where there is none, or no text can need it
 */
export function missingUnknownNote({ recipe, vocabulary, unwritable, merges, scores }: TokenizerParts): string | null {
  if (recipe.kind !== "tokenizer.json" || scores !== null) return null;
  const file = new Fields(recipe.file, "");
  const unknown = file.get("model").get("unk_token");
  if (unknown.isNull) return null;
  const { byteLevel } = readPreTokenizer(file.get("pre_tokenizer"), merges !== null);
  const { offsets } = vocabulary;
  const singles = Array.from(vocabulary.ids).filter((_, i) => (offsets[i + 1] ?? 0) - (offsets[i] ?? 0) === 1);
  if (byteLevel && singles.length - unwritable.length >= 256) return null;
  const name = unknown.string();
  const isEntry = new Vocabulary(vocabulary).idOf(utf8Encode(name)) !== undefined;
  return isEntry
    ? null
    : `The unknown token “${name}” is not in the vocabulary: a text that has what the vocabulary lacks cannot be encoded.`;
}
