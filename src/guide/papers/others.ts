import type { GuidePaper } from "./paper";

/** Vocabularies, letters, numbers and noise. */
export const otherPapers: readonly GuidePaper[] = [
  {
    name: "Problematic Tokens",
    title: "Problematic Tokens: Tokenizer Bias in Large Language Models",
    source: null,
  },
  {
    name: "CharBench",
    title: "CharBench: Evaluating the Role of Tokenization in Character-Level Tasks",
    source: { authors: "Uzan & Pinter", year: 2026, address: "https://arxiv.org/abs/2508.02591" },
  },
  {
    name: "Regress, Don't Guess",
    title: "Regress, Don't Guess – A Regression-like Loss on Number Tokens for Language Models",
    source: { authors: "Zausinger et al.", year: 2025, address: "https://arxiv.org/abs/2411.02083" },
  },
  {
    name: "Tokenization Falling Short",
    title: "Tokenization Falling Short: On Subword Robustness in Large Language Models",
    source: { authors: "Chai et al.", year: 2024, address: "https://aclanthology.org/2024.findings-emnlp.86" },
  },
  {
    name: "ByT5",
    title: "ByT5: Towards a Token-Free Future with Pre-trained Byte-to-Byte Models",
    source: null,
  },
  {
    name: "Evaluating Tokenizer Performance of Large Language Models Across Official Indian Languages",
    title: "Evaluating Tokenizer Performance of Large Language Models Across Official Indian Languages",
    source: null,
  },
];
