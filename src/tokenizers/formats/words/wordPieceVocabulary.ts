import type { TokenizerParts } from "../parts";
import { type TokenizerConfig, templateOf } from "../tokenizerConfig";
import { readTokenizerJson } from "../tokenizerJson/tokenizerJson";

/** What BERT calls its control tokens, and others do. */
const roles = [
  ["pad_token", "[PAD]", "<pad>"],
  ["unk_token", "[UNK]", "<unk>", "UNK", "[unk]"],
  ["cls_token", "[CLS]", "<cls>"],
  ["sep_token", "[SEP]", "<sep>"],
  ["mask_token", "[MASK]", "<mask>"],
] as const;

/** Share of lines that are one entry each, without white space, in a vocabulary. */
const mostlyEntries = 0.95;

/**
 * Whether a text is a WordPiece vocabulary: a line for each entry, with BERT's unknown token and another of its own among
 * them, or with entries that continue a word (`##ing`).
 */
export function isWordPieceVocabulary(text: string): boolean {
  const has = (name: string) => new RegExp(`^\\[${name}\\]\\r?$`, "m").test(text);
  if (has("UNK") && (has("CLS") || has("SEP") || has("PAD"))) return true;
  if (!/^##\S/m.test(text)) return false;
  const lines = text.split("\n").map((line) => line.trim());
  const written = lines.filter((line) => line !== "");
  const entries = written.filter((line) => !/\s/.test(line));
  const continuing = entries.filter((line) => continues(line));
  return entries.length >= mostlyEntries * written.length && continuing.length >= Math.min(3, written.length / 2);
}

/** The entries of a `vocab.txt`: that of line n has the id n - 1. Of one that is there twice BERT's reader keeps the later line. */
export function wordPieceEntries(text: string): ReadonlyMap<string, number> {
  const lines = text.split("\n").map((line) => line.replace(/\r$/, ""));
  if (lines.at(-1) === "") lines.pop();
  return new Map(lines.map((line, id) => [line, id]));
}

/** Whether a vocabulary in JSON is WordPiece's: it has entries that continue a word, and BPE's has none such. */
export function areWordPieceEntries(names: readonly string[]): boolean {
  const continuing = names.filter(continues);
  return continuing.length >= 3 && continuing.length >= names.length / 100;
}

function continues(entry: string): boolean {
  return /^##[^#\s]/.test(entry);
}

/**
 * Reads BERT's vocabulary. The rest is BERT's pipeline, as Hugging Face's `BertConverter` has it.
 * @param entries ids by name
 * @param config says whether text is lower-cased; without it, it is when no entry has a letter from A to Z
 * @param notes is told in sentences what was guessed
 */
export function readWordPieceVocabulary(
  entries: ReadonlyMap<string, number>,
  config: TokenizerConfig,
  notes: string[],
): TokenizerParts {
  const added = new Map(config.addedTokens.map(({ content, id }) => [content, id]));
  const idOf = (name: string) => entries.get(name) ?? added.get(name) ?? -1;
  const isNamed = config.roles.size > 0;
  const names = new Map(
    roles.map(([role, ...usual]) => [
      role,
      config.roles.get(role) ?? (isNamed ? undefined : usual.find((name) => entries.has(name))) ?? usual[0],
    ]),
  );
  const [unknown = "", cls = "", sep = ""] = (["unk_token", "cls_token", "sep_token"] as const).map((role) =>
    names.get(role),
  );
  const specials = new Set([...names.values()].filter((name) => entries.has(name)));
  // Where no file names them, only BERT's own are sure to stand around a text.
  const isInserted = idOf(cls) >= 0 && idOf(sep) >= 0 && (isNamed || cls === "[CLS]");
  const said = config.switches.get("do_lower_case");
  const lowercase = said ?? ![...entries.keys()].some((line) => !/^[[<].*[\]>]$/.test(line) && /[A-Z]/.test(line));
  const vocab = new Map(entries);
  // An unknown token that only the files beside the vocabulary know has its id from there.
  if (!entries.has(unknown) && added.has(unknown)) vocab.set(unknown, idOf(unknown));
  const parts = readTokenizerJson({
    version: "1.0",
    added_tokens: [
      ...[...specials].map((content) => ({ id: entries.get(content), content, special: true, normalized: false })),
      ...config.addedTokens
        .filter(({ content }) => !specials.has(content))
        .map(({ singleWord, ...token }) => ({ ...token, single_word: singleWord })),
    ],
    normalizer: {
      type: "BertNormalizer",
      clean_text: true,
      handle_chinese_chars: config.switches.get("tokenize_chinese_chars") ?? true,
      strip_accents: config.switches.get("strip_accents") ?? null,
      lowercase,
    },
    pre_tokenizer: { type: "BertPreTokenizer" },
    post_processor: isInserted ? templateOf([cls], [sep], idOf) : null,
    decoder: { type: "WordPiece", prefix: "##", cleanup: true },
    model: {
      type: "WordPiece",
      unk_token: unknown,
      continuing_subword_prefix: "##",
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(vocab),
    },
  });
  if (said === undefined) {
    const guess = lowercase
      ? "no entry has a letter from A to Z, so text is lower-cased"
      : "entries have letters from A to Z, so case is kept";
    notes.push(`There is no tokenizer_config.json: ${guess}.`);
  }
  if (!isNamed && !isInserted)
    notes.push("No file says which control tokens stand around a text, so none are inserted.");
  return parts;
}
