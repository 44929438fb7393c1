import { parseReference, type TokenizerReference } from "../tokenizerReference";

/** Where built-ins came from, each in a sentence, by their ids. A tokenizer's own page says it, and no other has to load it. */
export const builtinNotes: Readonly<Record<string, string>> = {
  o200k_base: "The table that OpenAI publishes for tiktoken.",
  o200k_harmony: "o200k_base with the control tokens of the Harmony response format.",
  cl100k_base: "The table that OpenAI publishes for tiktoken.",
  p50k_base: "The table that OpenAI publishes for tiktoken.",
  r50k_base: "The table that OpenAI publishes for tiktoken.",
  llama3:
    "Llama 3's tokenizer.json as first published: no BOS. Llama 3.1 and later only rename some reserved control tokens.",
  llama2: "Vocabulary and merges from the package; the pipeline around them is that of the published tokenizer.json.",
  mistral_nemo: "The published tokenizer.json, unchanged.",
  mistral_7b: "The package is named after Llama 2, but holds Mistral 7B v0.1's vocabulary.",
  gemma3: "The published tokenizer.json, unchanged.",
  bert_uncased: "Turned back into the published vocab.txt, byte for byte; the pipeline is that of its tokenizer.json.",
  qwen3: "The published tokenizer.json, unchanged.",
  deepseek_v3: "The published tokenizer.json, unchanged.",
  claude2: "Claude 3 and later have no public tokenizer; their counts differ from this one's.",
  utf8_bytes: "ByT5's ids; its 125 sentinels for training are left out.",
  code_points: "Every Unicode scalar value; a token's id is the code point.",
  graphemes: "Extended grapheme clusters (UAX #29), as Intl.Segmenter cuts.",
  words: "Words, punctuation marks and symbols, as Intl.Segmenter cuts; white space is left out.",
};

/** Where a tokenizer came from, in a sentence; empty for what a malformed reference names. */
export function noteOf(reference: TokenizerReference): string {
  const parts = parseReference(reference);
  switch (parts?.kind) {
    case "builtin":
      return new Map(Object.entries(builtinNotes)).get(parts.id) ?? "";
    case "hub":
      return `${parts.id} on the Hugging Face Hub, commit ${parts.commit}.`;
    case "file":
      return `From a file, SHA-256 ${parts.sha256}.`;
    case undefined:
      return "";
  }
}
