import type { GuidePaper } from "./paper";

/** Other tokens for the same text, and what they do to models. */
export const manyWaysPapers: readonly GuidePaper[] = [
  {
    name: "Say Anything but This",
    title: "Say Anything but This: When Tokenizer Betrays Reasoning in LLMs",
    source: { authors: "Ayoobi et al.", year: 2026, address: "https://arxiv.org/abs/2601.14658" },
  },
  {
    name: "Byte BPE Tokenization as an Inverse string Homomorphism",
    title: "Byte BPE Tokenization as an Inverse string Homomorphism",
    source: { authors: "Geng et al.", year: 2024, address: "https://arxiv.org/abs/2412.03160" },
  },
  {
    name: "Tokenization Is More Than Compression",
    title: "Tokenization Is More Than Compression",
    source: { authors: "Schmidt et al.", year: 2024, address: "https://aclanthology.org/2024.emnlp-main.40" },
  },
];
