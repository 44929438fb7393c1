import { TokenizerError } from "../../tokenizers/tokenizer";
import type { CountedText, HeldOutFigures, Learner, LearningStep, TrainingAlgorithm } from "../algorithm";
import { byteNames, firstEntries, unigramUnknown } from "../firstEntries";
import { joinWords } from "../joinWords";
import { addedTokensOf, cutText, type TrainingRecipe, textDecoder } from "../recipe";
import type { WordTable } from "../wordTable";
import { finishedRound } from "./finishedRound";
import { type FlatWords, flatten } from "./flatWords";
import { measureHeldOut } from "./heldOut";
import { UnigramLearning } from "./learnUnigram";
import { requiredSymbols } from "./vocabulary";

/**
 * A Unigram language model (Kudo 2018) as Hugging Face's `UnigramTrainer` learns it. That one knows no byte fallback: where it is asked
 * for, all bytes are entries behind the control tokens, as SentencePiece has them.
 */
export const unigram: TrainingAlgorithm = {
  cuts: (recipe) => [fileOf(recipe, [])],
  start: (text, recipe) => new UnigramLearner(text, recipe),
};

class UnigramLearner implements Learner {
  readonly crossedAt = null;
  private readonly recipe: TrainingRecipe;
  private readonly fixed: readonly string[];
  private readonly words: FlatWords;
  private readonly learning: UnigramLearning;

  /** @throws {TokenizerError} for a size that has no room for all characters */
  constructor({ languages }: CountedText, recipe: TrainingRecipe) {
    this.recipe = recipe;
    this.fixed = firstEntries(recipe);
    const held = languages.map((language) => language.held[0] as WordTable);
    this.words = flatten(joinWords(languages), held, recipe.alphabetLimit);
    const least = this.fixed.length + requiredSymbols(this.words).length;
    if (least > recipe.size) {
      throw new TokenizerError(
        `A size of ${recipe.size} does not go: with all characters of the text the vocabulary has ${least} entries at least. A limit to the alphabet leaves the rarest out.`,
      );
    }
    this.learning = new UnigramLearning(this.words, { size: recipe.size, fixed: this.fixed });
  }

  get size(): number {
    return this.fixed.length + this.learning.size;
  }

  entryOf(id: number): string {
    return this.fixed[id] ?? this.learning.vocabulary.textOf(id - this.fixed.length);
  }

  step(): LearningStep | null {
    const { words, learning } = this;
    const step = learning.step();
    if (step?.result === undefined) return step;
    const { result, ...part } = step;
    return { ...part, finished: () => finishedRound(result, words, learning, this.fixed.length) };
  }

  measure(): HeldOutFigures {
    const { pieces, vocabulary } = this.learning;
    return measureHeldOut(this.words, pieces, vocabulary, {
      size: this.fixed.length,
      unknown: this.fixed.indexOf(unigramUnknown),
      bytes: this.recipe.byteFallback ? byteNames.map((name) => this.fixed.indexOf(name)) : null,
    });
  }

  file(): object {
    const { vocabulary } = this.learning;
    return fileOf(
      this.recipe,
      Array.from({ length: vocabulary.size }, (_, entry) => [vocabulary.textOf(entry), vocabulary.scoreOf(entry)]),
    );
  }
}

function specialsOf({ specials }: TrainingRecipe): string[] {
  return [...new Set([...specials, unigramUnknown])];
}

function fileOf(recipe: TrainingRecipe, learned: readonly (readonly [entry: string, score: number])[]): object {
  return {
    ...cutText(recipe),
    added_tokens: addedTokensOf(specialsOf(recipe)),
    decoder: textDecoder(recipe),
    model: {
      type: "Unigram",
      unk_id: specialsOf(recipe).indexOf(unigramUnknown),
      vocab: [...firstEntries(recipe).map((name) => [name, 0]), ...learned],
      byte_fallback: recipe.byteFallback,
    },
  };
}
