import { parseReference, type TokenizerReference } from "../tokenizerReference";

/** The longest context window, as published, of the models that use a tokenizer: none of them takes more tokens. */
export interface LongestWindow {
  readonly tokens: number;
  readonly model: string;
  /** Where that is said: a paper or report, the publisher's page, or a published file. */
  readonly source: string;
}

/**
 * By the ids of built-ins, each checked against its source or, where that is not to be had any more, against copies that
 * agree; not those of which none is published for certain. Where a publisher writes “128K”, the number is that of the
 * model's config.json or tokenizer_config.json. Apart from the catalogue, which the first page needs in all its workers.
 *
 * - o200k_base: tiktoken gives it to all models whose names begin with “gpt-5”.
 * - p50k_base: OpenAI's list is gone; copies of it agree.
 * - r50k_base: OpenAI's later lists have 2,048 for some models and 2,049 for others, counting the token that is written.
 * - deepseek_v3: its config.json has 163,840 positions; report and tokenizer_config.json say 128K.
 */
export const longestWindows: Readonly<Record<string, LongestWindow>> = {
  o200k_base: { tokens: 1_050_000, model: "GPT-5.4", source: "OpenAI’s page of the model" },
  o200k_harmony: { tokens: 131_072, model: "gpt-oss", source: "the models’ card, arXiv 2508.10925" },
  cl100k_base: { tokens: 128_000, model: "GPT-4 Turbo", source: "OpenAI’s page of the model" },
  p50k_base: { tokens: 8_001, model: "code-davinci-002", source: "OpenAI’s list of models, 2023" },
  r50k_base: { tokens: 2_048, model: "GPT-3", source: "arXiv 2005.14165" },
  llama3: { tokens: 131_072, model: "Llama 3.1", source: "Meta’s model card, and config.json" },
  llama2: { tokens: 4_096, model: "Llama 2", source: "Meta’s model card" },
  mistral_7b: { tokens: 32_768, model: "Mixtral 8x7B", source: "arXiv 2401.04088" },
  gemma3: { tokens: 131_072, model: "Gemma 3 of 4B and more", source: "Google’s model card, and config.json" },
  bert_uncased: { tokens: 512, model: "BERT", source: "max_position_embeddings of the published models" },
  qwen3: { tokens: 262_144, model: "Qwen3-2507", source: "the models’ cards, natively" },
  deepseek_v3: { tokens: 131_072, model: "DeepSeek-V3", source: "arXiv 2412.19437, and tokenizer_config.json" },
  claude2: { tokens: 200_000, model: "Claude 2.1", source: "model_max_length in the published tokenizer_config.json" },
};

/** What is known of a tokenizer's longest window; null where nothing is. */
export function longestWindowOf(reference: TokenizerReference): LongestWindow | null {
  const parts = parseReference(reference);
  return parts?.kind === "builtin" ? (longestWindows[parts.id] ?? null) : null;
}
