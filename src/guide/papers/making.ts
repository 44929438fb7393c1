import type { GuidePaper } from "./paper";

/** How vocabularies are made, and what their tokens carry. */
export const makingPapers: readonly GuidePaper[] = [
  {
    name: "SuperBPE: Space Travel for Language Models",
    title: "SuperBPE: Space Travel for Language Models",
    source: { authors: "Liu et al.", year: 2025, address: "https://arxiv.org/abs/2503.13423" },
    without: "What it measures can be seen in Train; it has no finding of its own yet.",
  },
  {
    name: "Parity-Aware Byte-Pair Encoding",
    title: "Parity-Aware Byte-Pair Encoding: Improving Cross-lingual Fairness in Tokenization",
    source: { authors: "Foroutan et al.", year: 2025, address: "https://arxiv.org/abs/2508.04796" },
    without: "What it measures can be seen in Train; it has no finding of its own yet.",
  },
  {
    name: "Rethinking Tokenization",
    title: "Rethinking Tokenization: Crafting Better Tokenizers for Large Language Models",
    source: { authors: "Yang", year: 2024, address: "https://arxiv.org/abs/2403.00417" },
    without:
      "Its vocabulary is learned by the Less-is-Better model, which is not among the trainers here: what it lowers, tokens and types, can be seen in Train for BPE, SuperBPE and Unigram.",
  },
  {
    name: "Getting the most out of your tokenizer for pre-training and domain",
    title: "Getting the most out of your tokenizer for pre-training and domain adaptation",
    source: { authors: "Dagan, Synnaeve & Rozière", year: 2024, address: "https://arxiv.org/abs/2402.01035" },
    without: "What it measures can be seen in Train and Compare’s ratios; it has no finding of its own yet.",
  },
  {
    name: "An Information-Theoretic Perspective on LLM Tokenizers",
    title: "An Information-Theoretic Perspective on LLM Tokenizers",
    source: { authors: "Erdogan et al.", year: 2026, address: "https://arxiv.org/abs/2601.09039" },
  },
  {
    name: "The Fair Language Model Paradox",
    title: "The Fair Language Model Paradox",
    source: { authors: "Pinto, Galanti & Balestriero", year: 2024, address: "https://arxiv.org/abs/2410.11985" },
  },
  {
    name: "zip2zip: Inference-Time Adaptive Vocabularies for Language Models via",
    title: "zip2zip: Inference-Time Adaptive Vocabularies for Language Models via Token Compression",
    source: { authors: "Geng et al.", year: 2025, address: "https://arxiv.org/abs/2506.01084" },
    without: "What it measures can be seen in Merge further; it has no finding of its own yet.",
  },
  {
    name: "Retrofitting (Large) Language Models with Dynamic Tokenization",
    title: "Retrofitting Large Language Models with Dynamic Tokenization",
    source: {
      authors: "Feher, Vulić & Minixhofer",
      year: 2025,
      address: "https://aclanthology.org/2025.acl-long.1444",
    },
    without: "What it measures can be seen in Merge further; it has no finding of its own yet.",
  },
  {
    name: "Multi-Word Tokenization for Sequence Compression",
    title: "Multi-Word Tokenization for Sequence Compression",
    source: {
      authors: "Gee, Rigutini, Ernandes & Zugarini",
      year: 2023,
      address: "https://aclanthology.org/2023.emnlp-industry.58",
    },
    without: "What it measures can be seen in Merge further; it has no finding of its own yet.",
  },
  {
    name: "Training LLMs over Neurally Compressed Text",
    title: "Training LLMs over Neurally Compressed Text",
    source: { authors: "Lester et al.", year: 2024, address: "https://arxiv.org/abs/2404.03626" },
    without: "What it measures can be seen in Pooling; it has no finding of its own yet.",
  },
  {
    name: "Efficient Transformers with Dynamic Token Pooling",
    title: "Efficient Transformers with Dynamic Token Pooling",
    source: { authors: "Nawrot, Chorowski, Łańcucki & Ponti", year: 2023, address: "https://arxiv.org/abs/2211.09761" },
    without: "What it measures can be seen in Pooling; it has no finding of its own yet.",
  },
];
