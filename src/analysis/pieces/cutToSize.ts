import { countBelow } from "../../text/sorted";
import type { ByteOffset, Utf16Offset } from "../../text/utf8";
import { visibleName } from "../../text/visibleName";
import { type EncodeOptions, type Tokenizer, TokenizerError } from "../../tokenizers/tokenizer";
import { type Boundary, boundaries, CuttingPlaces, type PlaceKind } from "./places";

/** How a text is to be cut. */
export interface CutOptions {
  /** Tokens that a piece has at most: as it is in the text, and encoded by itself. */
  readonly max: number;
  /** Tokens at most with which a piece begins that the one before it ends with; fewer than `max`. */
  readonly overlap: number;
  /** Where a piece ends if it can; else at what is finer. */
  readonly at: Boundary;
  /** Whether no grapheme cluster is cut; else no code point is. */
  readonly graphemes: boolean;
}

/** A piece of a text. */
export interface Piece {
  readonly start: Utf16Offset;
  readonly end: Utf16Offset;
  readonly byteStart: ByteOffset;
  readonly byteEnd: ByteOffset;
  /** Tokens that have any of it, where the whole text is encoded. */
  readonly tokens: number;
  /** Tokens of it where it is encoded by itself, with what the post-processor inserts if that is asked for. */
  readonly alone: number;
  /** Tokens of the whole text that it begins with and the piece before it ends with. */
  readonly overlap: number;
  /** What it ends at. */
  readonly endsAt: PlaceKind | "end";
}

/**
 * Cuts a text in pieces of so many tokens at most. A piece by itself can have other tokens than in the text: what is next to it is
 * no longer there, and a space may come before it; so each is encoded by itself, and is shorter where it would have too many.
 * Pieces without their overlaps are the text.
 * @throws {TokenizerError} where a single character has more tokens than a piece may have, which the message says
 */
export function* cutToSize(
  tokenizer: Tokenizer,
  text: string,
  options: EncodeOptions,
  how: CutOptions,
): Generator<Piece, void> {
  const cutter = new Cutter(tokenizer, text, options, how);
  let before: Piece | null = null;
  while ((before?.end ?? 0) < cutter.text.length) {
    before = cutter.next(before);
    yield before;
  }
}

class Cutter {
  readonly text: string;
  private readonly tokenizer: Tokenizer;
  private readonly options: EncodeOptions;
  private readonly how: CutOptions;
  private readonly places: CuttingPlaces;
  private readonly byteStart: Uint32Array;
  private readonly byteEnd: Uint32Array;
  private readonly kinds: readonly PlaceKind[];
  /** Tokens that the post-processor puts around each piece. */
  private readonly inserted: number;

  constructor(tokenizer: Tokenizer, text: string, options: EncodeOptions, how: CutOptions) {
    this.tokenizer = tokenizer;
    this.text = text;
    this.options = options;
    this.how = how;
    const encoding = tokenizer.encode(text, { ...options, inserted: false });
    this.byteStart = encoding.byteStart;
    this.byteEnd = encoding.byteEnd;
    this.places = new CuttingPlaces(text, encoding, how.graphemes);
    this.kinds = [...boundaries.slice(boundaries.indexOf(how.at)), "character"];
    this.inserted = tokenizer.encode("", options).ids.length;
  }

  next(before: Piece | null): Piece {
    const done = before?.end ?? 0;
    for (let overlap = before === null ? 0 : this.how.overlap; ; overlap = Math.floor(overlap / 2)) {
      const start = before === null || overlap === 0 ? done : this.overlapStart(before, overlap);
      const found = this.endOf(start, done);
      if (found !== null) return this.pieceOf(start, done, found);
      if (start === done) this.refuse(done);
    }
  }

  /** Where a piece begins that has so many tokens of the one before it, or somewhat fewer: not inside a character. */
  private overlapStart(before: Piece, overlap: number): Utf16Offset {
    const { byteStart, places } = this;
    const from = this.tokensUpTo(before.byteEnd) - overlap;
    const byte = byteStart[Math.max(0, from)] ?? before.byteEnd;
    const start = places.index.unitAfter(byte);
    const whole = places.isCharacter(start) ? start : places.firstCharacter(start);
    // Every piece begins after the one before it began.
    return whole > before.start ? Math.min(whole, before.end) : before.end;
  }

  /** The best end of a piece that begins somewhere and ends after what is done; null where none is near enough. */
  private endOf(start: Utf16Offset, done: Utf16Offset): Pick<Piece, "end" | "alone" | "endsAt"> | null {
    const { text, how, places, kinds } = this;
    const most = how.max - this.inserted;
    const last = this.firstToken(places.index.byteOf(start)) + most;
    const limit = last >= this.byteEnd.length ? text.length : places.index.unitOf(this.byteEnd[last - 1] ?? 0);
    if (limit === text.length) {
      const alone = this.countAlone(start, limit);
      if (alone <= how.max) return { end: limit, alone, endsAt: "end" };
    }
    for (const kind of kinds) {
      const isFinest = kind === "character";
      for (let upTo = limit; upTo > done; ) {
        const end = places.last(kind, done, upTo);
        if (end === null) break;
        const alone = this.countAlone(start, end);
        if (alone <= how.max) return { end, alone, endsAt: end === text.length ? "end" : kind };
        // Of characters and tokens there are many: as many tokens as are too many have to go.
        const isFine = isFinest || kind === "token";
        const token = this.tokensUpTo(places.index.byteOf(end)) - (alone - how.max);
        upTo = isFine ? Math.min(end - 1, places.index.unitOf(this.byteEnd[token - 1] ?? 0)) : end - 1;
      }
    }
    const end = places.firstCharacter(done);
    const alone = this.countAlone(start, end);
    return alone <= how.max ? { end, alone, endsAt: end === text.length ? "end" : "character" } : null;
  }

  private pieceOf(start: Utf16Offset, done: Utf16Offset, found: Pick<Piece, "end" | "alone" | "endsAt">): Piece {
    const { index } = this.places;
    const [byteStart, byteEnd] = [index.byteOf(start), index.byteOf(found.end)];
    const first = this.firstToken(byteStart);
    const shared = countBelow(this.byteStart, byteStart);
    return {
      ...{ start, byteStart, byteEnd },
      tokens: Math.max(0, countBelow(this.byteStart, byteEnd) - first),
      overlap: start === done ? 0 : Math.max(0, this.tokensUpTo(index.byteOf(done)) - shared),
      ...found,
    };
  }

  /** The first token that ends after a byte. */
  private firstToken(byte: ByteOffset): number {
    return countBelow(this.byteEnd, byte + 1);
  }

  /** How many tokens end at a byte or before it. */
  private tokensUpTo(byte: ByteOffset): number {
    return countBelow(this.byteEnd, byte + 1);
  }

  private countAlone(start: Utf16Offset, end: Utf16Offset): number {
    return this.tokenizer.encode(this.text.slice(start, end), this.options).ids.length;
  }

  private refuse(done: Utf16Offset): never {
    const end = this.places.firstCharacter(done);
    const needed = this.countAlone(done, end);
    // A line break that nobody sees would name nothing, and of one letter nobody expects what is put around it.
    const character = visibleName(this.text.slice(done, Math.min(end, done + 20)));
    const around = this.inserted === 0 ? "" : `, ${this.inserted} of them put around each piece`;
    throw new TokenizerError(
      `“${character}” alone has ${needed} tokens${around}, and cannot be cut: a piece needs at least as many.`,
    );
  }
}
