import { compilePattern, literalPattern } from "../../patterns/compile";
import type { Pattern } from "../../patterns/pattern";
import { ByteAlphabet, PrefixSpace } from "../../pretokenizers/byteLevel";
import type { PreTokenizer } from "../../pretokenizers/pretokenizer";
import { PreTokenizerSequence } from "../../pretokenizers/sequence";
import { splitBehaviors, splitBy } from "../../pretokenizers/split";
import type { Fields } from "../fields";
import { readRegex } from "./patternField";

/** The pre-tokenizer stage. */
export interface PreTokenizerStage {
  readonly preTokenizer: PreTokenizer | null;
  /**
   * Whether the model works on bytes in place of their characters in the byte alphabet: where it may, and nothing else
   * reads what `ByteLevel` writes. Elsewhere the alphabet is text.
   */
  readonly byteLevel: boolean;
}

/** What reads a pre-tokenizer, by its `type`: it may be several stages. */
export type PreTokenizerKinds = ReadonlyMap<string, (field: Fields) => readonly PreTokenizer[]>;

/** GPT-2's pattern, which `ByteLevel` uses when it splits by itself. */
export const gpt2Pattern = String.raw`'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+`;

/** The kinds that byte-level tokenizers have; the others come with `pretokenizer.ts`, which most tokenizers do without. */
export const plainPreTokenizers: PreTokenizerKinds = new Map<string, (field: Fields) => readonly PreTokenizer[]>([
  ["ByteLevel", readByteLevel],
  ["Split", readSplit],
]);

/**
 * Builds the pre-tokenizer stage from the `pre_tokenizer` field of tokenizer.json.
 * @param takesBytes whether the model may work on bytes ({@link takesBytes} of `model.ts`)
 * @param kinds those that may be in it
 * @throws {TokenizerError} that names the field which is malformed or not supported
 */
export function readPreTokenizerOf(field: Fields, takesBytes: boolean, kinds: PreTokenizerKinds): PreTokenizerStage {
  const all = preTokenizerFields(field).flatMap((stage) => {
    const type = stage.get("type");
    const read = kinds.get(type.string());
    return read === undefined ? type.unsupported() : read(stage);
  });
  const byteLevel = takesBytes && all.at(-1) instanceof ByteAlphabet && all.slice(0, -1).every(leavesBytes);
  const stages = byteLevel ? all.slice(0, -1) : all;
  const [first, ...others] = stages;
  if (first === undefined) return { preTokenizer: null, byteLevel };
  return { preTokenizer: others.length === 0 ? first : new PreTokenizerSequence(stages), byteLevel };
}

/** The stages' fields in order, sequences within sequences written out. */
export function preTokenizerFields(field: Fields): Fields[] {
  if (field.isNull) return [];
  if (field.get("type").string() !== "Sequence") return [field];
  return field.get("pretokenizers").items().flatMap(preTokenizerFields);
}

function leavesBytes(stage: PreTokenizer): boolean {
  return !(stage instanceof ByteAlphabet);
}

function readByteLevel(field: Fields): PreTokenizer[] {
  const prefix = field.get("add_prefix_space").boolean(true) ? [new PrefixSpace()] : [];
  const split = field.get("use_regex").boolean(true) ? [splitBy(compilePattern(gpt2Pattern), "Isolated", false)] : [];
  return [...prefix, ...split, new ByteAlphabet()];
}

function readSplit(field: Fields): PreTokenizer[] {
  const behavior = field.get("behavior").oneOf(splitBehaviors);
  return [splitBy(readPattern(field.get("pattern")), behavior, field.get("invert").boolean(false))];
}

function readPattern(field: Fields): Pattern {
  const literal = field.get("String");
  return literal.isNull ? readRegex(field.get("Regex")) : literalPattern(literal.string());
}
