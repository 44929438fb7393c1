import { isUtf8 } from "../../../text/strictUtf8";
import { utf8Length } from "../../../text/utf8";
import { TokenizerError } from "../../../tokenizers/tokenizer";
import type { CountedTexts, PartCount } from "../../../training/countWords";
import type { TrainingRecipe } from "../../../training/recipe";
import type { TextPart } from "../../../training/train";
import { buffersOf } from "../../../training/wordTable";
import type { TextBlock } from "../text/trainingText";

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
 * @throws {TokenizerError} where a pattern does not come to a line's end, memory does not suffice, or a file is no UTF-8 any more
 */
export function countBlocks(counter: PartCount, blocks: readonly TextBlock[]): CountedBlock[] {
  return blocks.map((block) => ({ language: block.language, ...countBlock(counter, block) }));
}

function countBlock(counter: PartCount, block: TextBlock): Record<TextPart, CountedTexts> {
  if (block.kind === "segments") {
    return { learned: countTexts(counter, block.learned), held: countTexts(counter, block.held) };
  }
  const { bytes, first } = block;
  if (!isUtf8(bytes)) throw new TokenizerError("A file has changed since it was chosen. Choose the files again.");
  if (first === "both") {
    const [both] = counter.countLines(bytes, 1) as [CountedTexts];
    return { learned: both, held: both };
  }
  const [learned, held] = counter.countLines(bytes, 2, first === "learned" ? 0 : 1) as [CountedTexts, CountedTexts];
  return { learned, held };
}

function countTexts(counter: PartCount, texts: readonly string[]): CountedTexts {
  return { bytes: texts.reduce((sum, text) => sum + utf8Length(text), 0), words: counter.count(...texts) };
}

/** The buffers of what was counted, each once, to be transferred. */
export function buffersOfBlocks(blocks: readonly CountedBlock[]): ArrayBuffer[] {
  const buffers = blocks.flatMap(({ learned, held }) => [...buffersOf(learned.words), ...buffersOf(held.words)]);
  return [...new Set(buffers)];
}
