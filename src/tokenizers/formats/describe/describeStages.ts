import type { AddedToken } from "../../addedTokens";
import { type SplitBehavior, splitBehaviors } from "../../pretokenizers/split";
import { Fields } from "../fields";
import type { TokenizerParts } from "../parts";
import { continuingPrefix, modelType, takesBytes, takesLongest } from "../tokenizerJson/model";
import { gpt2Pattern } from "../tokenizerJson/preTokenizerField";
import { readPreTokenizer } from "../tokenizerJson/pretokenizer";
import { sentencePieceModelInWords, sentencePieceNormalizerInWords } from "./describeSentencePiece";

/** A step of a stage, for a person to read. */
export interface StageStep {
  /** What the step is called in the field: tokenizer.json's type (`BertNormalizer`), or tiktoken's. */
  readonly name: string;
  /** What it does, with its parameters. */
  readonly words: string;
  /** The pattern or template that the words end on; null where there is none. */
  readonly code: string | null;
}

/** The stages of a tokenizer in the order in which a text goes through them; a stage that does nothing has no steps. */
export interface StageSteps {
  readonly addedTokens: readonly StageStep[];
  readonly normalizer: readonly StageStep[];
  readonly preTokenizer: readonly StageStep[];
  readonly model: readonly StageStep[];
  readonly postProcessor: readonly StageStep[];
}

const counts = new Intl.NumberFormat("en");

/**
 * Says what each stage of a tokenizer does, and with which parameters.
 * @throws {TokenizerError} when a stage is malformed; parts that a tokenizer was built of are not
 */
export function describeStages(parts: TokenizerParts): StageSteps {
  const { recipe, vocabulary } = parts;
  if (recipe.kind === "tiktoken") {
    const specials = Object.keys(recipe.specials).length;
    return {
      addedTokens: specials === 0 ? [] : [step("special tokens", `${tokens(specials)}, found in the text as written`)],
      normalizer: [],
      preTokenizer: [step("Split", `Split at matches of the pattern; ${fates.Isolated}`, recipe.pattern)],
      model: [
        step(
          "Byte-level BPE",
          `A pre-token that is an entry is taken whole; else its bytes are merged, the pair that makes the entry of the lowest rank first (${counts.format(vocabulary.ids.length)} ranks)`,
        ),
      ],
      postProcessor: [],
    };
  }
  const file = new Fields(recipe.file, "");
  if (recipe.kind === "SentencePiece") {
    return {
      addedTokens: addedTokensInWords(parts.addedTokens),
      normalizer: sentencePieceNormalizerInWords(file.get("normalizer")).map((words) => step("SentencePiece", words)),
      preTokenizer: [],
      model: sentencePieceModelInWords(file.get("model"), vocabulary.ids.length).map((words) =>
        step("SentencePiece", words),
      ),
      postProcessor: sequence(file.get("post_processor"), "processors").map(postProcessorInWords),
    };
  }
  return {
    addedTokens: addedTokensInWords(parts.addedTokens),
    normalizer: sequence(file.get("normalizer"), "normalizers").map(normalizerInWords),
    preTokenizer: sequence(file.get("pre_tokenizer"), "pretokenizers").map(preTokenizerInWords),
    model: modelInWords(parts, file),
    postProcessor: sequence(file.get("post_processor"), "processors").map(postProcessorInWords),
  };
}

/** Whether a text gets a space, or the sign for one, put in front of it. */
export function putsSpaceInFront({ recipe }: TokenizerParts): boolean {
  if (recipe.kind === "tiktoken") return false;
  const file = new Fields(recipe.file, "");
  if (recipe.kind === "SentencePiece") {
    const normalizer = file.get("normalizer");
    return (
      normalizer.get("add_dummy_prefix").boolean(true) && !normalizer.get("treat_whitespace_as_suffix").boolean(false)
    );
  }
  const steps = [
    ...sequence(file.get("normalizer"), "normalizers"),
    ...sequence(file.get("pre_tokenizer"), "pretokenizers"),
  ];
  return steps.some((field) => {
    const name = field.get("type").string();
    if (name === "Prepend") return /^[ ▁]$/u.test(field.get("prepend").string());
    if (name === "Metaspace") return schemeOf(field) !== "never";
    return name === "ByteLevel" && !field.get("add_prefix_space").isNull && field.get("add_prefix_space").boolean(true);
  });
}

function step(name: string, words: string, code: string | null = null): StageStep {
  return { name, words, code: code === null ? null : withoutLineBreaks(code) };
}

/** A pattern in which characters that would break its line are escapes, as patterns may write them too. */
function withoutLineBreaks(pattern: string): string {
  return pattern.replaceAll("\r", "\\r").replaceAll("\n", "\\n").replaceAll("\t", "\\t");
}

/** A stage's components in order, sequences within sequences written out. */
function sequence(field: Fields, listName: string): Fields[] {
  if (field.isNull) return [];
  if (field.get("type").string() !== "Sequence") return [field];
  return field
    .get(listName)
    .items()
    .flatMap((part) => sequence(part, listName));
}

function addedTokensInWords(addedTokens: readonly AddedToken[]): StageStep[] {
  const verbatim = addedTokens.filter(({ normalized }) => !normalized).length;
  const normalized = addedTokens.length - verbatim;
  return [
    ...(verbatim > 0 ? [step("added_tokens", `${tokens(verbatim)}, found in the text as written`)] : []),
    ...(normalized > 0 ? [step("added_tokens", `${tokens(normalized)}, found in the normalized text`)] : []),
  ];
}

function normalizerInWords(field: Fields): StageStep {
  const name = field.get("type").string();
  switch (name) {
    case "NFC":
      return step(name, "Compose characters (Unicode’s NFC)");
    case "NFD":
      return step(name, "Decompose characters (Unicode’s NFD)");
    case "NFKC":
      return step(name, "Compose characters and replace compatibility characters (Unicode’s NFKC)");
    case "NFKD":
      return step(name, "Decompose characters and replace compatibility characters (Unicode’s NFKD)");
    case "Replace":
      return replaceInWords(field);
    case "Prepend":
      return step(name, `Put ${quoted(field.get("prepend").string())} in front`);
    case "BertNormalizer":
      return step(name, bertInWords(field));
    case "Lowercase":
      return step(name, "Lower-case");
    case "Strip":
    case "StripNormalizer": {
      const ends = [
        ...(field.get("strip_left").boolean(true) ? ["start"] : []),
        ...(field.get("strip_right").boolean(true) ? ["end"] : []),
      ];
      return step(name, ends.length === 0 ? "Nothing is stripped" : `Strip white space at the ${ends.join(" and ")}`);
    }
    case "StripAccents":
      return step(name, "Drop combining marks");
    case "Nmt":
      return step(name, "Drop control characters, replace unusual white space by spaces");
    case "Precompiled": {
      // Base64 has 4 characters for 3 bytes.
      const bytes = Math.floor((field.get("precompiled_charsmap").string().length / 4) * 3);
      return step(
        name,
        `Replace characters by SentencePiece’s compiled rules (${counts.format(Math.ceil(bytes / 1000))} kB)`,
      );
    }
    case "ByteLevel":
      return step(name, "Write each byte as a letter of GPT-2’s byte alphabet");
    default:
      return field.get("type").unsupported();
  }
}

function replaceInWords(field: Fields): StageStep {
  const pattern = field.get("pattern");
  const content = field.get("content").string();
  const literal = pattern.get("String");
  if (!literal.isNull) {
    const sought = quoted(literal.string());
    return step("Replace", content === "" ? `Drop ${sought}` : `Replace ${sought} by ${quoted(content)}`);
  }
  const words = content === "" ? "Drop matches of the pattern" : `Replace by ${quoted(content)} matches of the pattern`;
  return step("Replace", words, pattern.get("Regex").string());
}

function bertInWords(field: Fields): string {
  const lowercase = field.get("lowercase").boolean(true);
  const steps = [
    ...(field.get("clean_text").boolean(true) ? ["drop control characters", "replace white space by spaces"] : []),
    ...(field.get("handle_chinese_chars").boolean(true) ? ["put spaces around CJK ideographs"] : []),
    ...(field.get("strip_accents").boolean(lowercase) ? ["strip accents"] : []),
    ...(lowercase ? ["lower-case"] : []),
  ];
  return steps.length === 0 ? "Nothing is changed" : capitalised(steps.join(", "));
}

function preTokenizerInWords(field: Fields): StageStep {
  const name = field.get("type").string();
  switch (name) {
    case "Split":
      return splitInWords(field);
    case "ByteLevel":
      return byteLevelInWords(field);
    case "BertPreTokenizer":
      return step(name, "Split at white space, which is dropped, and around each punctuation mark");
    case "Whitespace":
      return step(name, "Split into runs of word characters and runs of other characters; white space is dropped");
    case "WhitespaceSplit":
      return step(name, "Split at white space, which is dropped");
    case "Punctuation": {
      const behavior = field.get("behavior");
      return step(
        name,
        `Split at punctuation marks; ${fates[behavior.isNull ? "Isolated" : behavior.oneOf(splitBehaviors)]}`,
      );
    }
    case "Digits": {
      const each = field.get("individual_digits").boolean(false);
      return step(name, each ? "Split off each digit" : "Split off runs of digits");
    }
    case "CharDelimiterSplit":
      return step(name, `Split at ${quoted(field.get("delimiter").string())}, which is dropped`);
    case "Metaspace":
      return step(name, metaspaceInWords(field));
    case "UnicodeScripts":
      return step(name, "Split where the script changes");
    case "FixedLength": {
      const length = field.get("length");
      return step(name, `Split into runs of ${length.isNull ? 5 : length.integer()} characters`);
    }
    default:
      return field.get("type").unsupported();
  }
}

function splitInWords(field: Fields): StageStep {
  const pattern = field.get("pattern");
  const literal = pattern.get("String");
  const outcome = fates[field.get("behavior").oneOf(splitBehaviors)];
  const isInverted = field.get("invert").boolean(false);
  if (!literal.isNull) {
    const sought = quoted(literal.string());
    return step("Split", `Split at ${isInverted ? `all but ${sought}` : sought}; ${outcome}`);
  }
  const place = isInverted ? "between matches of the pattern" : "at matches of the pattern";
  return step("Split", `Split ${place}; ${outcome}`, pattern.get("Regex").string());
}

function byteLevelInWords(field: Fields): StageStep {
  const splits = field.get("use_regex").boolean(true);
  const steps = [
    ...(field.get("add_prefix_space").boolean(true) ? ["put a space in front unless there is one"] : []),
    "work on bytes (written as letters of GPT-2’s byte alphabet)",
    ...(splits ? ["split at matches of GPT-2’s pattern"] : []),
  ];
  return step("ByteLevel", capitalised(steps.join(", ")), splits ? gpt2Pattern : null);
}

function metaspaceInWords(field: Fields): string {
  const sign = quoted(field.get("replacement").string());
  const prefixes: Readonly<Record<string, string>> = {
    always: `, put ${sign} in front unless there is one`,
    first: `, put ${sign} in front of the text unless there is one`,
  };
  const prefix = prefixes[schemeOf(field)] ?? "";
  return `Replace “ ” by ${sign}${prefix}${field.get("split").boolean(true) ? `, split before each ${sign}` : ""}`;
}

/** Metaspace's `prepend_scheme`, which older files say with `add_prefix_space`. */
function schemeOf(field: Fields): string {
  const scheme = field.get("prepend_scheme");
  if (!scheme.isNull) return scheme.string();
  return field.get("add_prefix_space").boolean(true) ? "always" : "never";
}

/** What becomes of the matches that a text is split at. */
const fates: Readonly<Record<SplitBehavior, string>> = {
  Isolated: "each match stands alone",
  Removed: "matches are dropped",
  MergedWithPrevious: "a match stays with what is before it",
  MergedWithNext: "a match stays with what is after it",
  Contiguous: "matches side by side stand together",
};

function modelInWords({ merges, vocabulary }: TokenizerParts, file: Fields): StageStep[] {
  const model = file.get("model");
  const isByteLevel = readPreTokenizer(file.get("pre_tokenizer"), takesBytes(model, merges !== null)).byteLevel;
  const name = merges === null ? modelType(model) : isByteLevel ? "Byte-level BPE" : "BPE";
  const steps: StageStep[] = [];
  if (merges !== null) {
    const begin = isByteLevel ? "Begin with bytes" : "Begin with characters";
    if (model.get("ignore_merges").boolean(false)) {
      steps.push(step(name, "A pre-token that is an entry is taken whole (ignore_merges)"));
    }
    const rules = counts.format(merges.leftBytes.length);
    steps.push(step(name, `${begin} and merge pairs, the earliest of ${rules} merges first`));
    const prefix = continuingPrefix(model);
    if (prefix !== "") {
      steps.push(step(name, `Each character of a pre-token but the first carries ${quoted(prefix)} before it`));
    }
    const suffix = model.get("end_of_word_suffix");
    if (!suffix.isNull && suffix.string() !== "") {
      steps.push(step(name, `The last character of a pre-token carries ${quoted(suffix.string())}`));
    }
  } else if (name === "Unigram") {
    const entries = counts.format(vocabulary.ids.length);
    steps.push(
      step(name, `Of all ways to cut, the one with the greatest sum of log probabilities (${entries} entries)`),
    );
  } else if (takesLongest(model)) {
    return [
      step("Longest match", "From the left, the longest entry that the rest of the text begins with, byte by byte"),
    ];
  } else if (name === "WordPiece") {
    const prefix = quoted(model.get("continuing_subword_prefix").string());
    steps.push(
      step(name, `The longest entry first, from the left; a piece that continues a word is written with ${prefix}`),
    );
  } else {
    steps.push(step(name, "Each pre-token is an entry as a whole"));
  }
  if (model.get("byte_fallback").boolean(false)) {
    steps.push(step(name, "What has no entry becomes its bytes, <0x00> to <0xFF> (byte fallback)"));
  }
  return [...steps, ...unknownInWords(name, model)];
}

function unknownInWords(name: string, model: Fields): StageStep[] {
  const unknown = model.get("unk_token");
  if (unknown.isNull) return [];
  const longest = name === "WordPiece" ? model.get("max_input_chars_per_word").integer() : null;
  const tooLong = longest === null ? "" : `, and so does a word of over ${counts.format(longest)} characters`;
  const fused = model.get("fuse_unk").boolean(false) ? ", once for a run" : "";
  return [step(name, `What cannot be written becomes ${quoted(unknown.string())}${fused}${tooLong}`)];
}

function postProcessorInWords(field: Fields): StageStep {
  const name = field.get("type").string();
  switch (name) {
    case "TemplateProcessing":
      return step(name, "Put the text’s tokens into the template", templateInWords(field.get("single")));
    case "BertProcessing":
    case "RobertaProcessing": {
      const [cls, sep] = ["cls", "sep"].map((part) => field.get(part).items()[0]?.string() ?? "");
      return step(name, "Put the text’s tokens into the template", `${cls} text ${sep}`);
    }
    case "ByteLevel":
      return step(name, "Trims offsets; the tokens stay as they are");
    default:
      return field.get("type").unsupported();
  }
}

function templateInWords(single: Fields): string {
  const pieces = single.items().map((piece) => {
    const special = piece.get("SpecialToken");
    return special.isNull ? "text" : special.get("id").string();
  });
  return pieces.join(" ");
}

function tokens(count: number): string {
  return `${counts.format(count)} ${count === 1 ? "token" : "tokens"}`;
}

function quoted(text: string): string {
  return `“${text}”`;
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
