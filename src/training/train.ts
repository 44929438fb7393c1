import { TokenizerError } from "../tokenizers/tokenizer";
import type { LanguageWords, Learner } from "./algorithm";
import { countersOf, type WordCounter } from "./countWords";
import { leastSize } from "./firstEntries";
import { learners } from "./learners";
import type { WordBytes } from "./longWords";
import type { TrainingRecipe } from "./recipe";
import { ToldLearner, toldMemory } from "./toldLearner";
import { type WordColumns, WordTable } from "./wordTable";

/** Entries that no training goes beyond: a pair of their ids has to be one exact number. */
export const mostEntries = 1 << 24;

/** A language of a training text. */
export interface TrainingLanguage {
  readonly name: string;
  /** How often its text counts; 1 for as often as it stands there. */
  readonly weight: number;
}

/** What a text is for: to be learned from, or to measure what was learned. */
export type TextPart = "learned" | "held";

const said = (count: number) => count.toLocaleString("en");

/**
 * One training: texts are counted first, then entries are learned of what was counted. The same texts and recipe give the same file,
 * on any machine.
 */
export class Training {
  private readonly recipe: TrainingRecipe;
  private readonly isParallel: boolean;
  /** Both are gone once learning has begun: the learner has what it needs, and the memory of the rest is free. */
  private counters: readonly WordCounter[];
  private languages: readonly LanguageWords[];

  /**
   * @param languages one at least; their order is that of figures
   * @param isParallel whether they say the same, segment by segment
   * @throws {TokenizerError} for a pattern that cannot be read, and for a size that does not fit
   */
  constructor(
    recipe: TrainingRecipe,
    languages: readonly TrainingLanguage[] = [{ name: "", weight: 1 }],
    isParallel = false,
  ) {
    this.recipe = recipe;
    this.isParallel = isParallel;
    if (recipe.specials.includes("")) {
      throw new TokenizerError("A control token has one character at least: an empty one would stand everywhere.");
    }
    const least = leastSize(recipe);
    if (!(recipe.size >= least && recipe.size <= mostEntries)) {
      throw new TokenizerError(
        `A size of ${said(recipe.size)} does not go: with its characters and control tokens the vocabulary has ${said(least)} entries at least, and ${said(mostEntries)} at most.`,
      );
    }
    this.counters = countersOf(recipe);
    const tables = () => this.counters.map(() => new WordTable());
    this.languages = languages.map((language) => ({ ...language, learned: tables(), held: tables() }));
  }

  /** Distinct pre-tokens that have been counted to be learned from, over all languages. */
  get distinctWords(): number {
    return this.languages.reduce((sum, { learned }) => sum + (learned[0]?.size ?? 0), 0);
  }

  /** Bytes of the pre-tokens that are learned from, over all languages. */
  get wordBytes(): WordBytes {
    let [different, all] = [0, 0];
    for (const { learned } of this.languages) {
      const words = learned[0] as WordTable;
      different += words.length;
      for (let word = 0; word < words.size; word++) all += words.countOf(word) * words.lengthOf(word);
    }
    return { different, all };
  }

  /**
   * Counts a text's pre-tokens.
   * @param text whole lines
   * @param language its number
   * @throws {TokenizerError} where memory does not suffice, or the pattern does not come to the end of a line; what was counted before
   * can be learned from
   */
  count(text: string, language = 0, part: TextPart = "learned"): void {
    const tables = this.languages[language]?.[part] as readonly WordTable[];
    toldMemory(() => {
      this.counters.forEach((counter, i) => {
        counter.count(text, tables[i] as WordTable);
      });
    });
  }

  /** Adds what was counted elsewhere. The order of parts is that of their words, which an algorithm may go by. */
  add(counted: readonly WordColumns[], language = 0, part: TextPart = "learned"): void {
    const tables = this.languages[language]?.[part] as readonly WordTable[];
    toldMemory(() => {
      counted.forEach((columns, i) => {
        tables[i]?.addAll(columns);
      });
    });
  }

  /**
   * Begins to learn entries of what was counted, which this then has no more.
   * @throws {TokenizerError} where nothing was counted, or memory does not suffice
   */
  start(): Learner {
    if (this.distinctWords === 0) {
      throw new TokenizerError("There is nothing to learn from: the text has no pre-tokens.");
    }
    const text = { languages: this.languages, isParallel: this.isParallel };
    this.languages = [];
    this.counters = [];
    return new ToldLearner(toldMemory(() => learners[this.recipe.algorithm].start(text, this.recipe)));
  }
}
