import type { LessonAlgorithm } from "../../training/lesson/algorithms";
import { exampleWords } from "../../training/lesson/words";
import { defaultRecipe, type TrainingRecipe } from "../../training/recipe";

/** What the curves over the size can be of. */
export const trainAxes = ["tokens", "premium", "gini", "bytesPerToken", "renyi"] as const;
export type TrainAxis = (typeof trainAxes)[number];

/** Where a training's text comes from. */
export const corpusKinds = ["languages", "text", "files"] as const;

/** What a training learns from. */
export interface TrainCorpus {
  /** Languages of a parallel corpus, the text of Compare, or files that somebody brings: no link carries the last two. */
  readonly kind: (typeof corpusKinds)[number];
  /** The parallel corpus: `udhr`, or the key of one's own, as on the Languages page. */
  readonly corpus: string;
  /** Codes of its languages. */
  readonly languages: readonly string[];
  /** Evens out languages that have more text than others (`training/temperature.ts`); 1 leaves them as they are. */
  readonly temperature: number;
  /**
   * Whether a part measures and is not learned from: even segments, or lines. Where none is held out, what is learned from is
   * measured.
   */
  readonly holdOut: boolean;
  /** How many files there were, where it was files that were trained on. */
  readonly files: number | null;
}

/** A lesson on a few words, in the place of a training. */
export interface LessonChoice {
  /** What is learned by; null where there is no lesson. */
  readonly algorithm: LessonAlgorithm | null;
  /** As `readWords` reads them. */
  readonly words: string;
  /** How many steps have been made. */
  readonly step: number;
  /** Unigram: entries in all; null for what shows the most. */
  readonly size: number | null;
  /** Unigram: a word that is cut besides those of the text. */
  readonly word: string;
}

/** What a link to Train reproduces. */
export interface TrainChoice {
  readonly recipe: TrainingRecipe;
  /** What is other in a second run beside the first, of the same text; null where there is none. */
  readonly second: Partial<TrainingRecipe> | null;
  readonly corpus: TrainCorpus;
  readonly axis: TrainAxis;
  /** The code of the language that others are measured by; null for English, else the first one. */
  readonly pivot: string | null;
  /** The size that the text is cut at; null for the whole vocabulary. */
  readonly shown: number | null;
  /** SHA-256 of the text that was trained on, in hexadecimal; null where nothing has been trained. */
  readonly hash: string | null;
  /** Whether a link has what it says trained at once, without a click. The page takes that out as it begins. */
  readonly begins: boolean;
  readonly lesson: LessonChoice;
}

/** What the page starts with, and what a link that leaves an option out means: changing one changes old links. */
export const defaultTrain: TrainChoice = {
  recipe: defaultRecipe,
  second: null,
  corpus: {
    kind: "languages",
    corpus: "udhr",
    languages: ["eng", "deu_1996", "tur", "rus", "arb", "hin", "cmn_hans"],
    temperature: 1,
    holdOut: true,
    files: null,
  },
  axis: "tokens",
  pivot: null,
  shown: null,
  hash: null,
  begins: false,
  lesson: { algorithm: null, words: exampleWords, step: 0, size: null, word: "lowest" },
};
