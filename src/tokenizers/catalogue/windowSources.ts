import { parseReference, type TokenizerReference } from "../tokenizerReference";

/**
 * Where a built-in's longest context window is said, by its id: a paper or report, the publisher's page, or a published file. Each
 * window was checked against it or, where that is not to be had any more, against copies that
 * agree; not those of which none is published for certain. Where a publisher writes “128K”, the number is that of the
 * model's config.json or tokenizer_config.json.
 *
 * - o200k_base: tiktoken gives it to all models whose names begin with “gpt-5”.
 * - p50k_base: OpenAI's list is gone; copies of it agree.
 * - r50k_base: OpenAI's later lists have 2,048 for some models and 2,049 for others, counting the token that is written.
 * - deepseek_v3: its config.json has 163,840 positions; report and tokenizer_config.json say 128K.
 */
export const windowSources: Readonly<Record<string, string>> = {
  o200k_base: "OpenAI’s page of the model",
  o200k_harmony: "the models’ card, arXiv 2508.10925",
  cl100k_base: "OpenAI’s page of the model",
  p50k_base: "OpenAI’s list of models, 2023",
  r50k_base: "arXiv 2005.14165",
  llama3: "Meta’s model card, and config.json",
  llama2: "Meta’s model card",
  mistral_7b: "arXiv 2401.04088",
  gemma3: "Google’s model card, and config.json",
  bert_uncased: "max_position_embeddings of the published models",
  qwen3: "the models’ cards, natively",
  deepseek_v3: "arXiv 2412.19437, and tokenizer_config.json",
  claude2: "model_max_length in the published tokenizer_config.json",
};

/** Where a tokenizer's longest window is said; undefined where none is known. */
export function windowSourceOf(reference: TokenizerReference): string | undefined {
  const parts = parseReference(reference);
  return parts?.kind === "builtin" ? windowSources[parts.id] : undefined;
}
