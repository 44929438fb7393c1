import { TokenizerError } from "../../tokenizer";
import { Fields } from "../fields";
import { parseJson } from "../parseJson";
import type { TokenizerParts } from "../parts";
import { readTokenizerJson } from "../tokenizerJson/tokenizerJson";

/** Whether JSON is what Keras' `Tokenizer.to_json` writes. */
export function isKeras(json: object): boolean {
  return Object.hasOwn(json, "class_name") && Object.hasOwn(json, "config") && wordIndexOf(json) !== undefined;
}

/**
 * Reads a `tokenizer.json` of Keras' preprocessing: a text is lower-cased, filtered characters become the separator, and
 * what stands between separators is a word; of words that are no entries comes the token for them, or nothing at all.
 * @param json the parsed file, unchecked
 * @throws {TokenizerError} that names the field which is malformed
 */
export function readKeras(json: unknown): TokenizerParts {
  const config = new Fields(json, "").get("config");
  const isByCharacter = config.get("char_level").boolean(false);
  const separator = config.get("split").isNull ? " " : config.get("split").string();
  const filters = config.get("filters").isNull ? "" : config.get("filters").string();
  const oov = config.get("oov_token");
  const most = config.get("num_words");
  if (separator === "") throw new TokenizerError("config.split is empty, so that no text is cut.");
  const words = new Fields(wordIndexOf(json as object), "config.word_index");
  // None and 0 are no limit.
  const limit = (most.isNull ? 0 : most.integer()) || Number.POSITIVE_INFINITY;
  const ids = Object.keys(words.record()).map((word) => [word, words.get(word).integer()] as const);
  const vocab = ids.filter(([, id]) => id < limit);
  const unknown = oov.isNull ? null : oov.string();
  const normalizers = [
    ...(config.get("lower").boolean(true) ? [{ type: "Lowercase" }] : []),
    // Characters, which Keras takes all of, are not filtered.
    ...(filters === "" || isByCharacter
      ? []
      : [{ type: "Replace", pattern: { Regex: classOf(filters) }, content: separator }]),
  ];
  const pattern = isByCharacter ? { Regex: String.raw`[\s\S]` } : { String: separator };
  return readTokenizerJson({
    version: "1.0",
    added_tokens: [],
    normalizer: { type: "Sequence", normalizers },
    pre_tokenizer: { type: "Split", pattern, behavior: isByCharacter ? "Isolated" : "Removed", invert: false },
    post_processor: null,
    decoder: null,
    model: { type: "WordLevel", unk_token: unknown, vocab: Object.fromEntries(vocab) },
  });
}

/** The ids by words, which the file has as JSON within JSON. */
function wordIndexOf(json: object): unknown {
  const config: unknown = (json as { config?: unknown }).config;
  if (typeof config !== "object" || config === null || !Object.hasOwn(config, "word_index")) return undefined;
  const { word_index: written } = config as { word_index: unknown };
  if (typeof written !== "string") return written;
  try {
    return parseJson(written);
  } catch (cause) {
    if (cause instanceof TokenizerError) throw cause;
    // The reader of the field says what it should be.
    return written;
  }
}

/** A character class, in Oniguruma's dialect. */
function classOf(characters: string): string {
  const escaped = Array.from(characters, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\x{${code.toString(16)}}`;
  });
  return `[${escaped.join("")}]`;
}
