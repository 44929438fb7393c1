/** A tokenizer on the Hub that people ask for. */
export interface KnownTokenizer {
  readonly family: string;
  /** `owner/name`, as `readHubReference` takes it. */
  readonly id: string;
  /** The licence that the model's page states; the tokenizer's files come under it. */
  readonly licence: string;
  /** Whether the page asks people to sign in and accept terms first, so that a token is needed. */
  readonly gated: boolean;
  /** For ranks in tiktoken's format, which do not say how text is cut: the name of the pattern that is known to. */
  readonly pattern?: string;
  /** The built-in that does the same, for a model whose tokenizer is code alone and has no file. */
  readonly builtin?: string;
}

const open = (family: string, licence: string, ...ids: string[]) =>
  ids.map((id) => ({ family, id, licence, gated: false }));
const gated = (family: string, licence: string, ...ids: string[]) =>
  ids.map((id) => ({ family, id, licence, gated: true }));

/**
 * Well-known open tokenizers by family. They are not part of this program: each is loaded from the Hub when it is asked
 * for. Publishers change terms and gates; the model's page is what counts.
 */
export const knownTokenizers: readonly KnownTokenizer[] = [
  ...gated("Llama", "Llama 2 Community", "meta-llama/Llama-2-7b-hf"),
  ...gated("Llama", "Llama 3.1 Community", "meta-llama/Llama-3.1-8B"),
  ...gated("Llama", "Llama 4 Community", "meta-llama/Llama-4-Scout-17B-16E-Instruct"),
  ...open("Llama", "Llama 2 Community", "codellama/CodeLlama-7b-hf"),
  ...open("Llama", "Apache-2.0", "TinyLlama/TinyLlama-1.1B-Chat-v1.0"),
  ...open(
    "Qwen",
    "Apache-2.0",
    "Qwen/Qwen2.5-7B",
    "Qwen/Qwen3-8B",
    "Qwen/Qwen3-Embedding-0.6B",
    "Qwen/Qwen3.5-35B-A3B",
  ),
  ...gated("Mistral", "Apache-2.0", "mistralai/Mistral-7B-v0.3", "mistralai/Mistral-Nemo-Instruct-2407"),
  ...gated("Mistral", "Mistral Research Licence", "mistralai/Mistral-Large-Instruct-2411"),
  ...open("Mistral", "Apache-2.0", "mistralai/Mistral-Small-3.2-24B-Instruct-2506", "mistralai/Magistral-Small-2507"),
  ...open("Mistral", "Apache-2.0", "mistralai/Devstral-Small-2505", "mistralai/Mistral-Large-3-675B-Instruct-2512"),
  ...gated("Gemma", "Gemma Terms of Use", "google/gemma-2-2b", "google/gemma-3-1b-it", "google/gemma-3n-E2B-it"),
  ...open("Gemma", "Apache-2.0", "google/gemma-4-E4B-it"),
  ...open("Phi", "MIT", "microsoft/phi-2", "microsoft/Phi-3-mini-4k-instruct", "microsoft/phi-4"),
  ...open("Phi", "MIT", "microsoft/Phi-4-mini-instruct"),
  ...open("Falcon", "Apache-2.0", "tiiuae/falcon-7b"),
  ...open("Falcon", "Falcon LLM Licence", "tiiuae/Falcon3-7B-Base"),
  ...open("BLOOM", "BigScience RAIL 1.0", "bigscience/bloom"),
  ...open("T5", "Apache-2.0", "google-t5/t5-base", "google/flan-t5-base", "google/mt5-base"),
  ...open("ByT5", "Apache-2.0", "google/byt5-small").map((known) => ({ ...known, builtin: "utf8_bytes" })),
  ...open("BERT", "Apache-2.0", "google-bert/bert-base-multilingual-cased", "answerdotai/ModernBERT-base"),
  ...open("XLM-R", "MIT", "FacebookAI/xlm-roberta-base", "BAAI/bge-m3", "intfloat/multilingual-e5-large"),
  ...open("RoBERTa", "MIT", "FacebookAI/roberta-base"),
  ...open("NLLB", "CC-BY-NC-4.0", "facebook/nllb-200-distilled-600M"),
  ...open("Aya and Command", "Apache-2.0", "CohereLabs/aya-101"),
  ...gated("Aya and Command", "CC-BY-NC-4.0", "CohereLabs/aya-expanse-8b", "CohereLabs/c4ai-command-r-v01"),
  ...gated("Aya and Command", "CC-BY-NC-4.0", "CohereLabs/c4ai-command-a-03-2025"),
  ...open("GLM", "MIT", "zai-org/GLM-4.5", "zai-org/GLM-4.6", "zai-org/GLM-4.7", "zai-org/GLM-5"),
  ...open("GLM", "MIT", "zai-org/GLM-5.1", "zai-org/GLM-5.2"),
  ...open(
    "Kimi",
    "Modified MIT",
    "moonshotai/Kimi-K2-Instruct",
    "moonshotai/Kimi-K2-Thinking",
    "moonshotai/Kimi-K2.5",
  ).map((known) => ({ ...known, pattern: "kimi" })),
  ...open("DeepSeek", "MIT", "deepseek-ai/DeepSeek-R1", "deepseek-ai/DeepSeek-V3.1"),
  ...open("DeepSeek", "MIT", "deepseek-ai/DeepSeek-V3.2", "deepseek-ai/DeepSeek-V4-Flash"),
  ...open("DeepSeek", "DeepSeek Licence", "deepseek-ai/deepseek-coder-6.7b-base"),
  // As others have converted them: the publisher's repositories have files of their own kind.
  ...open("Grok", "Apache-2.0", "Xenova/grok-1-tokenizer"),
  ...open("Grok", "Grok 2 Community", "alvarobartt/grok-2-tokenizer"),
  ...open("SmolLM", "Apache-2.0", "HuggingFaceTB/SmolLM2-135M", "HuggingFaceTB/SmolLM3-3B"),
  ...gated("StarCoder", "BigCode OpenRAIL-M 1", "bigcode/starcoder"),
  ...open("StarCoder", "BigCode OpenRAIL-M 1", "bigcode/starcoder2-3b"),
  ...open("OLMo", "Apache-2.0", "allenai/OLMo-2-1124-7B"),
  ...open("SuperBPE", "Apache-2.0", "UW/OLMo2-11B-SuperBPE-t180k"),
  ...open("KL3M", "CC-BY-4.0", "alea-institute/kl3m-004-128k-cased"),
  ...open("Sarvam", "Sarvam non-commercial licence", "sarvamai/sarvam-1"),
  ...open("Whisper", "Apache-2.0", "openai/whisper-large-v3"),
  ...open("GPT", "MIT", "openai-community/gpt2"),
  ...open("GPT", "Apache-2.0", "openai/gpt-oss-20b", "EleutherAI/gpt-neox-20b", "EleutherAI/gpt-j-6b"),
  ...open("Granite", "Apache-2.0", "ibm-granite/granite-3.3-8b-instruct"),
  ...open("Yi", "Apache-2.0", "01-ai/Yi-1.5-9B"),
  ...open("Seed", "Apache-2.0", "ByteDance-Seed/Seed-OSS-36B-Instruct"),
];
