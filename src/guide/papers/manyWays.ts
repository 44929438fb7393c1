import type { GuidePaper } from "./paper";

/** Other tokens for the same text, and what they do to models. */
export const manyWaysPapers: readonly GuidePaper[] = [
  {
    name: "Say Anything but This",
    title: "Say Anything but This: When Tokenizer Betrays Reasoning in LLMs",
    source: { authors: "Ayoobi et al.", year: 2026, address: "https://arxiv.org/abs/2601.14658" },
  },
];
