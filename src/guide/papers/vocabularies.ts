import type { GuidePaper } from "./paper";

/** What is in vocabularies, and what becomes of it under another tokenizer. */
export const vocabulariesPapers: readonly GuidePaper[] = [
  {
    name: "Qtok: A Comprehensive Framework for Evaluating Multilingual Tokenizer",
    title: "Qtok: A Comprehensive Framework for Evaluating Multilingual Tokenizer Quality in Large Language Models",
    source: null,
    without: "What it measures can be seen in a tokenizer’s audit; it has no finding of its own yet.",
  },
  {
    name: "Problematic Tokens",
    title: "Problematic Tokens: Tokenizer Bias in Large Language Models",
    source: null,
  },
  {
    name: "Sticking to the Mean",
    title: "Sticking to the Mean: Detecting Sticky Tokens in Text Embedding Models",
    source: null,
    without: "What it measures can be seen in a tokenizer’s audit; it has no finding of its own yet.",
  },
  {
    name: "Achieving Tokenizer Flexibility in Language Models through Heuristic",
    title: "Achieving Tokenizer Flexibility in Language Models through Heuristic Adaptation and Supertoken Learning",
    source: null,
    without: "What it measures can be seen in Vocabularies; it has no finding of its own yet.",
  },
  {
    name: "Training-Free Tokenizer Transplantation via Orthogonal Matching Pursuit",
    title: "Training-Free Tokenizer Transplantation via Orthogonal Matching Pursuit",
    source: { authors: "Goddard & Fernandes Neto", year: 2025, address: "https://arxiv.org/abs/2506.06607" },
    without: "What it measures can be seen in Vocabularies; it has no finding of its own yet.",
  },
  {
    name: "Zero-Shot Tokenizer Transfer",
    title: "Zero-Shot Tokenizer Transfer",
    source: null,
    without: "What it measures can be seen in Vocabularies; it has no finding of its own yet.",
  },
  {
    name: "TokAlign: Efficient Vocabulary Adaptation via Token Alignment",
    title: "TokAlign: Efficient Vocabulary Adaptation via Token Alignment",
    source: null,
    without: "What it measures can be seen in Vocabularies; it has no finding of its own yet.",
  },
  {
    name: "HYPEROFA: Expanding LLM Vocabulary to New Languages via",
    title: "HYPEROFA: Expanding LLM Vocabulary to New Languages via Hypernetwork-Based Embedding Initialization",
    source: null,
    without: "What it measures can be seen in Vocabularies; it has no finding of its own yet.",
  },
  {
    name: "Tik-to-Tok",
    title:
      "Tik-to-Tok: Translating Language Models One Token at a Time: An Embedding Initialization Strategy for Efficient Language Adaptation",
    source: null,
    without: "What it measures can be seen in Vocabularies; it has no finding of its own yet.",
  },
  {
    name: "WECHSEL: Effective initialization of subword embeddings for",
    title:
      "WECHSEL: Effective initialization of subword embeddings for cross-lingual transfer of monolingual language models",
    source: null,
    without: "What it measures can be seen in Vocabularies; it has no finding of its own yet.",
  },
];
