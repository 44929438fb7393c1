import { compilePattern, literalPattern } from "../../patterns/compile";
import type { Pattern } from "../../patterns/pattern";
import { ByteAlphabet, PrefixSpace } from "../../pretokenizers/byteLevel";
import {
  createBertPreTokenizer,
  createCharDelimiterSplit,
  createDigits,
  createPunctuation,
  createWhitespace,
  createWhitespaceSplit,
} from "../../pretokenizers/characterSplits";
import { FixedLength } from "../../pretokenizers/fixedLength";
import { Metaspace, prependSchemes } from "../../pretokenizers/metaspace";
import type { PreTokenizer } from "../../pretokenizers/pretokenizer";
import { PreTokenizerSequence } from "../../pretokenizers/sequence";
import { splitBehaviors, splitBy } from "../../pretokenizers/split";
import { UnicodeScripts } from "../../pretokenizers/unicodeScripts";
import type { Fields } from "../fields";
import { readRegex } from "./patternField";

/** The pre-tokenizer stage. */
export interface PreTokenizerStage {
  readonly preTokenizer: PreTokenizer | null;
  /**
   * Whether the model works on bytes in place of their characters in the byte alphabet: where it is BPE, and nothing else
   * reads what `ByteLevel` writes. Elsewhere the alphabet is text.
   */
  readonly byteLevel: boolean;
}

/** GPT-2's pattern, which `ByteLevel` uses when it splits by itself. */
export const gpt2Pattern = String.raw`'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+`;

/**
 * Builds the pre-tokenizer stage from the `pre_tokenizer` field of tokenizer.json.
 * @param isBpe whether the model is BPE
 * @throws {TokenizerError} that names the field which is malformed or not supported
 */
export function readPreTokenizer(field: Fields, isBpe: boolean): PreTokenizerStage {
  const all = readStages(field);
  const byteLevel = isBpe && all.at(-1) instanceof ByteAlphabet && all.slice(0, -1).every(leavesBytes);
  const stages = byteLevel ? all.slice(0, -1) : all;
  const [first, ...others] = stages;
  if (first === undefined) return { preTokenizer: null, byteLevel };
  return { preTokenizer: others.length === 0 ? first : new PreTokenizerSequence(stages), byteLevel };
}

function leavesBytes(stage: PreTokenizer): boolean {
  return !(stage instanceof ByteAlphabet);
}

/** The stages in order, sequences within sequences written out. */
function readStages(field: Fields): PreTokenizer[] {
  if (field.isNull) return [];
  switch (field.get("type").string()) {
    case "Sequence":
      return field.get("pretokenizers").items().flatMap(readStages);
    case "ByteLevel": {
      const prefix = field.get("add_prefix_space").boolean(true) ? [new PrefixSpace()] : [];
      const split = field.get("use_regex").boolean(true)
        ? [splitBy(compilePattern(gpt2Pattern), "Isolated", false)]
        : [];
      return [...prefix, ...split, new ByteAlphabet()];
    }
    default:
      return [readStage(field)];
  }
}

function readStage(field: Fields): PreTokenizer {
  switch (field.get("type").string()) {
    case "Split": {
      const behavior = field.get("behavior").oneOf(splitBehaviors);
      return splitBy(readPattern(field.get("pattern")), behavior, field.get("invert").boolean(false));
    }
    case "BertPreTokenizer":
      return createBertPreTokenizer();
    case "Whitespace":
      return createWhitespace();
    case "WhitespaceSplit":
      return createWhitespaceSplit();
    case "Punctuation": {
      const behavior = field.get("behavior");
      return createPunctuation(behavior.isNull ? "Isolated" : behavior.oneOf(splitBehaviors));
    }
    case "Digits":
      return createDigits(field.get("individual_digits").boolean(false));
    case "CharDelimiterSplit":
      return createCharDelimiterSplit(readCharacter(field.get("delimiter")));
    case "Metaspace":
      return readMetaspace(field);
    case "UnicodeScripts":
      return new UnicodeScripts();
    case "FixedLength": {
      const length = field.get("length");
      const count = length.isNull ? 5 : length.integer();
      return count === 0 ? length.unsupported() : new FixedLength(count);
    }
    default:
      return field.get("type").unsupported();
  }
}

function readMetaspace(field: Fields): PreTokenizer {
  const scheme = field.get("prepend_scheme");
  // Files from before `prepend_scheme` say the same with `add_prefix_space`. Where both are, they must agree.
  const prefix = field.get("add_prefix_space");
  const isPrefixed = prefix.boolean(true);
  const prependScheme = scheme.isNull ? (isPrefixed ? "always" : "never") : scheme.oneOf(prependSchemes);
  if (!isPrefixed && prependScheme !== "never") prefix.unsupported();
  const replacement = readCharacter(field.get("replacement"));
  return new Metaspace({ replacement, prependScheme, split: field.get("split").boolean(true) });
}

/** A string of one code point. */
function readCharacter(field: Fields): string {
  const text = field.string();
  return Array.from(text).length === 1 ? text : field.unsupported();
}

function readPattern(field: Fields): Pattern {
  const literal = field.get("String");
  return literal.isNull ? readRegex(field.get("Regex")) : literalPattern(literal.string());
}
