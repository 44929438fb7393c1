import type { AddedToken } from "../addedTokens";
import { Fields } from "./fields";

/** What `tokenizer_config.json`, `special_tokens_map.json` and `added_tokens.json` say that a vocabulary file does not. */
export interface TokenizerConfig {
  /** `added_tokens_decoder`, or `added_tokens.json`. */
  readonly addedTokens: readonly AddedToken[];
  /** Contents by role: `unk_token`, `bos_token`, `eos_token`, `cls_token` … */
  readonly roles: ReadonlyMap<string, string>;
  /** `do_lower_case`, `add_prefix_space`, `add_bos_token` …: those that are true or false. */
  readonly switches: ReadonlyMap<string, boolean>;
  /** `tokenizer_class`, without “Tokenizer” and “Fast”: “Llama”, “GPT2”; null where no file names one. */
  readonly tokenizerClass: string | null;
  /** `src_lang`: the language that a text is in, for translators; null where no file names one. */
  readonly sourceLanguage: string | null;
  /** `model_max_length`: the most tokens that the model takes; null where no file says it. */
  readonly modelMaxLength: number | null;
}

/** Where there is no such file. */
export const noConfig: TokenizerConfig = {
  addedTokens: [],
  roles: new Map(),
  switches: new Map(),
  tokenizerClass: null,
  sourceLanguage: null,
  modelMaxLength: null,
};

const roleNames = ["unk_token", "bos_token", "eos_token", "cls_token", "sep_token", "pad_token", "mask_token"];
const switchNames = [
  "do_lower_case",
  "strip_accents",
  "tokenize_chinese_chars",
  "add_prefix_space",
  "add_bos_token",
  "add_eos_token",
  "legacy_behaviour",
];

/**
 * Reads a tokenizer's configuration; of several files the first to say a thing is believed.
 * @param jsons parsed `tokenizer_config.json`, `special_tokens_map.json` and `added_tokens.json`, unchecked
 * @throws {TokenizerError} that names a field which is malformed
 */
export function readTokenizerConfig(jsons: readonly unknown[]): TokenizerConfig {
  const roles = new Map<string, string>();
  const switches = new Map<string, boolean>();
  const tokens = new Map<number, AddedToken>();
  let tokenizerClass: string | null = null;
  let sourceLanguage: string | null = null;
  let modelMaxLength: number | null = null;
  for (const json of jsons) {
    const file = new Fields(json, "");
    if (isAddedTokens(json)) {
      for (const content of Object.keys(file.record())) keep(tokens, file.get(content).integer(), content, null);
      continue;
    }
    tokenizerClass ??= classOf(file.get("tokenizer_class"));
    const language = file.get("src_lang");
    sourceLanguage ??= language.isNull ? null : language.string();
    modelMaxLength ??= maxLengthIn(file);
    const decoder = file.get("added_tokens_decoder");
    if (!decoder.isNull) {
      for (const id of Object.keys(decoder.record())) {
        const token = decoder.get(id);
        keep(tokens, Number(id), token.get("content").string(), token);
      }
    }
    for (const name of roleNames) {
      const field = file.get(name);
      if (field.isNull || roles.has(name)) continue;
      // A token is written as its content, or as an object with it.
      const isText = typeof file.record()[name] === "string";
      roles.set(name, (isText ? field : field.get("content")).string());
    }
    for (const name of switchNames) {
      const field = file.get(name);
      if (!field.isNull && !switches.has(name)) switches.set(name, field.boolean(false));
    }
  }
  return { addedTokens: [...tokens.values()], roles, switches, tokenizerClass, sourceLanguage, modelMaxLength };
}

/** No model takes more; where nobody has set it transformers writes 10³⁰, and others write what they take for endless. */
const mostTokens = 100_000_000;

/**
 * The most tokens that a model takes, by its older name `max_len` too, as transformers reads it. It changes no token: what is
 * no number of tokens is as if it were not there.
 */
function maxLengthIn(file: Fields): number | null {
  const { model_max_length, max_len } = file.record();
  const said = model_max_length ?? max_len;
  return typeof said === "number" && Number.isInteger(said) && said >= 1 && said <= mostTokens ? said : null;
}

/** `LlamaTokenizerFast` as “Llama”: with and without “Fast” are two makes of one tokenizer. */
function classOf(field: Fields): string | null {
  return field.isNull ? null : field.string().replace(/Tokenizer(Fast)?$/, "");
}

/** `added_tokens.json`: ids by contents, and nothing else. */
export function isAddedTokens(json: unknown): boolean {
  const values = Object.values(new Fields(json, "").record());
  return values.length > 0 && values.every((value) => Number.isSafeInteger(value));
}

function keep(tokens: Map<number, AddedToken>, id: number, content: string, flags: Fields | null): void {
  if (tokens.has(id) || !Number.isSafeInteger(id) || id < 0) return;
  const special = flags?.get("special").boolean(false) ?? false;
  tokens.set(id, {
    ...{ id, content, special },
    singleWord: flags?.get("single_word").boolean(false) ?? false,
    lstrip: flags?.get("lstrip").boolean(false) ?? false,
    rstrip: flags?.get("rstrip").boolean(false) ?? false,
    normalized: flags?.get("normalized").boolean(!special) ?? !special,
  });
}

/**
 * The post-processor that `add_bos_token` and `add_eos_token` ask for, for files that have none of their own.
 * @param idOf gives a token's id, or -1
 * @returns the `post_processor` of a tokenizer.json; null where nothing is inserted
 */
export function insertedBy({ roles, switches }: TokenizerConfig, idOf: (name: string) => number): object | null {
  const tokens = (["bos_token", "eos_token"] as const).map((role) => {
    const name = switches.get(`add_${role}`) === true ? roles.get(role) : undefined;
    return name === undefined || idOf(name) < 0 ? [] : [name];
  });
  const [before = [], after = []] = tokens;
  if (before.length + after.length === 0) return null;
  return templateOf(before, after, idOf);
}

/** A `TemplateProcessing` of a single text between tokens. */
export function templateOf(
  before: readonly string[],
  after: readonly string[],
  idOf: (name: string) => number,
): object {
  const special = (id: string) => ({ SpecialToken: { id, type_id: 0 } });
  const names = [...before, ...after];
  return {
    type: "TemplateProcessing",
    single: [...before.map(special), { Sequence: { id: "A", type_id: 0 } }, ...after.map(special)],
    pair: [],
    special_tokens: Object.fromEntries(names.map((id) => [id, { id, ids: [idOf(id)], tokens: [id] }])),
  };
}
