import type { Algorithm } from "../../../training/algorithms";
import { algorithmsWith } from "../../../training/options";
import type { TrainingRecipe } from "../../../training/recipe";

/** What people know of an algorithm. */
interface AlgorithmWords {
  readonly label: string;
  /** What it does, in a sentence. */
  readonly says: string;
  /** What a recipe has as usual with it. */
  readonly usual: Pick<TrainingRecipe, "pattern"> & Partial<TrainingRecipe>;
}

/** What is said of each algorithm where one is chosen. */
export const algorithmWords: Readonly<Record<Algorithm, AlgorithmWords>> = {
  bpe: {
    label: "BPE over bytes",
    says: "Joins the most frequent pair of neighbours, again and again, beginning with bytes: as GPT and Llama 3 do.",
    usual: { pattern: "o200k_base" },
  },
  characters: {
    label: "BPE over characters",
    says: "Begins with characters; those without an entry become bytes: as Llama 2 and Gemma do.",
    usual: { pattern: "metaspace", byteFallback: true },
  },
  wordpiece: {
    label: "WordPiece",
    says: "Learned by merges of characters; the longest entry that fits is taken first: as BERT does.",
    usual: { pattern: "whitespace" },
  },
  unigram: {
    label: "Unigram",
    says: "Begins with all frequent substrings, and leaves out those that the text needs least: as T5 and XLM-R do.",
    usual: { pattern: "metaspace", byteFallback: true },
  },
  superbpe: {
    label: "SuperBPE",
    says: "BPE within words first, then across white space, so that entries are several words too.",
    usual: { pattern: "o200k_base" },
  },
  parity: {
    label: "Parity-aware BPE",
    says: "BPE of which the language that is compressed worst names each merge, so that counts come out more even.",
    usual: { pattern: "o200k_base" },
  },
  lib: {
    label: "Less-is-Better",
    says: "Reads the text ten times, memorizes chunks that spare tokens, be they parts of words or several words, and forgets the others.",
    usual: { pattern: "none" },
  },
};

/** Whether its entries are of characters, and not of bytes. */
export function isOfCharacters(algorithm: Algorithm): boolean {
  return algorithmsWith("alphabetLimit").includes(algorithm);
}

/** What changes in a recipe with the algorithm: what is as usual with the one before becomes what is usual with this one. */
export function withAlgorithm(recipe: TrainingRecipe, algorithm: Algorithm): Partial<TrainingRecipe> {
  const { usual } = algorithmWords[recipe.algorithm];
  const next = algorithmWords[algorithm].usual;
  const isUsual = recipe.pattern === usual.pattern;
  return { algorithm, ...next, pattern: isUsual ? next.pattern : recipe.pattern };
}
