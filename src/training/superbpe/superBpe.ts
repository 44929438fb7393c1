import type { CountedText, HeldOutFigures, Learner, LearningStep, RoundStep, TrainingAlgorithm } from "../algorithm";
import { byteBpe, byteBpeFile, toByteRecipe } from "../bpe/byteBpe";
import { cutTables } from "../bpe/cutTables";
import { HeldOut } from "../bpe/heldOut";
import type { SymbolWords } from "../bpe/joinedSymbols";
import { BpeLearning } from "../bpe/learnBpe";
import { ModelCut } from "../cutByModel";
import { leastSize } from "../firstEntries";
import { joinWords } from "../joinWords";
import type { TrainingRecipe } from "../recipe";
import type { WordTable } from "../wordTable";
import { isSuperword, superwordPattern } from "./superwords";

/**
 * SuperBPE (Liu et al. 2025): byte-level BPE up to the transition, and from there on BPE across white space, so that entries are
 * several words too. With a transition at the size it is BPE, file for file.
 */
export const superBpe: TrainingAlgorithm = {
  cuts: (recipe) => [recipe, ...(hasSuperwords(recipe) ? [acrossSpace(recipe)] : [])].flatMap(byteBpe.cuts),
  start: (text, recipe) => new SuperBpeLearner(text, recipe),
};

/** Entries at which words begin to join: four fifths of all where the recipe does not say it, and never before all bytes are there. */
function transitionOf(recipe: TrainingRecipe): number {
  return Math.max(recipe.transition ?? Math.round(recipe.size * 0.8), leastSize(recipe));
}

/** What is to be said of a run whose words began to join earlier than asked for; null where they did not. */
export function earlyCrossing(recipe: TrainingRecipe, { crossedAt }: Pick<Learner, "crossedAt">): string | null {
  const asked = transitionOf(recipe);
  if (crossedAt === null || crossedAt >= asked) return null;
  const said = (count: number) => count.toLocaleString("en");
  return `Within words the text reaches as far as ${said(crossedAt)} entries: from there on words join, not from ${said(asked)}.`;
}

function hasSuperwords(recipe: TrainingRecipe): boolean {
  return transitionOf(recipe) < recipe.size;
}

function acrossSpace(recipe: TrainingRecipe): TrainingRecipe {
  return { ...recipe, pattern: superwordPattern };
}

class SuperBpeLearner implements Learner {
  private readonly text: CountedText;
  /** What the file is written by: once words join, that pre-tokens are longer. */
  private recipe: TrainingRecipe;
  private readonly learning: BpeLearning;
  private heldOut: HeldOut;
  /** What is done between the two stages; null before and after. */
  private crossing: Generator<RoundStep, void> | null = null;
  crossedAt: number | null = null;

  constructor(text: CountedText, recipe: TrainingRecipe) {
    this.text = text;
    this.recipe = recipe;
    this.learning = new BpeLearning(joinWords(text.languages), {
      ...toByteRecipe(recipe),
      size: Math.min(recipe.size, transitionOf(recipe)),
    });
    this.heldOut = new HeldOut(text.languages.map(({ held }) => this.learning.heldSymbolsOf(held[0] as WordTable)));
  }

  get size(): number {
    return this.learning.size;
  }

  entryOf(id: number): string {
    return this.learning.entryOf(id);
  }

  step(): LearningStep | null {
    const round = this.crossing?.next();
    if (round?.done === false) return round.value;
    this.crossing = null;
    const step = this.learning.step();
    if (step !== null) {
      this.heldOut.follow(step.left, step.right, step.id);
      return step;
    }
    if (this.crossedAt !== null || !hasSuperwords(this.recipe)) return null;
    // Before the transition where a small text has no more pairs within words.
    this.crossedAt = this.size;
    this.crossing = this.cross();
    return this.step();
  }

  measure(): HeldOutFigures {
    return this.heldOut.measure(this.size);
  }

  file(): object {
    const { entries, merges } = this.learning.learned();
    return byteBpeFile(this.recipe, entries, merges);
  }

  /** Cuts longer pre-tokens by what has been learned, to learn on from them. Until all are cut the file is that of the first stage. */
  private *cross(): Generator<RoundStep, void> {
    const { languages } = this.text;
    const recipe = acrossSpace(this.recipe);
    const { entries, merges } = this.learning.learned();
    const model = new ModelCut(byteBpeFile(recipe, entries, merges));
    const tables = [joinWords(languages, 1), ...languages.map(({ held }) => held[1] as WordTable)];
    const [learned, ...held] = yield* cutTables(tables, model, "cut longer pre-tokens", this.size);
    this.recipe = recipe;
    this.heldOut = new HeldOut(held);
    this.learning.learnOn(learned as SymbolWords, recipe.size, isSuperword);
  }
}
