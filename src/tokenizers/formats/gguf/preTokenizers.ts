import { publishedPatterns } from "../../patterns/publishedPatterns";

/** How a model's text is cut and changed before merging, by the name that a GGUF file has for it. */
export interface PreTokenizer {
  /** As a tokenizer.json has them. */
  readonly normalizer: object | null;
  readonly preTokenizer: object | null;
  /** Whether a pre-token that is an entry is that token, whatever merges say. */
  readonly ignoreMerges: boolean;
  /** Whether BOS is put before a text where the file does not say it. */
  readonly addBos: boolean;
  /** Whether entries are texts with “▁” for spaces, and bytes have names (`<0x41>`); else they are in the byte alphabet. */
  readonly isText: boolean;
  /** What llama.cpp does otherwise than the model's own tokenizer, which is followed here; null for nothing that is known. */
  readonly differs: string | null;
}

const plain: Omit<PreTokenizer, "preTokenizer"> = {
  ...{ normalizer: null, ignoreMerges: false, addBos: false, isText: false, differs: null },
};

const bytes = { type: "ByteLevel", add_prefix_space: false, trim_offsets: true, use_regex: false };
const gpt2 = { ...bytes, use_regex: true };
const digits = { type: "Digits", individual_digits: true };
const sequence = (...pretokenizers: object[]) => ({ type: "Sequence", pretokenizers });
const split = (Regex: string) => ({ type: "Split", pattern: { Regex }, behavior: "Isolated", invert: false });
/** Cut by one pattern after the other, the pieces of each by the next. */
const cutBy = (...patterns: string[]) => sequence(...patterns.map(split), bytes);

const { deepseekCjk, deepseekDigits, deepseekWords, kimi, llama3, o200k, qwen, starcoderDigits, tekken } =
  publishedPatterns;

/** BLOOM's, without what ends a sentence. */
const bloom = " ?[^(\\s|.,!?…。，、।۔،)]+";

/** As DeepSeek’s first models have it. */
const hanAndHangul = "[一-龥ࠀ-一가-퟿]+";
/** Letters of scripts with capitals, as the first DeepSeek LLM has them. */
const casedLetters = String.raw`\s?[A-Za-zµÀ-ÖØ-öø-ƺƼ-ƿǄ-ʓʕ-ʯͰ-ͳͶͷͻ-ͽͿΆΈ-ΊΌΎ-ΡΣ-ϵϷ-ҁҊ-ԯԱ-ՖႠ-ჅᎠ-Ᏽᏸ-ᏽᲐ-ᲺᲽ-Ჿᴀ-ᴫᵫ-ᵷᵹ-ᶚḀ-ἕἘ-Ἕἠ-ὅὈ-Ὅὐ-ὗὙὛὝὟ-ώᾀ-ᾴᾶ-ᾼιῂ-ῄῆ-ῌῐ-ΐῖ-Ίῠ-Ῥῲ-ῴῶ-ῼℂℇℊ-ℓℕℙ-ℝℤΩℨK-ℭℯ-ℴℹℼ-ℿⅅ-ⅉⅎↃↄⰀ-ⱻⱾ-ⳤⳫ-ⳮⳲⳳꙀ-ꙭꚀ-ꚛꜢ-ꝯꝱ-ꞇꞋ-ꞎꭰ-ꮿﬀ-ﬆﬓ-ﬗＡ-Ｚａ-ｚ𐐀-𐑏𐒰-𐓓𐓘-𐓻𐲀-𐲲𐳀-𐳲𑢠-𑣟𞤀-𞥃]+`;

const simplified =
  "llama.cpp cuts by a simpler pattern than the model’s own, which is followed here: it can differ at capitals outside of ASCII and at combining marks.";

/**
 * llama.cpp's names (`tokenizer.ggml.pre`; `llama_vocab::impl::load` in its llama-vocab.cpp) and the pre-tokenizers of the
 * models that have them, as these have published them: llama.cpp's comments quote those patterns where it writes others.
 */
const table: readonly (readonly [names: string, pre: Partial<PreTokenizer>])[] = [
  [
    "llama3 llama-v3 llama-bpe falcon3 falcon-h1 pixtral midm-2.0 lfm2 jina-v5-nano",
    { preTokenizer: cutBy(llama3), ignoreMerges: true, addBos: true },
  ],
  ["dbrx smaug-bpe glm4 chatglm-bpe", { preTokenizer: cutBy(llama3) }],
  [
    "gpt-2 phi-2 jina-es jina-de jina-v1-en jina-v2-es jina-v2-de jina-v2-code roberta-bpe gigachat a.x-4.0 mellum modern-bert mpt olmo jais exaone4 trillion granite-docling",
    { preTokenizer: gpt2 },
  ],
  ["starcoder refact command-r smollm codeshell exaone minerva-7b mellum2", { preTokenizer: sequence(digits, gpt2) }],
  [
    "qwen2",
    {
      ...{ normalizer: { type: "NFC" }, preTokenizer: cutBy(qwen) },
      differs: "The model’s own tokenizer composes letters and marks (NFC), as is done here; llama.cpp does not.",
    },
  ],
  ["deepseek-r1-qwen kormo f2llmv2 megrez stablelm2 hunyuan solar-open grok-2", { preTokenizer: cutBy(qwen) }],
  [
    "qwen35",
    {
      preTokenizer: cutBy(
        String.raw`(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?[\p{L}\p{M}]+|\p{N}| ?[^\s\p{L}\p{M}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+`,
      ),
    },
  ],
  ["deepseek-v3 hunyuan-dense joyai-llm hy_v4", { preTokenizer: cutBy(deepseekDigits, deepseekCjk, deepseekWords) }],
  [
    "deepseek-llm",
    {
      preTokenizer: cutBy(
        "[\r\n]",
        casedLetters,
        String.raw`\s?[!-/:-~！-／：-～‘-‟　-。]+`,
        String.raw`\s+$`,
        hanAndHangul,
        starcoderDigits,
      ),
    },
  ],
  [
    "deepseek-coder",
    {
      preTokenizer: cutBy("[\r\n]", String.raw`\s?\p{L}+`, String.raw`\s?\p{P}+`, hanAndHangul, starcoderDigits),
    },
  ],
  [
    "falcon",
    {
      preTokenizer: sequence(
        { type: "Punctuation", behavior: "Contiguous" },
        gpt2,
        { type: "Digits", individual_digits: false },
        split("[0-9][0-9][0-9]"),
      ),
    },
  ],
  ["bloom poro-chat gpt3-finnish", { preTokenizer: cutBy(bloom) }],
  ["viking", { preTokenizer: cutBy(bloom, starcoderDigits) }],
  ["tekken", { preTokenizer: cutBy(tekken), ignoreMerges: true, addBos: true, differs: simplified }],
  ["gpt-4o llama4 kanana2 talkie minimax-m2", { preTokenizer: cutBy(o200k), differs: simplified }],
  ["tiny_aya cohere2moe", { preTokenizer: cutBy(String.raw`\d{1,3}(?=(?:\d{3})*\b)`, o200k) }],
  // tiktoken's, which looks a pre-token up as a whole first.
  ["kimi-k2", { preTokenizer: cutBy(kimi), ignoreMerges: true }],
  [
    "bailingmoe bailingmoe2 llada-moe",
    {
      preTokenizer: cutBy(
        String.raw`'(?i:[sdmt]|ll|ve|re)|[^\r\n\p{L}\p{N}]?+\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]++[\r\n]*|\s*[\r\n]|\s+(?!\S)|\s+`,
      ),
    },
  ],
  [
    "seed-coder",
    {
      preTokenizer: cutBy(
        String.raw`(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1}| ?[^\s\p{L}\p{N}\r\n]+|\s*[\r\n]+|\s+(?!\S)|\s+`,
      ),
    },
  ],
  ["laguna", { preTokenizer: cutBy(String.raw`[^\n]+|[\n]+`, qwen) }],
  [
    "exaone-moe",
    {
      preTokenizer: cutBy(
        String.raw`(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?(?:\p{L}\p{M}*(?: \p{L}\p{M}*)*)+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n/]?|\s*[\r\n]|\s+(?!\S)|\s+`,
      ),
    },
  ],
  [
    "minicpm5",
    {
      ignoreMerges: true,
      preTokenizer: cutBy(
        deepseekDigits,
        String.raw`(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}+| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+`,
      ),
    },
  ],
  ["gemma4 granite-embed-multi-311m", { isText: true, addBos: true }],
  ["sarvam-moe", { isText: true }],
];

const spaces = { type: "Replace", pattern: { String: " " }, content: "▁" };

/** What a name stands for; null for one that is not in the table. */
export function preTokenizerOf(name: string): PreTokenizer | null {
  const [, found] = table.find(([names]) => names.split(" ").includes(name)) ?? [];
  if (found === undefined) return null;
  const { isText = false, normalizer = isText ? spaces : null, preTokenizer = null } = found;
  return { ...plain, ...found, isText, normalizer, preTokenizer };
}

/** What llama.cpp makes of a file that names none, or “default”. */
export const fallback: PreTokenizer = {
  ...plain,
  preTokenizer: cutBy(String.raw`[\p{P}\$\+<=>\^~\|]+`, publishedPatterns.gpt2, String.raw`\p{N}+`, "[0-9][0-9][0-9]"),
};

/** A byte-level one of a pattern. @param pattern in Oniguruma's dialect */
export function cutByPattern(pattern: string): PreTokenizer {
  return { ...plain, preTokenizer: cutBy(pattern) };
}
