import type { Algorithm } from "../../../training/algorithms";

/** What people know of an algorithm. */
interface AlgorithmWords {
  readonly label: string;
  /** What it does, in a sentence. */
  readonly says: string;
}

/** What is said of each algorithm where one is chosen. */
export const algorithmWords: Readonly<Record<Algorithm, AlgorithmWords>> = {
  bpe: {
    label: "BPE over bytes",
    says: "Joins the most frequent pair of neighbours, again and again, beginning with bytes: as GPT and Llama 3 do.",
  },
  characters: {
    label: "BPE over characters",
    says: "Begins with characters; those without an entry become bytes: as Llama 2 and Gemma do.",
  },
  wordpiece: {
    label: "WordPiece",
    says: "Learned by merges of characters; the longest entry that fits is taken first: as BERT does.",
  },
  unigram: {
    label: "Unigram",
    says: "Begins with all frequent substrings, and leaves out those that the text needs least: as T5 and XLM-R do.",
  },
  superbpe: {
    label: "SuperBPE",
    says: "BPE within words first, then across white space, so that entries are several words too.",
  },
  parity: {
    label: "Parity-aware BPE",
    says: "BPE of which the language that is compressed worst names each merge, so that counts come out more even.",
  },
  lib: {
    label: "Less-is-Better",
    says: "Reads the text ten times, memorizes chunks that spare tokens, be they parts of words or several words, and forgets the others.",
  },
};
