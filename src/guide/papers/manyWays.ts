import type { GuidePaper } from "./paper";

/** Other tokens for the same text, and what they do to models. */
export const manyWaysPapers: readonly GuidePaper[] = [
  {
    name: "Greed is All You Need",
    title: "Greed is All You Need: An Evaluation of Tokenizer Inference Methods",
    source: {
      authors: "Uzan, Schmidt, Tanner & Pinter",
      year: 2024,
      address: "https://aclanthology.org/2024.acl-short.73",
    },
  },
  {
    name: "Tokenization Is More Than Compression",
    title: "Tokenization Is More Than Compression",
    source: { authors: "Schmidt et al.", year: 2024, address: "https://aclanthology.org/2024.emnlp-main.40" },
  },
  {
    name: "LBPE: Long-token-first Tokenization to Improve Large Language Models",
    title: "LBPE: Long-token-first Tokenization to Improve Large Language Models",
    source: { authors: "Lian et al.", year: 2024, address: "https://arxiv.org/abs/2411.05504" },
  },
  {
    name: "Say Anything but This",
    title: "Say Anything but This: When Tokenizer Betrays Reasoning in LLMs",
    source: { authors: "Ayoobi, Armstrong & Mukherjee", year: 2026, address: "https://arxiv.org/abs/2601.14658" },
  },
  {
    name: "Byte BPE Tokenization as an Inverse string Homomorphism",
    title: "Byte BPE Tokenization as an Inverse string Homomorphism",
    source: { authors: "Geng, Gambhir, Wendler & West", year: 2024, address: "https://arxiv.org/abs/2412.03160" },
  },
  {
    name: "Exact Byte-Level Probabilities from Tokenized Language Models for",
    title: "Exact Byte-Level Probabilities from Tokenized Language Models for FIM-Tasks and Model Ensembles",
    source: { authors: "Phan et al.", year: 2025, address: "https://arxiv.org/abs/2410.09303" },
  },
  {
    name: "Understanding and Mitigating Tokenization Bias in Language Models",
    title: "Understanding and Mitigating Tokenization Bias in Language Models",
    source: { authors: "Phan, Havasi, Muckley & Ullrich", year: 2024, address: "https://arxiv.org/abs/2406.16829" },
  },
  {
    name: "Token Alignment via Character Matching for Subword Completion",
    title: "Token Alignment via Character Matching for Subword Completion",
    source: { authors: "Athiwaratkun et al.", year: 2024, address: "https://aclanthology.org/2024.findings-acl.929" },
  },
  {
    name: "Empowering Character-level Text Infilling by Eliminating Sub-Tokens",
    title: "Empowering Character-level Text Infilling by Eliminating Sub-Tokens",
    source: { authors: "Ren, Zhan, Wu & Li", year: 2024, address: "https://aclanthology.org/2024.acl-long.179" },
  },
  {
    name: "Fast Controlled Generation from Language Models with Adaptive",
    title: "Fast Controlled Generation from Language Models with Adaptive Weighted Rejection Sampling",
    source: { authors: "Lipkin et al.", year: 2025, address: "https://arxiv.org/abs/2504.05410" },
  },
];
