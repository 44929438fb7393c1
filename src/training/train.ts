import { toByteAlphabet } from "../tokenizers/byteAlphabet";
import { buildTokenizer } from "../tokenizers/formats/build";
import { readTokenizerJson } from "../tokenizers/formats/tokenizerJson/tokenizerJson";
import { TokenizerError } from "../tokenizers/tokenizer";
import { learnBpe, type MergeStep } from "./bpe/learnBpe";
import { WordCounter } from "./countWords";
import { fileOf, specialsOf, type TrainingRecipe } from "./recipe";
import { WordTable } from "./wordTable";

/** Entries that no training goes beyond: a pair of their ids has to be one exact number. */
export const mostEntries = 1 << 24;

/**
 * One training: texts are counted first, then entries are learned of what was counted. The same texts and recipe give the same file,
 * on any machine.
 */
export class Training {
  private readonly recipe: TrainingRecipe;
  private readonly words = new WordTable();
  private readonly counter: WordCounter;

  /** @throws {TokenizerError} for a pattern that cannot be read, and for a size that does not fit */
  constructor(recipe: TrainingRecipe) {
    this.recipe = recipe;
    const least = specialsOf(recipe).length + (recipe.algorithm === "bpe" ? bytes.length : 1);
    if (!(recipe.size >= least && recipe.size <= mostEntries)) {
      throw new TokenizerError(
        `A size of ${recipe.size} does not go: with its characters and control tokens the vocabulary has ${least} entries at least, and ${mostEntries} at most.`,
      );
    }
    // The stages in front of the model are those of the file that comes out.
    const { stages } = buildTokenizer(readTokenizerJson(fileOf(recipe, [...specialsOf(recipe), ...bytes], [])));
    this.counter = new WordCounter(stages, this.words);
  }

  /** Distinct pre-tokens that have been counted. */
  get distinctWords(): number {
    return this.words.size;
  }

  /** Counts a text's pre-tokens. @param text whole lines */
  count(text: string): void {
    this.counter.count(text);
  }

  /**
   * Learns entries of what was counted.
   * @returns each merge as it is learned, and at the end the tokenizer.json, to be written as it is
   * @throws {TokenizerError} where nothing was counted
   */
  *learn(): Generator<MergeStep, object> {
    const { recipe, words } = this;
    if (words.size === 0) throw new TokenizerError("There is nothing to learn from: the text has no pre-tokens.");
    const isBytes = recipe.algorithm === "bpe";
    const { entries, merges } = yield* learnBpe(words, {
      ...recipe,
      over: isBytes ? "bytes" : "characters",
      specials: specialsOf(recipe),
      // All bytes, so that there is no text that it cannot write.
      alphabet: isBytes ? bytes : [],
      alphabetLimit: isBytes ? null : recipe.alphabetLimit,
      continuing: isBytes ? "" : "##",
    });
    const named = merges.map(([left, right]) => [entries[left] as string, entries[right] as string]);
    return fileOf(recipe, entries, named);
  }
}

const bytes = [...toByteAlphabet(Uint8Array.from({ length: 256 }, (_, byte) => byte))];
