import { byteAlphabetNotation } from "../../notation";
import { publishedPatterns } from "../../patterns/publishedPatterns";
import { TokenizerError } from "../../tokenizer";
import { insertedBy, type TokenizerConfig, templateOf } from "../tokenizerConfig";

/** What `vocab.json` and `merges.txt` leave out: the stages of a tokenizer.json, and fields of its model. */
export interface BpePipeline {
  readonly stages: {
    readonly normalizer: object | null;
    readonly pre_tokenizer: object;
    readonly post_processor: object | null;
    readonly decoder: object;
  };
  readonly model: object;
  /** Control tokens that those who use it have, for when no other file names any. */
  readonly customary: readonly string[];
  /** What was guessed, in a sentence; null where the files say it. */
  readonly note: string | null;
}

/** What is known of the files when a pipeline is chosen for them. */
export interface BpeFiles {
  /** Names of the vocabulary's entries. */
  readonly names: readonly string[];
  /** Whether pieces end in `</w>`. */
  readonly isSuffixed: boolean;
  readonly config: TokenizerConfig;
  /** A token's id, or -1. */
  idOf(name: string): number;
}

const byteLevel = (add_prefix_space: boolean, use_regex = true) => ({
  ...{ type: "ByteLevel", add_prefix_space, trim_offsets: true, use_regex },
});
const sequence = (kind: "normalizers" | "pretokenizers", ...stages: object[]) => ({ type: "Sequence", [kind]: stages });

/** Classes whose texts stand between `<s>` and `</s>`, or the tokens that the configuration names for that. */
const robertas = new Set("Roberta Bart Longformer LED Mvp Camembert CodeBert Blip".split(" "));

/** Classes that cut words in ways of their own (Moses, spaCy, Juman …), which these files do not hold. */
const foreign = new Set("XLM FSMT Flaubert BlenderbotSmall CTRL Phobert Bertweet Biogpt".split(" "));

/**
 * The pipeline of `vocab.json` and `merges.txt`: that of the class which the configuration names, else of the kind of their
 * entries. As `convert_slow_tokenizer.py` of `transformers` has them.
 * @throws {TokenizerError} for what is cut in ways that the files do not hold
 */
export function pipelineOf(files: BpeFiles): BpePipeline {
  const { config, isSuffixed, names } = files;
  const name = config.tokenizerClass ?? "";
  if (foreign.has(name)) {
    throw new TokenizerError(
      `${name}Tokenizer cuts words by rules that are in none of these files. Use the model’s tokenizer.json.`,
    );
  }
  const areBytes = isByteLevel(names);
  if (isSuffixed) return areBytes ? clip(files) : openAiGpt(files);
  if (areBytes) return name === "Qwen2" ? qwen2(files) : gpt2(files);
  if (names.some((entry) => entry.startsWith("▁"))) return metaspace(files);
  throw new TokenizerError(
    "The vocabulary is neither written in GPT-2’s byte alphabet nor with “▁” or “</w>”, and so does not say what becomes of spaces. Use the model’s tokenizer.json.",
  );
}

/**
 * Whether entries are bytes, written in GPT-2's alphabet: nearly all of them can be read so (TrOCR has a few hundred that
 * cannot), and some have a letter that stands there for what no text would be written with.
 */
export function isByteLevel(names: readonly string[]): boolean {
  const plain = names.filter((name) => !/^<.*>$|^\[.*\]$/s.test(name)).map((name) => name.replace(/<\/w>$/, ""));
  const inAlphabet = plain.filter((name) => byteAlphabetNotation.bytesOf(name) !== null);
  return inAlphabet.length >= 0.9 * plain.length && inAlphabet.some((name) => /[\u0100-\u0143]/.test(name));
}

function gpt2({ config, idOf }: BpeFiles): BpePipeline {
  const prefix = config.switches.get("add_prefix_space") ?? false;
  const isRoberta = robertas.has(config.tokenizerClass ?? "");
  return {
    stages: {
      normalizer: null,
      pre_tokenizer: byteLevel(prefix),
      post_processor: isRoberta ? between(config, idOf, "<s>", "</s>") : insertedBy(config, idOf),
      decoder: byteLevel(true),
    },
    model: {},
    customary: ["<|endoftext|>", "<s>", "</s>", "<pad>", "<unk>", "<mask>"],
    note: null,
  };
}

function qwen2({ config, idOf }: BpeFiles): BpePipeline {
  const split = { type: "Split", pattern: { Regex: publishedPatterns.qwen }, behavior: "Isolated", invert: false };
  return {
    stages: {
      normalizer: { type: "NFC" },
      pre_tokenizer: sequence("pretokenizers", split, byteLevel(false, false)),
      post_processor: insertedBy(config, idOf),
      decoder: byteLevel(false, false),
    },
    model: {},
    customary: ["<|endoftext|>"],
    note: null,
  };
}

function clip({ config, idOf }: BpeFiles): BpePipeline {
  return { ...clipPipeline(between(config, idOf, "<|startoftext|>", "<|endoftext|>")), note: guessed(config, "CLIP") };
}

/** @param post_processor as a tokenizer.json has it */
export function clipPipeline(post_processor: object | null): BpePipeline {
  const pattern = String.raw`'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+`;
  return {
    stages: {
      normalizer: sequence(
        "normalizers",
        { type: "NFC" },
        { type: "Replace", pattern: { Regex: String.raw`\s+` }, content: " " },
        { type: "Lowercase" },
      ),
      pre_tokenizer: sequence(
        "pretokenizers",
        { type: "Split", pattern: { Regex: pattern }, behavior: "Removed", invert: true },
        byteLevel(false),
      ),
      post_processor,
      decoder: byteLevel(true),
    },
    model: { unk_token: "<|endoftext|>", end_of_word_suffix: "</w>" },
    customary: ["<|startoftext|>", "<|endoftext|>"],
    note: null,
  };
}

function openAiGpt({ config }: BpeFiles): BpePipeline {
  return {
    stages: {
      normalizer: {
        ...{ type: "BertNormalizer", clean_text: true, handle_chinese_chars: true, strip_accents: null },
        lowercase: true,
      },
      pre_tokenizer: { type: "BertPreTokenizer" },
      post_processor: null,
      decoder: { type: "BPEDecoder", suffix: "</w>" },
    },
    model: { unk_token: config.roles.get("unk_token") ?? "<unk>", end_of_word_suffix: "</w>" },
    customary: ["<unk>"],
    note: guessed(config, "OpenAIGPT"),
  };
}

/** As `SentencePieceBPETokenizer` of the `tokenizers` library reads such files. */
function metaspace({ config, idOf }: BpeFiles): BpePipeline {
  const prefix = config.switches.get("add_prefix_space") ?? true;
  const stage = { type: "Metaspace", replacement: "▁", prepend_scheme: prefix ? "always" : "never", split: true };
  return {
    stages: {
      normalizer: { type: "NFKC" },
      pre_tokenizer: stage,
      post_processor: insertedBy(config, idOf),
      decoder: stage,
    },
    model: { unk_token: config.roles.get("unk_token") ?? "<unk>" },
    customary: ["<unk>", "<s>", "</s>", "<pad>", "<mask>"],
    note: "How text is cut no file says: it is read as SentencePieceBPETokenizer of the tokenizers library would, with NFKC and a “▁” before each word.",
  };
}

function guessed({ tokenizerClass }: TokenizerConfig, read: string): string | null {
  if (tokenizerClass === read) return null;
  return `How text is cut no file says: pieces end in “</w>”, so it is read as ${read}Tokenizer would.`;
}

function between(
  { roles }: TokenizerConfig,
  idOf: (name: string) => number,
  usualBos: string,
  usualEos: string,
): object | null {
  const [bos, eos] = [roles.get("bos_token") ?? usualBos, roles.get("eos_token") ?? usualEos];
  return idOf(bos) < 0 || idOf(eos) < 0 ? null : templateOf([bos], [eos], idOf);
}
