import { parseReference, type TokenizerReference } from "../tokenizerReference";

/** The longest context window, as published, of the models that use a tokenizer: none of them takes more tokens. */
export interface LongestWindow {
  readonly tokens: number;
  readonly model: string;
}

/** By the ids of built-ins (`windowSources.ts`). Apart from the catalogue, which the first page needs in all its workers. */
export const longestWindows: Readonly<Record<string, LongestWindow>> = {
  o200k_base: { tokens: 1_050_000, model: "GPT-5.4" },
  o200k_harmony: { tokens: 131_072, model: "gpt-oss" },
  cl100k_base: { tokens: 128_000, model: "GPT-4 Turbo" },
  p50k_base: { tokens: 8_001, model: "code-davinci-002" },
  r50k_base: { tokens: 2_048, model: "GPT-3" },
  llama3: { tokens: 131_072, model: "Llama 3.1" },
  llama2: { tokens: 4_096, model: "Llama 2" },
  mistral_7b: { tokens: 32_768, model: "Mixtral 8x7B" },
  gemma3: { tokens: 131_072, model: "Gemma 3 of 4B and more" },
  bert_uncased: { tokens: 512, model: "BERT" },
  qwen3: { tokens: 262_144, model: "Qwen3-2507" },
  deepseek_v3: { tokens: 131_072, model: "DeepSeek-V3" },
  claude2: { tokens: 200_000, model: "Claude 2.1" },
};

/** What is known of a tokenizer's longest window; null where nothing is. */
export function longestWindowOf(reference: TokenizerReference): LongestWindow | null {
  const parts = parseReference(reference);
  return parts?.kind === "builtin" ? (longestWindows[parts.id] ?? null) : null;
}
