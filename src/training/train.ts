import { buildTokenizer } from "../tokenizers/formats/build";
import { readTokenizerJson } from "../tokenizers/formats/tokenizerJson/tokenizerJson";
import { TokenizerError } from "../tokenizers/tokenizer";
import type { Learner } from "./algorithm";
import { WordCounter } from "./countWords";
import { learners } from "./learners";
import type { TrainingRecipe } from "./recipe";
import { WordTable } from "./wordTable";

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

/**
 * One training: texts are counted first, then entries are learned of what was counted. The same texts and recipe give the same file,
 * on any machine.
 */
export class Training {
  private readonly recipe: TrainingRecipe;
  private readonly isParallel: boolean;
  private readonly languages: readonly CountedLanguage[];

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
    const algorithm = learners[recipe.algorithm];
    const least = algorithm.least(recipe);
    if (!(recipe.size >= least && recipe.size <= mostEntries)) {
      throw new TokenizerError(
        `A size of ${recipe.size} does not go: with its characters and control tokens the vocabulary has ${least} entries at least, and ${mostEntries} at most.`,
      );
    }
    // The stages in front of the model are those of the file that comes out.
    const stages = algorithm.cuts(recipe).map((file) => buildTokenizer(readTokenizerJson(file)).stages);
    const counted = () =>
      stages.map((each) => {
        const table = new WordTable();
        return { table, counter: new WordCounter(each, table) };
      });
    this.languages = languages.map((language) => ({ ...language, learned: counted(), held: counted() }));
  }

  /** Distinct pre-tokens that have been counted to be learned from, over all languages. */
  get distinctWords(): number {
    return this.languages.reduce((sum, { learned }) => sum + (learned[0]?.table.size ?? 0), 0);
  }

  /** Counts a text's pre-tokens. @param text whole lines @param language its number */
  count(text: string, language = 0, part: TextPart = "learned"): void {
    for (const { counter } of this.languages[language]?.[part] ?? []) counter.count(text);
  }

  /**
   * Begins to learn entries of what was counted.
   * @throws {TokenizerError} where nothing was counted
   */
  start(): Learner {
    if (this.distinctWords === 0) {
      throw new TokenizerError("There is nothing to learn from: the text has no pre-tokens.");
    }
    const tables = (counted: readonly CountedTable[]) => counted.map(({ table }) => table);
    const languages = this.languages.map(({ name, weight, learned, held }) => ({
      name,
      weight,
      learned: tables(learned),
      held: tables(held),
    }));
    return learners[this.recipe.algorithm].start({ languages, isParallel: this.isParallel }, this.recipe);
  }
}

interface CountedTable {
  readonly table: WordTable;
  readonly counter: WordCounter;
}

interface CountedLanguage extends TrainingLanguage {
  readonly learned: readonly CountedTable[];
  readonly held: readonly CountedTable[];
}
