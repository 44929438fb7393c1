import type { CountedText, HeldOutFigures, Learner, LearningStep, TrainingAlgorithm } from "../algorithm";
import { firstEntries, wordPieceUnknown } from "../firstEntries";
import { joinWords } from "../joinWords";
import { measureByModel } from "../measureByModel";
import { addedTokensOf, cutText, type TrainingRecipe, vocabOf } from "../recipe";
import type { WordTable } from "../wordTable";
import { BpeLearning } from "./learnBpe";

const continuing = "##";

/**
 * WordPiece's vocabulary (Schuster & Nakajima 2012), learned by merges as Hugging Face's `WordPieceTrainer` does: of the pair that stands most
 * often, where the first paper takes the likeliest.
 */
export const wordPiece: TrainingAlgorithm = {
  cuts: (recipe) => [fileOf(recipe, firstEntries(recipe))],
  start: (text, recipe) => new WordPieceLearner(text, recipe),
};

class WordPieceLearner implements Learner {
  readonly crossedAt = null;
  private readonly recipe: TrainingRecipe;
  private readonly learning: BpeLearning;
  private readonly held: readonly WordTable[];

  constructor({ languages }: CountedText, recipe: TrainingRecipe) {
    this.recipe = recipe;
    this.held = languages.map(({ held }) => held[0] as WordTable);
    this.learning = new BpeLearning(joinWords(languages), {
      ...recipe,
      over: "characters",
      specials: firstEntries(recipe),
      alphabet: [],
      continuing,
    });
  }

  get size(): number {
    return this.learning.size;
  }

  entryOf(id: number): string {
    return this.learning.entryOf(id);
  }

  step(): LearningStep | null {
    return this.learning.step();
  }

  measure(): HeldOutFigures {
    return measureByModel(this.file(), this.held, this.size);
  }

  file(): object {
    return fileOf(this.recipe, this.learning.learned().entries);
  }
}

function fileOf(recipe: TrainingRecipe, entries: readonly string[]): object {
  return {
    ...cutText(recipe),
    added_tokens: addedTokensOf(firstEntries(recipe)),
    decoder: { type: "WordPiece", prefix: continuing, cleanup: false },
    model: {
      type: "WordPiece",
      unk_token: wordPieceUnknown,
      continuing_subword_prefix: continuing,
      max_input_chars_per_word: 100,
      vocab: vocabOf(entries),
    },
  };
}
