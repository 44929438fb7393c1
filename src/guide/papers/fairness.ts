import type { GuidePaper } from "./paper";

/** Premiums, and what makes them. */
export const fairnessPapers: readonly GuidePaper[] = [
  {
    name: "Language Model Tokenizers Introduce Unfairness",
    title: "Language Model Tokenizers Introduce Unfairness Between Languages",
    source: { authors: "Petrov, La Malfa, Torr & Bibi", year: 2023, address: "https://arxiv.org/abs/2305.15425" },
  },
];
