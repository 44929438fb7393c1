import { shortened } from "../../../text/shortened";
import { utf8Encode } from "../../../text/utf8";
import { idOfEntry } from "../columns";
import { Fields } from "../fields";
import type { TokenizerParts } from "../parts";
import { modelType, takesBytes } from "./model";
import { readPreTokenizer } from "./pretokenizer";

/**
 * What to say of an unknown token that is no entry, in a sentence. The native package loads such a file, and refuses a text
 * when it comes to need the token.
 * @returns null where there is none, or no text can need it
 */
export function missingUnknownNote({ recipe, vocabulary, unwritable, merges, scores }: TokenizerParts): string | null {
  if (recipe.kind !== "tokenizer.json" || scores !== null) return null;
  const file = new Fields(recipe.file, "");
  const model = file.get("model");
  const unknown = model.get("unk_token");
  if (unknown.isNull) return null;
  const { byteLevel } = readPreTokenizer(file.get("pre_tokenizer"), takesBytes(model, merges !== null));
  // Words are no bytes in a row: any may be missing.
  if (byteLevel && modelType(model) !== "WordLevel" && hasAllBytes(vocabulary, unwritable)) return null;
  const name = unknown.string();
  const isEntry = idOfEntry(vocabulary, utf8Encode(name)) !== -1;
  return isEntry
    ? null
    : `The unknown token “${shortened(name)}” is not in the vocabulary: a text that has what the vocabulary lacks cannot be encoded.`;
}

/** Whether each byte is an entry; a name outside of the byte alphabet is no byte, whatever its length. */
function hasAllBytes({ ids, offsets, bytes }: TokenizerParts["vocabulary"], unwritable: Uint32Array): boolean {
  const noText = new Set(unwritable);
  const singles = new Set<number | undefined>();
  for (let i = 0; i < ids.length; i++) {
    const start = offsets[i] as number;
    if ((offsets[i + 1] as number) - start === 1 && !noText.has(ids[i] as number)) singles.add(bytes[start]);
  }
  return singles.size === 256;
}
