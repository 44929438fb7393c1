import { TokenizerError } from "../../tokenizers/tokenizer";
import type { CountedText, HeldOutFigures, Learner, LearningStep, RoundStep, TrainingAlgorithm } from "../algorithm";
import { byteBpe, byteBpeFile, toByteRecipe } from "../bpe/byteBpe";
import { cutTables } from "../bpe/cutTables";
import { HeldOut } from "../bpe/heldOut";
import { BpeLearning } from "../bpe/learnBpe";
import { ModelCut } from "../cutByModel";
import { joinWords } from "../joinWords";
import type { TrainingRecipe } from "../recipe";
import type { WordTable } from "../wordTable";
import { LanguageChoice } from "./languageChoice";
import { parityMerges } from "./parityMerges";

/**
 * Parity-aware BPE (Foroutan et al. 2025): the language that is compressed worst names each merge. How well a language is compressed is told by its
 * tokens of a text that all languages have, segment by segment: here that is the text that is learned from.
 */
export const parityBpe: TrainingAlgorithm = {
  cuts: (recipe) => byteBpe.cuts(recipe),
  start: (text, recipe) => new ParityLearner(text, recipe),
};

class ParityLearner implements Learner {
  readonly crossedAt = null;
  private readonly text: CountedText;
  private readonly recipe: TrainingRecipe;
  private readonly learning: BpeLearning;
  private readonly heldOut: HeldOut;
  /** Merges of all languages' counts that are still to come. */
  private globalMerges: number;
  /** What is done between these and the others; null before and after. */
  private crossing: Generator<RoundStep, void> | null = null;
  private isNamed = false;

  /** @throws {TokenizerError} for several languages whose texts are not the same */
  constructor(text: CountedText, recipe: TrainingRecipe) {
    if (!text.isParallel && text.languages.length > 1) {
      throw new TokenizerError(
        "Parity-aware BPE compares languages by texts that say the same, segment by segment, and these have no segment in common to learn from. Choose languages of a parallel corpus, or files of as many lines each, of which a line says in all of them the same.",
      );
    }
    this.text = text;
    this.recipe = recipe;
    this.globalMerges = recipe.globalMerges;
    this.learning = new BpeLearning(joinWords(text.languages), toByteRecipe(recipe));
    this.heldOut = new HeldOut(text.languages.map(({ held }) => this.learning.heldSymbolsOf(held[0] as WordTable)));
  }

  get size(): number {
    return this.learning.size;
  }

  entryOf(id: number): string {
    return this.learning.entryOf(id);
  }

  step(): LearningStep | null {
    if (this.globalMerges === 0 && !this.isNamed) {
      this.isNamed = true;
      this.crossing = this.cross();
    }
    const round = this.crossing?.next();
    if (round?.done === false) return round.value;
    this.crossing = null;
    const step = this.learning.step();
    if (step === null) return null;
    if (this.globalMerges > 0) this.globalMerges--;
    this.heldOut.follow(step.left, step.right, step.id);
    return step;
  }

  measure(): HeldOutFigures {
    return this.heldOut.measure(this.size);
  }

  file(): object {
    const { entries, merges } = this.learning.learned();
    return byteBpeFile(this.recipe, entries, merges);
  }

  /** Cuts each language's words by what has been learned. */
  private *cross(): Generator<RoundStep, void> {
    const { languages } = this.text;
    const { window, windowRatio, size } = this.recipe;
    const tables = languages.map(({ learned }) => learned[0] as WordTable);
    const words = yield* cutTables(tables, new ModelCut(this.file()), "cut each language", this.size);
    const choice = new LanguageChoice(languages.length, window, windowRatio);
    this.learning.learnBy(size, (limits, join) => parityMerges(words, choice, limits, join));
  }
}
