import { parseReference, type TokenizerReference } from "../tokenizerReference";

/** The longest context window, as published, of the models that use a tokenizer: none of them takes more tokens. */
export interface LongestWindow {
  readonly tokens: number;
  readonly model: string;
  /** Where that is said: a paper or report, the publisher's page, or a published file. */
  readonly source: string;
}

/**
 * By the ids of built-ins; not those of which none is published for certain. Apart from the catalogue, which the first
 * page needs in all its workers.
 */
export const longestWindows: Readonly<Record<string, LongestWindow>> = {
  o200k_base: { tokens: 1_047_576, model: "GPT-4.1", source: "OpenAI's page of the model" },
  o200k_harmony: { tokens: 131_072, model: "gpt-oss", source: "the models' card, arXiv 2508.10925" },
  cl100k_base: { tokens: 128_000, model: "GPT-4 Turbo", source: "OpenAI's page of the model" },
  p50k_base: { tokens: 8_001, model: "code-davinci-002", source: "OpenAI's list of models" },
  r50k_base: { tokens: 2_048, model: "GPT-3", source: "arXiv 2005.14165" },
  llama3: { tokens: 131_072, model: "Llama 3.1", source: "arXiv 2407.21783" },
  llama2: { tokens: 4_096, model: "Llama 2", source: "arXiv 2307.09288" },
  mistral_7b: { tokens: 32_768, model: "Mixtral 8x7B", source: "arXiv 2401.04088" },
  gemma3: { tokens: 131_072, model: "Gemma 3", source: "arXiv 2503.19786" },
  bert_uncased: { tokens: 512, model: "BERT", source: "arXiv 1810.04805" },
  qwen3: { tokens: 262_144, model: "Qwen3-2507", source: "the models' cards, natively" },
  deepseek_v3: { tokens: 131_072, model: "DeepSeek-V3", source: "arXiv 2412.19437" },
  claude2: { tokens: 200_000, model: "Claude 2.1", source: "model_max_length in the published tokenizer_config.json" },
};

/** What is known of a tokenizer's longest window; null where nothing is. */
export function longestWindowOf(reference: TokenizerReference): LongestWindow | null {
  const parts = parseReference(reference);
  return parts?.kind === "builtin" ? (longestWindows[parts.id] ?? null) : null;
}
