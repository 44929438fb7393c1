import type { GuidePaper } from "./paper";

/** What is in vocabularies, and what becomes of it under another tokenizer. */
export const vocabulariesPapers: readonly GuidePaper[] = [
  {
    name: "Qtok: A Comprehensive Framework for Evaluating Multilingual Tokenizer",
    title: "Qtok: A Comprehensive Framework for Evaluating Multilingual Tokenizer Quality in Large Language Models",
    source: { authors: "Chelombitko, Safronov & Komissarov", year: 2024, address: "https://arxiv.org/abs/2410.12989" },
  },
  {
    name: "Problematic Tokens",
    title: "Problematic Tokens: Tokenizer Bias in Large Language Models",
    source: { authors: "Yang, Wang, Lin & Zhao", year: 2024, address: "https://arxiv.org/abs/2406.11214" },
  },
  {
    name: "Sticking to the Mean",
    title: "Sticking to the Mean: Detecting Sticky Tokens in Text Embedding Models",
    source: { authors: "Chen et al.", year: 2025, address: "https://arxiv.org/abs/2507.18171" },
  },
  {
    name: "Achieving Tokenizer Flexibility in Language Models through Heuristic",
    title: "Achieving Tokenizer Flexibility in Language Models through Heuristic Adaptation and Supertoken Learning",
    source: {
      authors: "Sharthak, Pahalwan, Kamath & Shirawalmath",
      year: 2025,
      address: "https://arxiv.org/abs/2505.09738",
    },
  },
  {
    name: "Training-Free Tokenizer Transplantation via Orthogonal Matching Pursuit",
    title: "Training-Free Tokenizer Transplantation via Orthogonal Matching Pursuit",
    source: { authors: "Goddard & Fernandes Neto", year: 2025, address: "https://arxiv.org/abs/2506.06607" },
  },
  {
    name: "Zero-Shot Tokenizer Transfer",
    title: "Zero-Shot Tokenizer Transfer",
    source: { authors: "Minixhofer, Ponti & Vulić", year: 2024, address: "https://arxiv.org/abs/2405.07883" },
  },
  {
    name: "TokAlign: Efficient Vocabulary Adaptation via Token Alignment",
    title: "TokAlign: Efficient Vocabulary Adaptation via Token Alignment",
    source: { authors: "Li, Zhang & Zong", year: 2025, address: "https://arxiv.org/abs/2506.03523" },
  },
  {
    name: "HYPEROFA: Expanding LLM Vocabulary to New Languages via",
    title: "HYPEROFA: Expanding LLM Vocabulary to New Languages via Hypernetwork-Based Embedding Initialization",
    source: { authors: "Özeren, Liu & Schütze", year: 2025, address: "https://arxiv.org/abs/2504.21018" },
  },
  {
    name: "Tik-to-Tok",
    title:
      "Tik-to-Tok: Translating Language Models One Token at a Time: An Embedding Initialization Strategy for Efficient Language Adaptation",
    source: { authors: "Remy et al.", year: 2023, address: "https://arxiv.org/abs/2310.03477" },
  },
  {
    name: "WECHSEL: Effective initialization of subword embeddings for",
    title:
      "WECHSEL: Effective initialization of subword embeddings for cross-lingual transfer of monolingual language models",
    source: {
      authors: "Minixhofer, Paischer & Rekabsaz",
      year: 2022,
      address: "https://aclanthology.org/2022.naacl-main.293",
    },
  },
];
