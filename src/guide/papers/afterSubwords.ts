import type { GuidePaper } from "./paper";

/** Bytes, characters, words, and what is put in the place of subwords. */
export const afterSubwordsPapers: readonly GuidePaper[] = [
  {
    name: "Between words and characters",
    title: "Between words and characters: A Brief History of Open-Vocabulary Modeling and Tokenization in NLP",
    source: { authors: "Mielke et al.", year: 2021, address: "https://arxiv.org/abs/2112.10508" },
  },
  {
    name: "Learn Your Tokens",
    title: "Learn Your Tokens: Word-Pooled Tokenization for Language Modeling",
    source: { authors: "Thawani, Ghanekar, Zhu & Pujara", year: 2023, address: "https://arxiv.org/abs/2310.11628" },
  },
  {
    name: "Hierarchical Autoregressive Transformers",
    title:
      "Hierarchical Autoregressive Transformers: Combining Byte- and Word-Level Processing for Robust, Adaptable Language Models",
    source: {
      authors: "Neitemeier, Deiseroth, Eichenberg & Balles",
      year: 2025,
      address: "https://arxiv.org/abs/2501.10322",
    },
  },
  {
    name: "From Characters to Words",
    title:
      "From Characters to Words: Hierarchical Pre-trained Language Model for Open-vocabulary Language Understanding",
    source: { authors: "Sun et al.", year: 2023, address: "https://arxiv.org/abs/2305.14571" },
  },
  {
    name: "Word-Level Representation From Bytes For Language Modeling",
    title: "Word-Level Representation From Bytes For Language Modeling",
    source: { authors: "Lee, Guo & Qiu", year: 2022, address: "https://arxiv.org/abs/2211.12677" },
  },
  {
    name: "ByT5: Towards a token-free future with pre-trained byte-to-byte models",
    title: "ByT5: Towards a token-free future with pre-trained byte-to-byte models",
    source: { authors: "Xue et al.", year: 2022, address: "https://arxiv.org/abs/2105.13626" },
  },
  {
    name: "A Multi-dimensional Evaluation of Tokenizer-free Multilingual",
    title: "A Multi-dimensional Evaluation of Tokenizer-free Multilingual Pretrained Models",
    source: {
      authors: "Sun, Fernandes, Wang & Neubig",
      year: 2023,
      address: "https://aclanthology.org/2023.findings-eacl.128",
    },
  },
  {
    name: "T-FREE: Tokenizer-Free Generative LLMs via Sparse Representations for",
    title: "T-FREE: Tokenizer-Free Generative LLMs via Sparse Representations for Memory-Efficient Embeddings",
    source: { authors: "Deiseroth et al.", year: 2024, address: "https://arxiv.org/abs/2406.19223" },
  },
  {
    name: "CharBench",
    title: "CharBench: Evaluating the Role of Tokenization in Character-Level Tasks",
    source: { authors: "Uzan & Pinter", year: 2026, address: "https://arxiv.org/abs/2508.02591" },
  },
  {
    name: "Learning to Look Inside",
    title: "Learning to Look Inside: Augmenting Token-Based Encoders with Character-Level Information",
    source: { authors: "Pinter, Stent, Dredze & Eisenstein", year: 2021, address: "https://arxiv.org/abs/2108.00391" },
  },
  {
    name: "Emergent Semantics Beyond Token Embeddings",
    title: "Emergent Semantics Beyond Token Embeddings: Transformer LMs with Frozen Visual Unicode Representations",
    source: { authors: "Bochkov", year: 2025, address: "https://arxiv.org/abs/2507.04886" },
  },
  {
    name: "Multi hash embeddings in spaCy",
    title: "Multi hash embeddings in spaCy",
    source: { authors: "Miranda et al.", year: 2022, address: "https://arxiv.org/abs/2212.09255" },
    without:
      "It is about the rows of an embedding table that spaCy’s features of words are hashed into; no tokenizer is compared in it.",
  },
];
