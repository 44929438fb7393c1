import type { BuiltinDefinition } from "./types";

const shared = {
  family: "OpenAI",
  model: "Byte-level BPE",
  licence: "MIT (tiktoken)",
} as const;

/** OpenAI's encodings; which model uses which is as in tiktoken's own registry. */
export const openai: readonly BuiltinDefinition[] = [
  {
    ...shared,
    id: "o200k_base",
    label: "o200k_base",
    models: ["GPT-5", "GPT-4.1", "GPT-4o", "o1", "o3", "o4-mini"],
    vocabularySize: 200_000,
    package: "tiktoken",
    vocabulary: "o200k_base",
  },
  {
    ...shared,
    id: "o200k_harmony",
    label: "o200k_harmony",
    models: ["gpt-oss-20b", "gpt-oss-120b"],
    vocabularySize: 201_088,
    package: "tiktoken",
    vocabulary: "o200k_base",
  },
  {
    ...shared,
    id: "cl100k_base",
    label: "cl100k_base",
    models: ["GPT-4", "GPT-3.5 Turbo", "text-embedding-3"],
    vocabularySize: 100_261,
    package: "tiktoken",
    vocabulary: "cl100k_base",
  },
  {
    ...shared,
    id: "p50k_base",
    label: "p50k_base",
    models: ["Codex", "text-davinci-002", "text-davinci-003"],
    vocabularySize: 50_281,
    package: "tiktoken",
    vocabulary: "p50k_base",
  },
  {
    ...shared,
    id: "r50k_base",
    label: "r50k_base",
    models: ["GPT-3", "GPT-2"],
    vocabularySize: 50_257,
    package: "tiktoken",
    vocabulary: "r50k_base",
  },
];
