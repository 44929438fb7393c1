import type { GuidePaper } from "./paper";

/** How vocabularies are made, and what their tokens carry. */
export const makingPapers: readonly GuidePaper[] = [
  {
    name: "SuperBPE: Space Travel for Language Models",
    title: "SuperBPE: Space Travel for Language Models",
    source: { authors: "Liu et al.", year: 2025, address: "https://arxiv.org/abs/2503.13423" },
  },
  {
    name: "Parity-Aware Byte-Pair Encoding",
    title: "Parity-Aware Byte-Pair Encoding: Improving Cross-lingual Fairness in Tokenization",
    source: { authors: "Foroutan et al.", year: 2025, address: "https://arxiv.org/abs/2508.04796" },
  },
  {
    name: "Rethinking Tokenization",
    title: "Rethinking Tokenization: Crafting Better Tokenizers for Large Language Models",
    source: { authors: "Yang", year: 2024, address: "https://arxiv.org/abs/2403.00417" },
  },
  {
    name: "Getting the most out of your tokenizer for pre-training and domain",
    title: "Getting the most out of your tokenizer for pre-training and domain adaptation",
    source: { authors: "Dagan, Synnaeve & Rozière", year: 2024, address: "https://arxiv.org/abs/2402.01035" },
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
  },
  {
    name: "Retrofitting (Large) Language Models with Dynamic Tokenization",
    title: "Retrofitting Large Language Models with Dynamic Tokenization",
    source: {
      authors: "Feher, Vulić & Minixhofer",
      year: 2025,
      address: "https://aclanthology.org/2025.acl-long.1444",
    },
  },
  {
    name: "Multi-Word Tokenization for Sequence Compression",
    title: "Multi-Word Tokenization for Sequence Compression",
    source: {
      authors: "Gee, Rigutini, Ernandes & Zugarini",
      year: 2023,
      address: "https://aclanthology.org/2023.emnlp-industry.58",
    },
  },
  {
    name: "Training LLMs over Neurally Compressed Text",
    title: "Training LLMs over Neurally Compressed Text",
    source: { authors: "Lester et al.", year: 2024, address: "https://arxiv.org/abs/2404.03626" },
  },
  {
    name: "Efficient Transformers with Dynamic Token Pooling",
    title: "Efficient Transformers with Dynamic Token Pooling",
    source: { authors: "Nawrot, Chorowski, Łańcucki & Ponti", year: 2023, address: "https://arxiv.org/abs/2211.09761" },
  },
];
