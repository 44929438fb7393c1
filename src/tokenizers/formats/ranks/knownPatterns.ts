import { publishedPatterns } from "../../patterns/publishedPatterns";

/** What a file of ranks leaves out: how text is cut before merging, and the control tokens' ids. */
export interface RanksEncoding {
  /** In fancy-regex's dialect. */
  readonly pattern: string;
  /** Ids by content. */
  readonly specials: ReadonlyMap<string, number>;
}

const none: ReadonlyMap<string, number> = new Map();
const gpt2Specials = new Map([["<|endoftext|>", 50256]]);

/**
 * Published patterns by name, with the control tokens where their publisher has them in code: tiktoken's
 * `openai_public.py`, and `tokenizer.py` of Llama 3.
 */
export const knownPatterns: ReadonlyMap<string, RanksEncoding> = new Map([
  [
    "o200k_base",
    {
      pattern: publishedPatterns.o200k,
      specials: new Map([
        ["<|endoftext|>", 199999],
        ["<|endofprompt|>", 200018],
      ]),
    },
  ],
  [
    "cl100k_base",
    {
      pattern: publishedPatterns.cl100k,
      specials: new Map([
        ["<|endoftext|>", 100257],
        ["<|fim_prefix|>", 100258],
        ["<|fim_middle|>", 100259],
        ["<|fim_suffix|>", 100260],
        ["<|endofprompt|>", 100276],
      ]),
    },
  ],
  ["p50k_base", { pattern: publishedPatterns.gpt2, specials: gpt2Specials }],
  ["r50k_base", { pattern: publishedPatterns.gpt2, specials: gpt2Specials }],
  ["llama3", { pattern: publishedPatterns.llama3, specials: llama3Specials() }],
  ["qwen", { pattern: publishedPatterns.qwen, specials: none }],
  ["kimi", { pattern: publishedPatterns.kimi, specials: none }],
]);

/** 256 tokens after the 128,000 ranks. */
function llama3Specials(): ReadonlyMap<string, number> {
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
  const rest = Array.from({ length: 256 - named.length }, (_, i) => reserved(i + 5));
  return new Map([...named, ...rest].map((content, i) => [content, 128_000 + i]));
}
