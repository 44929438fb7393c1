import { type ByteOffset, utf8Encode } from "../text/utf8";
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
    this.countBytes(utf8Encode(text), [words], 0);
  }

  /**
   * Counts the pre-tokens of whole lines in UTF-8, in turn in so many tables.
   * @param first the table for the first line
   */
  countBytes(bytes: Uint8Array, tables: readonly WordTable[], first: number): void {
    const { scratch, scanned } = this;
    let turn = first;
    for (let start = 0; start < bytes.length; ) {
      const from = scanned === null ? start : Math.min(start + bytesAtOnce, bytes.length);
      const end = bytes.indexOf(lineEnd, from) + 1 || bytes.length;
      if (scanned === null) {
        this.words = tables[turn] as WordTable;
        this.countLine(decoder.decode(bytes.subarray(start, end)));
        turn = (turn + 1) % tables.length;
      } else {
        turn = this.countLines(scratch.writeBytes(bytes, start, end), scanned, tables, turn);
      }
      start = end;
    }
  }

  /** Counts the lines that have been written, in turn in so many tables. @returns the table for the next line */
  private countLines(length: ByteOffset, scanned: ScannedPieces, tables: readonly WordTable[], first: number): number {
    const { bytes } = this.scratch;
    let turn = first;
    for (let start = 0; start < length; ) {
      const found = bytes.indexOf(lineEnd, start);
      const end = found === -1 || found >= length ? length : found + 1;
      for (const scanner of this.watch) scanner.beginLine(end - start);
      this.words = tables[turn] as WordTable;
      scanned.encodeRange(this.scratch, start, end, 0, this.out);
      turn = (turn + 1) % tables.length;
      start = end;
    }
    return turn;
  }

  private countLine(line: string): void {
    const { scratch, words } = this;
    const { normalizer, preTokenizer } = this.stages;
    const lead = leadOfText(normalizer, line, true);
    const text = normalizer === null ? line : normalizer.normalize(line, true).text;
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
/** A byte order mark stays in the text. */
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
/** Bytes of whole lines that are written at once. */
const bytesAtOnce = 1 << 18;
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

/** What texts come to. */
export interface CountedTexts {
  readonly bytes: ByteOffset;
  /** Their pre-tokens, a table for each of the algorithm's ways to cut. */
  readonly words: readonly WordColumns[];
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
    const [counted] = this.countInto(1, (counter, [words]) => {
      for (const text of texts) counter.count(text, words as WordTable);
    });
    return counted as WordColumns[];
  }

  /**
   * Counts pre-tokens of lines that belong in turn to so many parts: to two, the one's and the other's.
   * @param bytes whole lines in UTF-8, but for the last of an input
   * @param first the part of the first line
   * @returns what each part comes to
   * @throws as {@link count} does
   */
  countLines(bytes: Uint8Array, parts: number, first = 0): CountedTexts[] {
    const lengths = lengthsOf(bytes, parts, first);
    const counted = this.countInto(parts, (counter, tables) => counter.countBytes(bytes, tables, first));
    return counted.map((words, part) => ({ bytes: lengths[part] as ByteOffset, words }));
  }

  /** @returns for each part a table for each of the ways to cut */
  private countInto(
    parts: number,
    count: (counter: WordCounter, tables: readonly WordTable[]) => void,
  ): WordColumns[][] {
    return toldMemory(() => {
      const tables = this.counters.map((counter) => {
        const its = Array.from({ length: parts }, () => new WordTable());
        count(counter, its);
        return its;
      });
      return Array.from({ length: parts }, (_, part) => tables.map((its) => (its[part] as WordTable).toColumns()));
    });
  }
}

/** Bytes of lines that belong in turn to so many parts. */
function lengthsOf(bytes: Uint8Array, parts: number, first: number): ByteOffset[] {
  const lengths = Array<ByteOffset>(parts).fill(0);
  if (parts === 1) return [bytes.length];
  let part = first;
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(lineEnd, start) + 1 || bytes.length;
    lengths[part] = (lengths[part] as number) + end - start;
    part = (part + 1) % parts;
    start = end;
  }
  return lengths;
}
