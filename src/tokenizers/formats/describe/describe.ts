import { Fields } from "../fields";
import type { TokenizerParts } from "../parts";
import { sentencePieceModels } from "../sentencePiece/sentencePieceStages";
import { modelType, takesBytes, takesLongest } from "../tokenizerJson/model";
import { readPreTokenizer } from "../tokenizerJson/pretokenizer";
import { describeStages, type StageStep } from "./describeStages";

/** What a tokenizer is made of, for a person to read before adding it. */
export interface TokenizerDescription {
  /** “Byte-level BPE, 50000 merges”. */
  readonly model: string;
  /** Entries, added tokens included. */
  readonly vocabularySize: number;
  /** What each stage does, step by step with its parameters: `Replace “ ” by “▁” (Replace)`; empty where there are none. */
  readonly normalizer: readonly string[];
  readonly preTokenizer: readonly string[];
  readonly postProcessor: readonly string[];
  /** Contents of the control tokens, in order of ids. */
  readonly specials: readonly string[];
  /** Contents of other added tokens. */
  readonly addedTokens: readonly string[];
}

/** A pattern longer than this is cut. */
const longestPattern = 200;

/**
 * Describes a tokenizer that was read from files.
 * @throws {TokenizerError} when a stage is malformed; parts that a tokenizer was built of are not
 */
export function describeParts(parts: TokenizerParts): TokenizerDescription {
  const { recipe, vocabulary } = parts;
  const stages = describeStages(parts);
  const inWords = {
    normalizer: stages.normalizer.map(stepInWords),
    preTokenizer: stages.preTokenizer.map(stepInWords),
    postProcessor: stages.postProcessor.map(stepInWords),
  };
  if (recipe.kind === "tiktoken") {
    const specials = Object.entries(recipe.specials).sort(([, a], [, b]) => a - b);
    return {
      model: "Byte-level BPE by ranks",
      vocabularySize: vocabulary.ids.length + specials.length,
      ...inWords,
      specials: specials.map(([content]) => content),
      addedTokens: [],
    };
  }
  const file = new Fields(recipe.file, "");
  const ids = new Set(vocabulary.ids);
  for (const { id } of parts.addedTokens) ids.add(id);
  const ordered = parts.addedTokens.toSorted((a, b) => a.id - b.id);
  return {
    model: recipe.kind === "SentencePiece" ? sentencePieceInWords(parts, file) : modelInWords(parts, file),
    vocabularySize: ids.size,
    ...inWords,
    specials: ordered.filter(({ special }) => special).map(({ content }) => content),
    addedTokens: ordered.filter(({ special }) => !special).map(({ content }) => content),
  };
}

function sentencePieceInWords({ vocabulary }: TokenizerParts, file: Fields): string {
  const model = file.get("model");
  const type = model.get("type").oneOf(sentencePieceModels);
  const fallback = model.get("byte_fallback").boolean(false) ? ", byte fallback" : "";
  return `SentencePiece ${type}, ${vocabulary.ids.length} pieces${fallback}`;
}

function modelInWords({ merges }: TokenizerParts, file: Fields): string {
  const model = file.get("model");
  const isBpe = merges !== null;
  if (!isBpe && takesLongest(model)) return "Longest match, byte by byte";
  const type = isBpe ? "BPE" : modelType(model);
  const isByteLevel = readPreTokenizer(file.get("pre_tokenizer"), takesBytes(model, isBpe)).byteLevel;
  const details = [
    isByteLevel ? `Byte-level ${type}` : type,
    ...(isBpe ? [`${merges.leftBytes.length} merges`] : []),
    ...(model.get("byte_fallback").boolean(false) ? ["byte fallback"] : []),
    ...(model.get("ignore_merges").boolean(false) ? ["entries before merges"] : []),
  ];
  const unknown = model.get("unk_token");
  if (!unknown.isNull) details.push(`unknown token ${unknown.string()}`);
  return details.join(", ");
}

/** “Split at matches of the pattern, which stand alone: “\p{N}+” (Split)”: quoted, for white space may be what it says. */
function stepInWords({ name, words, code }: StageStep): string {
  return `${words}${code === null ? "" : `: “${shorten(code)}”`} (${name})`;
}

function shorten(text: string): string {
  return text.length > longestPattern ? `${text.slice(0, longestPattern)}… (${text.length} characters)` : text;
}
