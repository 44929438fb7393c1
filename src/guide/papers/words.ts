import type { GuidePaper } from "./paper";

/** Morphemes, terms and identifiers. */
export const wordsPapers: readonly GuidePaper[] = [
  {
    name: "Tokenization Standards for Linguistic Integrity",
    title: "Tokenization Standards for Linguistic Integrity: Turkish as a Benchmark",
    source: { authors: "Bayram et al.", year: 2025, address: "https://arxiv.org/abs/2502.07057" },
  },
  {
    name: "Optimal Turkish Subword Strategies at Scale",
    title:
      "Optimal Turkish Subword Strategies at Scale: Systematic Evaluation of Data, Vocabulary, Morphology Interplay",
    source: { authors: "Altinok", year: 2026, address: "https://arxiv.org/abs/2602.06942" },
  },
  {
    name: "Tokens with Meaning",
    title: "Tokens with Meaning: A Hybrid Tokenization Approach for Turkish",
    source: { authors: "Bayram et al.", year: 2025, address: "https://arxiv.org/abs/2508.14292" },
  },
  {
    name: "Impact of Tokenization on Language Models",
    title: "Impact of Tokenization on Language Models: An Analysis for Turkish",
    source: { authors: "Toraman, Yilmaz, Şahinuç & Ozcelik", year: 2023, address: "https://arxiv.org/abs/2204.08832" },
  },
  {
    name: "KL3M Tokenizers",
    title:
      "KL3M Tokenizers: A Family of Domain-Specific and Character-Level Tokenizers for Legal, Financial, and Preprocessing Applications",
    source: { authors: "Bommarito, Katz & Bommarito", year: 2025, address: "https://arxiv.org/abs/2503.17247" },
  },
  {
    name: "Biomedical Language Models are Robust to Sub-optimal Tokenization",
    title: "Biomedical Language Models are Robust to Sub-optimal Tokenization",
    source: { authors: "Jiménez Gutiérrez, Sun & Su", year: 2023, address: "https://arxiv.org/abs/2306.17649" },
  },
  {
    name: "Infusing clinical knowledge into tokenisers for language models",
    title: "Infusing clinical knowledge into tokenisers for language models",
    source: { authors: "Hasan et al.", year: 2024, address: "https://arxiv.org/abs/2406.14312" },
  },
  {
    name: "NMIXX: Domain-Adapted Neural Embeddings for Cross-Lingual eXploration",
    title: "NMIXX: Domain-Adapted Neural Embeddings for Cross-Lingual eXploration of Finance",
    source: { authors: "Lee et al.", year: 2025, address: "https://arxiv.org/abs/2507.09601" },
  },
  {
    name: "Improving large language models with concept-aware fine-tuning",
    title: "Improving large language models with concept-aware fine-tuning",
    source: { authors: "Chen, Zhang, Huang & Tao", year: 2025, address: "https://arxiv.org/abs/2506.07833" },
  },
  {
    name: "CodeBPE: Investigating Subtokenization Options for Large Language",
    title: "CodeBPE: Investigating Subtokenization Options for Large Language Model Pretraining on Source Code",
    source: { authors: "Chirkova & Troshin", year: 2023, address: "https://arxiv.org/abs/2308.00683" },
  },
  {
    name: "On the Effect of Token Merging on Pre-trained Models for Code",
    title: "On the Effect of Token Merging on Pre-trained Models for Code",
    source: { authors: "Saad, Li, Sharma & Hassan", year: 2025, address: "https://arxiv.org/abs/2507.14423" },
  },
];
