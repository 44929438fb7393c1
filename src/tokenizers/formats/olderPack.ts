import { otherBytesSince, wordPieceBytesSince } from "../pack/format";
import { Fields } from "./fields";
import type { TokenizerParts } from "./parts";
import { bytesOfNames } from "./tokenizerJson/alphabetNames";
import { modelType, takesBytes } from "./tokenizerJson/model";
import { readPreTokenizer } from "./tokenizerJson/pretokenizer";

/**
 * What a pack's parts mean, by its version (docs/pack.md): byte-level WordPiece, Unigram and WordLevel had the names of entries where they
 * now have their bytes.
 * @param version which the pack's header gives
 */
export function readAsOf(version: number, parts: TokenizerParts): TokenizerParts {
  const { recipe, vocabulary } = parts;
  if (version >= otherBytesSince || recipe.kind !== "tokenizer.json" || parts.merges !== null) return parts;
  const file = new Fields(recipe.file, "");
  const model = file.get("model");
  if (modelType(model) === "WordPiece" && version >= wordPieceBytesSince) return parts;
  const { byteLevel } = readPreTokenizer(file.get("pre_tokenizer"), takesBytes(model, false));
  return byteLevel ? { ...parts, ...bytesOfNames(vocabulary) } : parts;
}
