import type { GuidePaper } from "./paper";

/** Noise, numbers, and tokens counted in practice. */
export const noisePapers: readonly GuidePaper[] = [
  {
    name: "Tokenization Falling Short",
    title: "Tokenization Falling Short: On Subword Robustness in Large Language Models",
    source: {
      authors: "Chai, Fang, Peng & Li",
      year: 2024,
      address: "https://aclanthology.org/2024.findings-emnlp.86",
    },
  },
  {
    name: "ÚFAL at MultiLexNorm 2021",
    title: "ÚFAL at MultiLexNorm 2021: Improving Multilingual Lexical Normalization by Fine-tuning ByT5",
    source: { authors: "Samuel & Straka", year: 2021, address: "https://aclanthology.org/2021.wnut-1.54" },
  },
  {
    name: "Script Normalization for Unconventional Writing of Under-Resourced",
    title: "Script Normalization for Unconventional Writing of Under-Resourced Languages in Bilingual Communities",
    source: { authors: "Ahmadi & Anastasopoulos", year: 2023, address: "https://aclanthology.org/2023.acl-long.809" },
  },
  {
    name: "PTEB: Towards Robust Text Embedding Evaluation via Stochastic",
    title: "PTEB: Towards Robust Text Embedding Evaluation via Stochastic Paraphrasing at Evaluation Time with LLMs",
    source: { authors: "Frank & Afli", year: 2025, address: "https://arxiv.org/abs/2510.06730" },
  },
  {
    name: "TOKON: TOKenization-Optimized Normalization for time series analysis",
    title: "TOKON: TOKenization-Optimized Normalization for time series analysis with a large language model",
    source: { authors: "Yang", year: 2025, address: "https://arxiv.org/abs/2502.05701" },
  },
  {
    name: "Regress, Don't Guess -- A Regression-like Loss on Number Tokens for",
    title: "Regress, Don't Guess – A Regression-like Loss on Number Tokens for Language Models",
    source: { authors: "Zausinger et al.", year: 2025, address: "https://arxiv.org/abs/2411.02083" },
  },
  {
    name: "TensorBLEU",
    title: "TensorBLEU: Vectorized GPU-based BLEU Score Implementation for Per-Sentence In-Training Evaluation",
    source: { authors: "Filipek", year: 2025, address: "https://arxiv.org/abs/2510.05485" },
  },
  {
    name: "Enhancing Domain-Specific Retrieval-Augmented Generation",
    title:
      "Enhancing Domain-Specific Retrieval-Augmented Generation: Synthetic Data Generation and Evaluation using Reasoning Models",
    source: { authors: "Jadon, Patil & Kumar", year: 2025, address: "https://arxiv.org/abs/2502.15854" },
  },
];
