import { Fields } from "../../../tokenizers/formats/fields";
import type { TokenizerParts } from "../../../tokenizers/formats/parts";
import { stageFields, stageType } from "../../../tokenizers/formats/tokenizerJson/normalizerField";
import { gpt2Pattern, preTokenizerFields } from "../../../tokenizers/formats/tokenizerJson/preTokenizerField";
import { publishedPatterns } from "../../../tokenizers/patterns/publishedPatterns";

/**
 * Who published a way to cut texts, by the patterns that do it one after the other. Llama 3's pattern is cl100k's, letter for
 * letter, and so has its name.
 */
const published: readonly (readonly [name: string, ...patterns: string[]])[] = [
  ["GPT-2", publishedPatterns.gpt2],
  ["GPT-2", publishedPatterns.gpt2Possessive],
  ["cl100k", publishedPatterns.cl100k],
  ["cl100k", publishedPatterns.cl100kPossessive],
  ["o200k", publishedPatterns.o200k],
  ["Qwen", publishedPatterns.qwen],
  ["Tekken", publishedPatterns.tekken],
  ["Kimi", publishedPatterns.kimi],
  ["DeepSeek", publishedPatterns.deepseekDigits, publishedPatterns.deepseekCjk, publishedPatterns.deepseekWords],
];

/** A step of a pre-tokenizer: a pattern whose matches stand alone, or what it does in a word. */
type Step = { readonly pattern: string } | { readonly word: string };

const atSpaces: Step = { word: "spaces" };

/**
 * What a tokenizer cuts texts by before its model, in a word: whose pattern it is, found by comparing it with the published ones
 * letter for letter, whatever the tokenizer is called (“GPT-2”, “o200k”); else what it does (“words”, “digits”), “own pattern” for one
 * that nobody else has published, and “none”.
 * @throws {TokenizerError} for fields that are malformed; parts that a tokenizer was built of are not
 */
export function patternInWords({ recipe }: TokenizerParts): string {
  if (recipe.kind === "SentencePiece") return "none";
  if (recipe.kind === "tiktoken") return inWords([{ pattern: recipe.pattern }]);
  const file = new Fields(recipe.file, "");
  const steps = preTokenizerFields(file.get("pre_tokenizer")).flatMap(stepsOf);
  // Gemma's files cut at spaces, of which its normalizer has left none.
  const hasSpaces = !stageFields(file.get("normalizer")).some(leavesNoSpaces);
  return inWords(hasSpaces ? steps : steps.filter((step) => step !== atSpaces));
}

function inWords(steps: readonly Step[]): string {
  const found = published.find(
    ([, ...patterns]) =>
      patterns.length === steps.length &&
      steps.every((step, i) => "pattern" in step && canonical(step.pattern) === canonical(patterns[i] ?? "")),
  );
  if (found !== undefined) return found[0];
  const words = steps.map((step) =>
    "word" in step ? step.word : steps.length === 1 ? "own pattern" : inWords([step]),
  );
  return words.length === 0 ? "none" : [...new Set(words)].join(", ");
}

/** Some files write line breaks in a pattern as they are, others as escapes. */
function canonical(pattern: string): string {
  return pattern.replaceAll("\r", "\\r").replaceAll("\n", "\\n");
}

function stepsOf(field: Fields): Step[] {
  const type = field.get("type").string();
  switch (type) {
    case "Split":
      return [splitStep(field)];
    case "ByteLevel":
      return field.get("use_regex").boolean(true) ? [{ pattern: gpt2Pattern }] : [];
    case "BertPreTokenizer":
    case "Whitespace":
      return [{ word: "words" }];
    case "WhitespaceSplit":
      return [{ word: "spaces" }];
    case "Metaspace":
      return field.get("split").boolean(true) ? [{ word: "spaces" }] : [];
    case "CharDelimiterSplit":
      return [literalStep(field.get("delimiter").string())];
    case "FixedLength":
      return [{ word: "lengths" }];
    default:
      // Digits, Punctuation, UnicodeScripts.
      return [{ word: type === "UnicodeScripts" ? "scripts" : type.toLowerCase() }];
  }
}

function splitStep(field: Fields): Step {
  const literal = field.get("pattern").get("String");
  if (!literal.isNull) return literalStep(literal.string());
  const pattern = field.get("pattern").get("Regex").string();
  if (pattern === publishedPatterns.starcoderDigits) return { word: "digits" };
  const behavior = field.get("behavior").string();
  const isInverted = field.get("invert").boolean(false);
  // What lies between matches of the published ones is nothing, so that it may as well be dropped.
  const standAlone = behavior === "Isolated" || (behavior === "Removed" && isInverted);
  return standAlone ? { pattern } : { word: "own pattern" };
}

function literalStep(text: string): Step {
  return text === " " ? atSpaces : { word: `“${text}”` };
}

function leavesNoSpaces(normalizer: Fields): boolean {
  if (stageType(normalizer) !== "Replace") return false;
  const literal = normalizer.get("pattern").get("String");
  return !literal.isNull && literal.string() === " " && !normalizer.get("content").string().includes(" ");
}
