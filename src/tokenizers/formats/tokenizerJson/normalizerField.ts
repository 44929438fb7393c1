import { LiteralReplace, PatternReplace, Prepend } from "../../normalizers/replace";
import { NormalizerSequence } from "../../normalizers/sequence";
import type { NormalizerStage } from "../../normalizers/stage";
import type { Fields } from "../fields";
import { readRegex } from "./patternField";

/** What reads a stage of the normalizer, by its `type`. */
export type NormalizerKinds = ReadonlyMap<string, (field: Fields) => NormalizerStage>;

/** The kinds that Llama and Gemma have; the others come with `normalizer.ts`, which most tokenizers do without. */
export const plainNormalizers: NormalizerKinds = new Map([
  ["Replace", readReplace],
  ["Prepend", (field: Fields): NormalizerStage => new Prepend(field.get("prepend").string())],
]);

/**
 * Builds the normalizer stage from the `normalizer` field of tokenizer.json; null where there is none.
 * @param kinds those that may be in it
 * @throws {TokenizerError} that names the field which is malformed or not supported
 */
export function readNormalizerOf(field: Fields, kinds: NormalizerKinds): NormalizerStage | null {
  const [first, ...others] = stageFields(field).map((stage) => {
    const read = kinds.get(stageType(stage));
    return read === undefined ? stage.get("type").unsupported() : read(stage);
  });
  if (first === undefined) return null;
  return others.length === 0 ? first : new NormalizerSequence([first, ...others]);
}

/** The stages' fields in order, sequences within sequences written out. */
export function stageFields(field: Fields): Fields[] {
  if (field.isNull) return [];
  if (stageType(field) === "Sequence") return field.get("normalizers").items().flatMap(stageFields);
  return [field];
}

/** Kinds that the native package tells by their fields in files that do not name them, in its order. */
const fieldsOf: readonly (readonly [type: string, ...fields: string[]])[] = [
  ["BertNormalizer", "clean_text", "handle_chinese_chars", "lowercase"],
  ["Strip", "strip_left", "strip_right"],
  ["Sequence", "normalizers"],
  ["Precompiled", "precompiled_charsmap"],
  ["Replace", "pattern", "content"],
  ["Prepend", "prepend"],
];

/** A stage's `type`, or what it must be by its fields. */
export function stageType(field: Fields): string {
  const kind = field.get("type").isNull ? fieldsOf.find(([, ...names]) => field.has(...names)) : undefined;
  return kind?.[0] ?? field.get("type").string();
}

function readReplace(field: Fields): NormalizerStage {
  const pattern = field.get("pattern");
  const content = field.get("content").string();
  const literal = pattern.get("String");
  if (!literal.isNull) return new LiteralReplace(literal.string(), content);
  return new PatternReplace(readRegex(pattern.get("Regex")), content);
}
