import { placesByDescending } from "./descending";
import type { FlatWords } from "./flatWords";
import type { Pieces } from "./pieces";

/** How much likelier each further character is that no piece is of. */
const step = 0.0001;

/**
 * Pieces as entries, as Hugging Face's trainer makes them at the end: all characters first, of which those without a piece are each a
 * little likelier than the least likely piece; then further pieces in their order, as far as there is room; and all by their
 * scores. That trainer has the characters as they come out of a hash table, in another order in each process; here they
 * go by code points.
 */
export class UnigramVocabulary {
  private readonly words: FlatWords;
  private readonly pieces: Pieces;
  /** Before they are put in order, what each entry is of: a piece, or below 0 a symbol, −1 for the first. */
  private readonly sources: Int32Array;
  private readonly unordered: Float64Array;
  private known = 0;
  private ordered: Int32Array | null = null;

  /**
   * @param room entries at most, but that each character has one
   * @param reserved names that have an entry elsewhere
   */
  constructor(words: FlatWords, pieces: Pieces, room: number, reserved: ReadonlySet<string>) {
    this.words = words;
    this.pieces = pieces;
    const most = countEntries(words, pieces, room, reserved);
    this.sources = new Int32Array(most);
    this.unordered = new Float64Array(most);
    forEachEntry(words, pieces, room, reserved, (source, score) => {
      this.sources[this.known] = source;
      this.unordered[this.known++] = score;
    });
  }

  get size(): number {
    return this.known;
  }

  /** The lowest score. */
  get least(): number {
    return this.scoreOf(this.size - 1);
  }

  textOf(entry: number): string {
    const source = this.sources[this.order[entry] as number] as number;
    const { words, pieces } = this;
    return source < 0 ? String.fromCodePoint(words.codes[-1 - source] as number) : textOfPiece(words, pieces, source);
  }

  /** Logarithm of an entry's probability. */
  scoreOf(entry: number): number {
    return this.unordered[this.order[entry] as number] as number;
  }

  /** Each piece's entry; −1 where it has none. */
  entriesOfPieces(): Int32Array {
    return this.entriesOf(this.pieces.size, (source) => source);
  }

  /** The entry of each symbol that no piece is of; −1 where it has none. */
  entriesOfSymbols(): Int32Array {
    return this.entriesOf(this.words.codes.length, (source) => -1 - source);
  }

  private entriesOf(size: number, indexOf: (source: number) => number): Int32Array {
    const entries = new Int32Array(size).fill(-1);
    this.order.forEach((place, entry) => {
      const index = indexOf(this.sources[place] as number);
      if (index >= 0) entries[index] = entry;
    });
    return entries;
  }

  private get order(): Int32Array {
    this.ordered ??= placesByDescending(this.unordered);
    return this.ordered;
  }
}

/** How many entries pieces make, as {@link UnigramVocabulary} has them. */
export function countEntries(words: FlatWords, pieces: Pieces, room: number, reserved: ReadonlySet<string>): number {
  let size = 0;
  forEachEntry(words, pieces, room, reserved, () => size++);
  return size;
}

function forEachEntry(
  words: FlatWords,
  pieces: Pieces,
  room: number,
  reserved: ReadonlySet<string>,
  visit: (source: number, score: number) => void,
): void {
  const { codes, text } = words;
  let size = 0;
  const add = (source: number, score: number) => {
    visit(source, score);
    size++;
  };
  const pieceOf = new Int32Array(codes.length);
  for (let piece = 1; piece < pieces.size; piece++) {
    if (pieces.lengthOf(piece) === 1) pieceOf[text[pieces.starts[piece] as number] as number] = piece;
  }
  const least = pieces.least();
  let missing = 0;
  for (const symbol of requiredSymbols(words)) {
    const piece = pieceOf[symbol] as number;
    if (reserved.has(String.fromCodePoint(codes[symbol] as number))) continue;
    if (piece === 0) add(-1 - symbol, least + step * missing++);
    else add(piece, pieces.scores[piece] as number);
  }
  const first = new Set(Array.from(reserved, (name) => name.codePointAt(0)));
  for (let piece = 1; piece < pieces.size && size < room; piece++) {
    if (pieces.lengthOf(piece) === 1) continue;
    const begins = codes[text[pieces.starts[piece] as number] as number];
    if (first.has(begins) && reserved.has(textOfPiece(words, pieces, piece))) continue;
    add(piece, pieces.scores[piece] as number);
  }
}

/** What a piece stands for. */
export function textOfPiece({ text, codes }: FlatWords, pieces: Pieces, piece: number): string {
  const start = pieces.starts[piece] as number;
  let written = "";
  for (let at = start; at < start + pieces.lengthOf(piece); at++) {
    written += String.fromCodePoint(codes[text[at] as number] as number);
  }
  return written;
}

/** The characters that all have an entry. */
export function requiredSymbols({ codes, occurrences, hasNull }: FlatWords): number[] {
  return Array.from(codes.keys()).filter((symbol) => (symbol === 0 ? hasNull : occurrences[symbol] !== 0));
}
