import { drawsBy, mixed } from "../../text/random";
import { characterOfByte, textToByteAlphabet } from "../../tokenizers/byteAlphabet";
import type { CountedText, HeldOutFigures, Learner, LearningStep, TrainingAlgorithm } from "../algorithm";
import { firstEntries } from "../firstEntries";
import { joinWords } from "../joinWords";
import { measureByModel } from "../measureByModel";
import { addedTokensOf, cutBytes, type TrainingRecipe, vocabOf } from "../recipe";
import type { WordTable } from "../wordTable";
import { Articles } from "./articles";
import { Lexicon } from "./lexicon";
import { Reader } from "./reader";

/**
 * What pre-tokens are where the recipe's pattern is none: sentences, up to an end mark that a space follows, or a line's end. The authors' are
 * sentences too; and of longer ones Hugging Face's library takes a time that grows with the cube of their length.
 */
const sentencePattern = String.raw`[^\n]*?(?:[.!?…]+(?= )|[。！？।]+|\n)`;

/** How often the whole text is read, as long as that takes no more articles than the most. */
const readings = 10;
const mostArticles = 3000;

/**
 * Less-is-Better (Yang, Frank & van den Bosch 2020; Yang 2024): entries are chunks that spare tokens, be they parts of words, words or several, as far as there are pre-tokens.
 * All bytes are entries, so that there is no text that it cannot write.
 */
export const lessIsBetter: TrainingAlgorithm = {
  cuts: (recipe) => [fileOf(recipe, firstEntries(recipe))],
  start: (text, recipe) => new LessIsBetterLearner(text, recipe),
};

class LessIsBetterLearner implements Learner {
  readonly crossedAt = null;
  private readonly recipe: TrainingRecipe;
  private readonly held: readonly WordTable[];
  private readonly text: Articles;
  private readonly lexicon = new Lexicon();
  private readonly reader: Reader;
  /** Entries that there are whatever is read. */
  private readonly first: readonly string[];
  /** Chunks that there is room for beside them. */
  private readonly room: number;
  private articles = 0;
  /** The entries that there are; null where they have to be gathered anew. */
  private gathered: readonly string[] | null = null;

  constructor({ languages }: CountedText, recipe: TrainingRecipe) {
    this.recipe = recipe;
    this.held = languages.map(({ held }) => held[0] as WordTable);
    const draw = drawsBy(mixed(recipe.seed));
    this.text = new Articles(joinWords(languages), draw);
    this.first = firstEntries(recipe);
    this.room = recipe.size - this.first.length;
    // ASCII's characters are entries from the beginning, and stay it.
    const fixed = new Set<number>();
    for (let code = 0; code < 0x80; code++) {
      const chunk = this.lexicon.numberOf(Int32Array.of(code), 0, 1);
      this.lexicon.append(chunk);
      fixed.add(chunk);
    }
    this.isFixed = (chunk) => fixed.has(chunk);
    this.reader = new Reader(this.lexicon, draw, this.isFixed);
  }

  private readonly isFixed: (chunk: number) => boolean;

  get size(): number {
    return this.entries.length;
  }

  entryOf(id: number): string {
    return this.entries[id] as string;
  }

  step(): LearningStep | null {
    const { inText } = this.text;
    const inAll = Math.max(inText, Math.min(inText * readings, mostArticles));
    if (this.articles === inAll) return null;
    for (const sentence of this.text.article(this.articles % inText)) this.reader.read(sentence);
    this.reader.endArticle(this.room + 0x80);
    this.articles++;
    this.gathered = null;
    return { kind: "round", doing: "read", done: this.articles / inAll, size: this.size };
  }

  measure(): HeldOutFigures {
    return measureByModel(this.file(), this.held, this.size);
  }

  file(): object {
    return fileOf(this.recipe, this.entries);
  }

  /** What the file has: chunks that are not on probation, the best first. */
  private get entries(): readonly string[] {
    if (this.gathered !== null) return this.gathered;
    const chunks: string[] = [];
    for (let place = 0; place < this.lexicon.size && chunks.length < this.room; place++) {
      const chunk = this.lexicon.at(place);
      if (this.isFixed(chunk) || this.reader.isOnProbation(chunk)) continue;
      chunks.push(textToByteAlphabet(this.lexicon.textOf(chunk)));
    }
    this.gathered = [...this.first, ...chunks];
    return this.gathered;
  }
}

/**
 * The tokenizer.json: WordPiece whose entries are alike within a word and at its beginning takes the longest entry that the text goes on with, which is how text is
 * cut while it is read.
 */
function fileOf(recipe: TrainingRecipe, entries: readonly string[]): object {
  const pattern = recipe.pattern === "none" ? sentencePattern : recipe.pattern;
  return {
    ...cutBytes({ ...recipe, pattern }),
    added_tokens: addedTokensOf(recipe.specials),
    model: {
      type: "WordPiece",
      // One has to be named, though all bytes are entries, so that nothing is unknown.
      unk_token: characterOfByte[0],
      continuing_subword_prefix: "",
      max_input_chars_per_word: 1_000_000_000,
      vocab: vocabOf(entries),
    },
  };
}
