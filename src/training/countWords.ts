import type { ByteOffset } from "../text/utf8";
import { EncodingBuilder } from "../tokenizers/encodingBuilder";
import { buildTokenizer } from "../tokenizers/formats/build";
import { readTokenizerJson } from "../tokenizers/formats/tokenizerJson/tokenizerJson";
import { Utf8Scratch } from "../tokenizers/models/scratch";
import { leadOfText } from "../tokenizers/normalizers/lead";
import type { Scanner } from "../tokenizers/patterns/scanner";
import { preTokenize } from "../tokenizers/pretokenizers/pretokenizer";
import { type PieceScanner, ScannedPieces } from "../tokenizers/pretokenizers/scannedPieces";
import type { PipelineStages } from "../tokenizers/stages";
import { TokenizerError } from "../tokenizers/tokenizer";
import { learners } from "./learners";
import type { TrainingRecipe } from "./recipe";
import { toldMemory } from "./toldLearner";
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
  private readonly watch: readonly WatchedScanner[];
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
    this.watch = scanners?.map((scanner) => new WatchedScanner(scanner)) ?? [];
    this.scanned = scanners === null ? null : new ScannedPieces(this.watch, counting);
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
    for (let start = 0; start < text.length; ) {
      const end = text.indexOf("\n", Math.min(start + unitsAtOnce, text.length)) + 1 || text.length;
      this.countLines(scratch.writeAll(start === 0 && end === text.length ? text : text.slice(start, end)), scanned);
      start = end;
    }
  }

  /** Counts the lines that have been written. */
  private countLines(length: ByteOffset, scanned: ScannedPieces): void {
    const { bytes } = this.scratch;
    for (let start = 0; start < length; ) {
      const found = bytes.indexOf(lineEnd, start);
      const end = found === -1 || found >= length ? length : found + 1;
      for (const scanner of this.watch) scanner.beginLine(end - start);
      scanned.encodeRange(this.scratch, start, end, 0, this.out);
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
/** UTF-16 units of whole lines that are written at once. */
const unitsAtOnce = 1 << 18;
/** Milliseconds that a pattern may look through a line without a match. Published ones match nearly everywhere. */
const mostInVain = 20_000;

/** A scanner that gives up on a line in which it looks for matches again and again: `a+b` in a line of letters a takes the square of its length. */
class WatchedScanner implements PieceScanner {
  private readonly scanner: Scanner;
  private vain = 0;
  private since = 0;
  private line = 0;

  constructor(scanner: Scanner) {
    this.scanner = scanner;
  }

  beginLine(length: ByteOffset): void {
    this.vain = 0;
    this.line = length;
  }

  /** @throws {TokenizerError} where it has taken too long */
  match(bytes: Uint8Array, from: ByteOffset, to: ByteOffset): ByteOffset {
    const end = this.scanner.match(bytes, from, to);
    if (end === -1 && (this.vain++ & 15) === 0) this.look();
    return end;
  }

  seek(bytes: Uint8Array, from: ByteOffset, to: ByteOffset): ByteOffset {
    return this.scanner.seek(bytes, from, to);
  }

  private look(): void {
    const now = performance.now();
    if (this.vain === 1) this.since = now;
    if (now - this.since < mostInVain) return;
    throw new TokenizerError(
      `The pattern has looked through a line of ${this.line.toLocaleString("en")} bytes for ${mostInVain / 1000} seconds, and does not come to its end: it begins to match at each of its places, and does not.`,
    );
  }
}

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

  /**
   * Counts texts' pre-tokens.
   * @param texts each of whole lines, but for the last of an input
   * @returns a table for each of the algorithm's ways to cut
   * @throws {TokenizerError} where memory does not suffice, or the pattern does not come to the end of a line
   */
  count(...texts: string[]): WordColumns[] {
    return toldMemory(() =>
      this.counters.map((counter) => {
        const words = new WordTable();
        for (const text of texts) counter.count(text, words);
        return words.toColumns();
      }),
    );
  }
}
