import type { GuidePaper } from "./paper";

/** What languages pay, and what single languages need. */
export const fairnessPapers: readonly GuidePaper[] = [
  {
    name: "Language Model Tokenizers Introduce Unfairness Between Languages",
    title: "Language Model Tokenizers Introduce Unfairness Between Languages",
    source: { authors: "Petrov, La Malfa, Torr & Bibi", year: 2023, address: "https://arxiv.org/abs/2305.15425" },
  },
  {
    name: "Explaining and Mitigating Crosslingual Tokenizer Inequities",
    title: "Explaining and Mitigating Crosslingual Tokenizer Inequities",
    source: { authors: "Arnett, Chang, Biderman & Bergen", year: 2025, address: "https://arxiv.org/abs/2510.21909" },
  },
  {
    name: "Needle Threading",
    title: "Needle Threading: Can LLMs Follow Threads through Near-Million-Scale Haystacks?",
    source: { authors: "Roberts, Han & Albanie", year: 2024, address: "https://arxiv.org/abs/2411.05000" },
  },
  {
    name: "Evaluating Tokenizer Performance of Large Language Models Across",
    title: "Evaluating Tokenizer Performance of Large Language Models Across Official Indian Languages",
    source: { authors: "Tamang & Bora", year: 2024, address: "https://arxiv.org/abs/2411.12240" },
  },
  {
    name: "WangchanBERTa",
    title: "WangchanBERTa: Pretraining transformer-based Thai Language Models",
    source: {
      authors: "Lowphansirikul, Polpanumas, Jantrakulchai & Nutanong",
      year: 2021,
      address: "https://arxiv.org/abs/2101.09635",
    },
  },
  {
    name: "KR-BERT: A Small-Scale Korean-Specific Language Model",
    title: "KR-BERT: A Small-Scale Korean-Specific Language Model",
    source: { authors: "Lee et al.", year: 2020, address: "https://arxiv.org/abs/2008.03979" },
  },
  {
    name: "A Case Against Implicit Standards",
    title:
      "A Case Against Implicit Standards: Homophone Normalization in Machine Translation for Languages that use the Ge’ez Script",
    source: { authors: "Nigatu et al.", year: 2025, address: "https://aclanthology.org/2025.emnlp-main.523" },
  },
  {
    name: "Normalization of Lithuanian Text Using Regular Expressions",
    title: "Normalization of Lithuanian Text Using Regular Expressions",
    source: { authors: "Kasparaitis", year: 2023, address: "https://arxiv.org/abs/2312.17660" },
  },
  {
    name: "Cabrita: closing the gap for foreign languages",
    title: "Cabrita: closing the gap for foreign languages",
    source: { authors: "Larcher et al.", year: 2023, address: "https://arxiv.org/abs/2308.11878" },
  },
];
