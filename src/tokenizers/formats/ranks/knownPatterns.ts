import { publishedPatterns } from "../../patterns/publishedPatterns";

/** What a file of ranks leaves out: how text is cut before merging, and the control tokens' ids. */
export interface RanksEncoding {
  /** In fancy-regex's dialect. */
  readonly pattern: string;
  /** Ids by content. */
  readonly specials: ReadonlyMap<string, number>;
}

/** A published pattern, and the control tokens of those who use it. */
export interface KnownPattern {
  readonly pattern: string;
  /** Ids by content; what is placed after the ranks goes by how many there are. */
  specials(ranks: number): ReadonlyMap<string, number>;
}

const none: ReadonlyMap<string, number> = new Map();

/** Control tokens at ids that do not go by the number of ranks. */
function at(specials: Readonly<Record<string, number>>): () => ReadonlyMap<string, number> {
  return () => new Map(Object.entries(specials));
}

/** Control tokens that come after the ranks, in this order. */
function after(names: () => readonly string[]): (ranks: number) => ReadonlyMap<string, number> {
  return (ranks) => new Map(names().map((content, i) => [content, ranks + i]));
}

/**
 * Published patterns by name, with the control tokens where their publisher has them in code: tiktoken's
 * `openai_public.py`, `tokenizer.py` of Llama 3, of Llama 4 and of Whisper (with the 99 languages of its first versions, and
 * the 100 of the third).
 */
export const knownPatterns: ReadonlyMap<string, KnownPattern> = new Map([
  [
    "o200k_base",
    { pattern: publishedPatterns.o200k, specials: at({ "<|endoftext|>": 199999, "<|endofprompt|>": 200018 }) },
  ],
  [
    "cl100k_base",
    {
      pattern: publishedPatterns.cl100k,
      specials: at({
        "<|endoftext|>": 100257,
        "<|fim_prefix|>": 100258,
        "<|fim_middle|>": 100259,
        "<|fim_suffix|>": 100260,
        "<|endofprompt|>": 100276,
      }),
    },
  ],
  ["p50k_base", { pattern: publishedPatterns.gpt2, specials: at({ "<|endoftext|>": 50256 }) }],
  ["r50k_base", { pattern: publishedPatterns.gpt2, specials: at({ "<|endoftext|>": 50256 }) }],
  ["llama3", { pattern: publishedPatterns.llama3, specials: after(llama3Specials) }],
  ["llama4", { pattern: publishedPatterns.o200k, specials: after(llama4Specials) }],
  ["qwen", { pattern: publishedPatterns.qwen, specials: () => none }],
  ["kimi", { pattern: publishedPatterns.kimi, specials: () => none }],
  ["whisper", { pattern: publishedPatterns.gpt2, specials: after(() => whisperSpecials(99)) }],
  ["whisper_v3", { pattern: publishedPatterns.gpt2, specials: after(() => whisperSpecials(100)) }],
]);

/** 256 tokens. */
function llama3Specials(): string[] {
  const reserved = (i: number) => `<|reserved_special_token_${i}|>`;
  const named = [
    "<|begin_of_text|>",
    "<|end_of_text|>",
    ...[0, 1, 2, 3].map(reserved),
    "<|start_header_id|>",
    "<|end_header_id|>",
    reserved(4),
    "<|eot_id|>",
  ];
  return [...named, ...Array.from({ length: 256 - named.length }, (_, i) => reserved(i + 5))];
}

/** 2,048 tokens, of which Meta has named some and reserved the others by what they may be for. */
function llama4Specials(): string[] {
  const reserved = (use: string, from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, i) => `<|${use}reserved_special_token_${from + i}|>`);
  const named = (...names: string[]) => names.map((name) => `<|${name}|>`);
  const specials = [
    ...named("begin_of_text", "end_of_text", "fim_prefix", "fim_middle", "fim_suffix"),
    ...named("header_start", "header_end", "eom", "eot", "step"),
    ...reserved("text_post_train_", 0, 5),
    ...named("python_start", "python_end", "finetune_right_pad"),
    ...reserved("text_post_train_", 8, 68),
    ...named("image_start", "image_end"),
    ...reserved("vision_", 0, 1),
    ...named("tile_x_separator", "tile_y_separator"),
    ...reserved("vision_", 2, 5),
    ...named("image"),
    ...reserved("vision_", 6, 6),
    ...named("patch"),
    ...reserved("vision_", 7, 1047),
    ...reserved("reasoning_", 0, 7),
    ...named("reasoning_thinking_start", "reasoning_thinking_end"),
  ];
  return [...specials, ...reserved("", 0, 2047 - specials.length)];
}

const whisperLanguages =
  "en zh de es ru ko fr ja pt tr pl ca nl ar sv it id hi fi vi he uk el ms cs ro da hu ta no th ur hr bg lt la mi ml cy sk " +
  "te fa lv bn sr az sl kn et mk br eu is hy ne mn bs kk sq sw gl mr pa si km sn yo so af oc ka be tg sd gu am yi lo uz fo " +
  "ht ps tk nn mt sa lb my bo tl mg as tt haw ln ha ba jw su yue";

function whisperSpecials(languages: number): string[] {
  const codes = whisperLanguages.split(" ").slice(0, languages);
  const named = (...names: string[]) => names.map((name) => `<|${name}|>`);
  return [
    ...named("endoftext", "startoftranscript", ...codes),
    ...named("translate", "transcribe", "startoflm", "startofprev", "nospeech", "notimestamps"),
    // Every 20 ms of half a minute.
    ...Array.from({ length: 1501 }, (_, i) => `<|${(i * 0.02).toFixed(2)}|>`),
  ];
}
