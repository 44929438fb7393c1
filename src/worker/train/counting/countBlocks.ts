import { type ByteOffset, utf8Length } from "../../../text/utf8";
import type { PartCount } from "../../../training/countWords";
import type { TrainingRecipe } from "../../../training/recipe";
import { buffersOf, type WordColumns } from "../../../training/wordTable";
import type { TextBlock } from "../text/trainingText";

/** What texts come to. */
export interface CountedTexts {
  readonly bytes: ByteOffset;
  /** Their pre-tokens, for each of the algorithm's ways to cut. */
  readonly words: readonly WordColumns[];
}

/** What a block comes to. Where all of it is learned from and measures too, both are one. */
export interface CountedBlock {
  readonly language: number;
  readonly learned: CountedTexts;
  readonly held: CountedTexts;
}

/** The calls of one training worker by another, for which it counts, as Comlink exposes them. */
export interface CountingApi {
  /** Tells what the training goes by. */
  brief(recipe: TrainingRecipe): void;
  /** Counts blocks of its text, as {@link countBlocks} does. Arrays are transferred, errors told by their name. */
  count(blocks: readonly TextBlock[]): CountedBlock[];
}

/**
 * Counts the pre-tokens of blocks, each by itself, in this thread or in another.
 * @throws {TokenizerError} where a pattern does not come to a line's end, or memory does not suffice
 */
export function countBlocks(counter: PartCount, blocks: readonly TextBlock[]): CountedBlock[] {
  return blocks.map(({ language, learned, held }) => {
    const counted = countTexts(counter, learned);
    return { language, learned: counted, held: held === learned ? counted : countTexts(counter, held) };
  });
}

function countTexts(counter: PartCount, texts: readonly string[]): CountedTexts {
  return { bytes: texts.reduce((sum, text) => sum + utf8Length(text), 0), words: counter.count(...texts) };
}

/** The buffers of what was counted, each once, to be transferred. */
export function buffersOfBlocks(blocks: readonly CountedBlock[]): ArrayBuffer[] {
  const buffers = blocks.flatMap(({ learned, held }) => [...buffersOf(learned.words), ...buffersOf(held.words)]);
  return [...new Set(buffers)];
}
