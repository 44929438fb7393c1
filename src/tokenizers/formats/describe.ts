import { Fields } from "./fields";
import { modelType } from "./model";
import type { TokenizerParts } from "./parts";
import { readPreTokenizer } from "./pretokenizer";

/** What a tokenizer is made of, for a person to read before adding it. */
export interface TokenizerDescription {
  /** “Byte-level BPE, 50000 merges”. */
  readonly model: string;
  /** Entries, added tokens included. */
  readonly vocabularySize: number;
  /** Stages in order, each with its parameters: `Replace {2,} → “▁”`; empty where there are none. */
  readonly normalizer: readonly string[];
  readonly preTokenizer: readonly string[];
  readonly postProcessor: readonly string[];
  /** Contents of the control tokens, in order of ids. */
  readonly specials: readonly string[];
  /** Contents of other added tokens. */
  readonly addedTokens: readonly string[];
}

/** Fields of a component that say what it is, or that only matter for decoding and pairs. */
const silent = new Set(["type", "pair", "special_tokens", "trim_offsets", "single", "id", "processors"]);
/** A parameter longer than this is cut: a charsmap has 300,000 characters. */
const longestValue = 200;

/**
 * Describes a tokenizer that was read from files.
 * @throws {TokenizerError} when a stage is malformed; parts that a tokenizer was built of are not
 */
export function describeParts(parts: TokenizerParts): TokenizerDescription {
  const { recipe, vocabulary } = parts;
  if (recipe.kind === "tiktoken") {
    const specials = Object.entries(recipe.specials).sort(([, a], [, b]) => a - b);
    return {
      model: "Byte-level BPE by ranks",
      vocabularySize: vocabulary.ids.length + specials.length,
      normalizer: [],
      preTokenizer: [`Split ${shorten(recipe.pattern)}`],
      postProcessor: [],
      specials: specials.map(([content]) => content),
      addedTokens: [],
    };
  }
  const file = new Fields(recipe.file, "");
  const ids = new Set(vocabulary.ids);
  for (const { id } of parts.addedTokens) ids.add(id);
  const ordered = parts.addedTokens.toSorted((a, b) => a.id - b.id);
  return {
    model: modelInWords(parts, file),
    vocabularySize: ids.size,
    normalizer: stagesInWords(file.get("normalizer"), "normalizers"),
    preTokenizer: stagesInWords(file.get("pre_tokenizer"), "pretokenizers"),
    postProcessor: stagesInWords(file.get("post_processor"), "processors"),
    specials: ordered.filter(({ special }) => special).map(({ content }) => content),
    addedTokens: ordered.filter(({ special }) => !special).map(({ content }) => content),
  };
}

function modelInWords({ merges }: TokenizerParts, file: Fields): string {
  const model = file.get("model");
  const isBpe = merges !== null;
  const type = isBpe ? "BPE" : modelType(model);
  const isByteLevel = isBpe && readPreTokenizer(file.get("pre_tokenizer")).byteLevel;
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

/** A stage in words, sequences written out. */
function stagesInWords(field: Fields, listName: string): string[] {
  if (field.isNull) return [];
  const type = field.get("type").string();
  if (type === "Sequence") {
    return field
      .get(listName)
      .items()
      .flatMap((stage) => stagesInWords(stage, listName));
  }
  if (type === "TemplateProcessing") return [`TemplateProcessing ${templateInWords(field.get("single"))}`];
  const parameters = Object.entries(field.record())
    .filter(([name]) => !silent.has(name))
    .map(([name, value]) => `${name} ${shorten(inWords(value))}`);
  return [[type, parameters.join(", ")].filter((part) => part !== "").join(": ")];
}

function templateInWords(single: Fields): string {
  const pieces = single.items().map((piece) => {
    const special = piece.get("SpecialToken");
    return special.isNull ? "text" : special.get("id").string();
  });
  return pieces.join(" ");
}

/** `{"Regex":" {2,}"}` as ` {2,}`, other values as JSON writes them. */
function inWords(value: unknown): string {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    const [inner, ...others] = Object.values(value);
    if (typeof inner === "string" && others.length === 0) return inner === inner.trim() ? inner : `“${inner}”`;
  }
  return typeof value === "string" ? `“${value}”` : (JSON.stringify(value) ?? "");
}

function shorten(text: string): string {
  return text.length > longestValue ? `${text.slice(0, longestValue)}… (${text.length} characters)` : text;
}
