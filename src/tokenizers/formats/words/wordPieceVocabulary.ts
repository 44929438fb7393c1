import { TokenizerError } from "../../tokenizer";
import type { TokenizerParts } from "../parts";
import { type TokenizerConfig, templateOf } from "../tokenizerConfig";
import { readTokenizerJson } from "../tokenizerJson/tokenizerJson";

const roles = [
  ["pad_token", "[PAD]"],
  ["unk_token", "[UNK]"],
  ["cls_token", "[CLS]"],
  ["sep_token", "[SEP]"],
  ["mask_token", "[MASK]"],
] as const;

/** Whether a text is a WordPiece vocabulary: a line for each entry, BERT's unknown token and another of its own among them. */
export function isWordPieceVocabulary(text: string): boolean {
  const has = (name: string) => new RegExp(`^\\[${name}\\]\\r?$`, "m").test(text);
  return has("UNK") && (has("CLS") || has("SEP") || has("PAD"));
}

/** A vocabulary, and what was guessed to read it. */
export interface WordPieceVocabulary {
  readonly parts: TokenizerParts;
  readonly note: string | null;
}

/**
 * Reads BERT's `vocab.txt`: the entry of line n has the id n - 1. The rest is BERT's pipeline, as Hugging Face's
 * `BertConverter` has it.
 * @param config says whether text is lower-cased; without it, it is when no entry has a letter from A to Z
 * @throws {TokenizerError} when the unknown token is no entry
 */
export function readWordPieceVocabulary(text: string, config: TokenizerConfig): WordPieceVocabulary {
  const lines = text.split("\n").map((line) => line.replace(/\r$/, ""));
  if (lines.at(-1) === "") lines.pop();
  // Of an entry that is there twice BERT's reader keeps the later line too.
  const ids = new Map(lines.map((line, id) => [line, id]));
  const names = new Map(roles.map(([role, name]) => [role, config.roles.get(role) ?? name]));
  const unknown = names.get("unk_token") ?? "";
  if (!ids.has(unknown)) throw new TokenizerError(`The vocabulary has no line “${unknown}”, for unknown words.`);
  const [cls = "", sep = ""] = [names.get("cls_token"), names.get("sep_token")];
  const specials = new Set([...names.values()].filter((name) => ids.has(name)));
  const said = config.switches.get("do_lower_case");
  const lowercase = said ?? !lines.some((line) => !/^\[.*\]$/.test(line) && /[A-Z]/.test(line));
  const added = config.addedTokens.filter(({ content }) => !specials.has(content));
  const parts = readTokenizerJson({
    version: "1.0",
    added_tokens: [
      ...[...specials].map((content) => ({ id: ids.get(content), content, special: true, normalized: false })),
      ...added.map(({ singleWord, ...token }) => ({ ...token, single_word: singleWord })),
    ],
    normalizer: {
      type: "BertNormalizer",
      clean_text: true,
      handle_chinese_chars: config.switches.get("tokenize_chinese_chars") ?? true,
      strip_accents: config.switches.get("strip_accents") ?? null,
      lowercase,
    },
    pre_tokenizer: { type: "BertPreTokenizer" },
    post_processor: ids.has(cls) && ids.has(sep) ? templateOf([cls], [sep], (name) => ids.get(name) ?? -1) : null,
    decoder: { type: "WordPiece", prefix: "##", cleanup: true },
    model: {
      type: "WordPiece",
      unk_token: unknown,
      continuing_subword_prefix: "##",
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(ids),
    },
  });
  const guess = lowercase
    ? "no entry has a letter from A to Z, so text is lower-cased"
    : "entries have letters from A to Z, so case is kept";
  return { parts, note: said === undefined ? `There is no tokenizer_config.json: ${guess}.` : null };
}
