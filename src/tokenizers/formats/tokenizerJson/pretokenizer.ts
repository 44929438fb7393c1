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
import { splitBehaviors } from "../../pretokenizers/split";
import { UnicodeScripts } from "../../pretokenizers/unicodeScripts";
import type { Fields } from "../fields";
import {
  type PreTokenizerKinds,
  type PreTokenizerStage,
  plainPreTokenizers,
  readPreTokenizerOf,
} from "./preTokenizerField";

/**
 * Builds the pre-tokenizer stage from the `pre_tokenizer` field of tokenizer.json, of any kind.
 * @param takesBytes whether the model may work on bytes
 * @throws {TokenizerError} that names the field which is malformed or not supported
 */
export function readPreTokenizer(field: Fields, takesBytes: boolean): PreTokenizerStage {
  return readPreTokenizerOf(field, takesBytes, allPreTokenizers);
}

const allPreTokenizers: PreTokenizerKinds = new Map<string, (field: Fields) => readonly PreTokenizer[]>([
  ...plainPreTokenizers,
  ["BertPreTokenizer", () => [createBertPreTokenizer()]],
  ["Whitespace", () => [createWhitespace()]],
  ["WhitespaceSplit", () => [createWhitespaceSplit()]],
  ["Punctuation", readPunctuation],
  ["Digits", (field) => [createDigits(field.get("individual_digits").boolean(false))]],
  ["CharDelimiterSplit", (field) => [createCharDelimiterSplit(readCharacter(field.get("delimiter")))]],
  ["Metaspace", (field) => [readMetaspace(field)]],
  ["UnicodeScripts", () => [new UnicodeScripts()]],
  ["FixedLength", readFixedLength],
]);

function readPunctuation(field: Fields): PreTokenizer[] {
  const behavior = field.get("behavior");
  return [createPunctuation(behavior.isNull ? "Isolated" : behavior.oneOf(splitBehaviors))];
}

function readFixedLength(field: Fields): PreTokenizer[] {
  const length = field.get("length");
  const count = length.isNull ? 5 : length.integer();
  return [count === 0 ? length.unsupported() : new FixedLength(count)];
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
