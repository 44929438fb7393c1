import type { ByteOffset } from "../text/utf8";
import { EncodingBuilder } from "../tokenizers/encodingBuilder";
import { buildTokenizer } from "../tokenizers/formats/build";
import { readTokenizerJson } from "../tokenizers/formats/tokenizerJson/tokenizerJson";
import { Utf8Scratch } from "../tokenizers/models/scratch";
import { leadOfText } from "../tokenizers/normalizers/lead";
import { preTokenize } from "../tokenizers/pretokenizers/pretokenizer";
import { ScannedPieces } from "../tokenizers/pretokenizers/scannedPieces";
import type { PipelineStages } from "../tokenizers/stages";
import { learners } from "./learners";
import type { TrainingRecipe } from "./recipe";
import { type WordColumns, WordTable } from "./wordTable";

/**
 * Counts a text's pre-tokens, as the stages in front of a model give them. Lines are taken one by one, each with its end, as
 * Hugging Face's trainers read files: no pre-token goes across the end of a line.
 */
export class WordCounter {
  private readonly stages: Pick<PipelineStages, "normalizer" | "preTokenizer">;
  private readonly scratch = new Utf8Scratch();
  private readonly scanned: ScannedPieces | null;
  private readonly out = new EncodingBuilder();
  /** Where what is counted now goes. */
  private words = new WordTable();

  constructor(stages: Pick<PipelineStages, "normalizer" | "preTokenizer">) {
    this.stages = stages;
    const isPlain = stages.normalizer === null;
    const scanners =
      isPlain && stages.preTokenizer !== null ? (stages.preTokenizer.scanners ?? null) : isPlain ? [] : null;
    // In place of a model stands what counts.
    const counting = {
      encodeBytes: ({ bytes }: Utf8Scratch, start: ByteOffset, end: ByteOffset) => this.words.add(bytes, start, end),
    };
    this.scanned = scanners === null ? null : new ScannedPieces(scanners, counting);
  }

  /** Counts the pre-tokens of whole lines. @param text lone surrogates are read as U+FFFD */
  count(text: string, words: WordTable): void {
    this.words = words;
    const { scratch, scanned } = this;
    if (scanned === null) {
      for (let start = 0; start < text.length; ) {
        const end = text.indexOf("\n", start) + 1 || text.length;
        this.countLine(text.slice(start, end));
        start = end;
      }
      return;
    }
    const length = scratch.writeAll(text);
    for (let start = 0; start < length; ) {
      const found = scratch.bytes.indexOf(lineEnd, start);
      const end = found === -1 || found >= length ? length : found + 1;
      scanned.encodeRange(scratch, start, end, 0, this.out);
      start = end;
    }
  }

  private countLine(line: string): void {
    const { scratch, words } = this;
    const { normalizer, preTokenizer } = this.stages;
    const written = line.toWellFormed();
    const lead = leadOfText(normalizer, written, true);
    const text = normalizer === null ? written : normalizer.normalize(written, true).text;
    const found = preTokenize(preTokenizer, { text, alignment: null, ranges: [0, text.length], lead });
    for (let i = 0; i < found.ranges.length; i += 2) {
      const [from, to] = [found.ranges[i] as number, found.ranges[i + 1] as number];
      if (to === from) continue;
      const length = scratch.write(found.text, from, to);
      words.add(scratch.bytes, 0, length);
    }
  }
}

const lineEnd = 0x0a;

/** Counters for each of the ways to cut that a recipe's algorithm has. @throws {TokenizerError} for a pattern that cannot be read */
export function countersOf(recipe: TrainingRecipe): WordCounter[] {
  // The stages in front of the model are those of the file that comes out.
  const cuts = learners[recipe.algorithm].cuts(recipe);
  return cuts.map((file) => new WordCounter(buildTokenizer(readTokenizerJson(file)).stages));
}

/** Counts a part of a training's text by itself, in another thread for instance: `Training.add` takes what it counted. */
export class PartCount {
  private readonly counters: readonly WordCounter[];

  /** @throws {TokenizerError} for a pattern that cannot be read */
  constructor(recipe: TrainingRecipe) {
    this.counters = countersOf(recipe);
  }

  /** Counts a text's pre-tokens. @param text whole lines @returns a table for each of the algorithm's ways to cut */
  count(text: string): WordColumns[] {
    return this.counters.map((counter) => {
      const words = new WordTable();
      counter.count(text, words);
      return words.toColumns();
    });
  }
}
