import { utf8Encode } from "../../text/utf8";
import type { Compared } from "./compare";
import type { Side } from "./side";

/** Bytes that are drawn as one: tokens that both versions have, or one that only this one has. */
export interface Piece {
  readonly bytes: Uint8Array;
  readonly isOther: boolean;
}

/** A stretch of a text above the same of its noisy version. */
export interface Window {
  /** Where it begins, in bytes of the clean text. */
  readonly at: number;
  readonly clean: readonly Piece[];
  readonly noisy: readonly Piece[];
}

/**
 * Bytes of the clean text after which a stretch ends where both texts have a boundary beside white space, after which where they have
 * one, and after which where either has. It also ends with a line, where both have a boundary.
 */
const [usual, long, longest] = [64, 96, 288];

/** Stretches of a text. */
export interface Windows {
  readonly shown: readonly Window[];
  /** Those in which tokens are other. */
  readonly others: number;
  /** All. */
  readonly count: number;
}

/**
 * A text in stretches, each with its noisy version.
 * @param most how many are shown: all, where there are no more of them, else of those in which tokens are other
 */
export function windowsOf(compared: Compared, clean: string, noisy: string, most: number): Windows {
  const bytes = utf8Encode(clean);
  const ends = endsOf(compared, bytes);
  const [one, other] = [new Cutter(compared.clean, bytes), new Cutter(compared.noisy, utf8Encode(noisy))];
  const shown: Window[] = [];
  let others = 0;
  for (const [i, end] of ends.entries()) {
    const both = [one.upTo(end, i === ends.length - 1), other.upTo(end, i === ends.length - 1)] as const;
    const isOther = both.some((pieces) => pieces.some((piece) => piece.isOther));
    if (isOther) others++;
    if (shown.length === most || (ends.length > most && !isOther)) continue;
    shown.push({ at: ends[i - 1] ?? 0, clean: both[0], noisy: both[1] });
  }
  return { shown, others, count: ends.length };
}

/** Where stretches end, in bytes of the clean text; the last at its end. */
function endsOf({ cuts }: Compared, text: Uint8Array): number[] {
  const ends: number[] = [];
  let start = 0;
  for (let at = 1; at < cuts.length - 1; at++) {
    if (cuts[at] === 0) continue;
    const bytes = at - start;
    const isAfterLine = text[at - 1] === 0x0a;
    const isBeside = isAfterLine || text[at] === 0x20 || text[at - 1] === 0x20;
    const isEnd = cuts[at] === 3 ? isAfterLine || bytes >= (isBeside ? usual : long) : bytes >= longest;
    if (!isEnd) continue;
    ends.push(at);
    start = at;
  }
  return [...ends, cuts.length - 1];
}

/** Cuts one side's bytes into pieces, stretch after stretch. */
class Cutter {
  private readonly side: Side;
  private readonly bytes: Uint8Array;
  private token = 0;
  private byte = 0;

  constructor(side: Side, bytes: Uint8Array) {
    this.side = side;
    this.bytes = bytes;
  }

  /**
   * The pieces of the tokens that begin before a place.
   * @param isLast whether all that is left is among them
   */
  upTo(place: number, isLast: boolean): Piece[] {
    const { start, end, kept, near } = this.side;
    const pieces: Piece[] = [];
    /** Where the bytes begin that both have and that are not among the pieces yet. */
    let from = this.byte;
    const put = (to: number, isOther: boolean) => {
      if (to > from) pieces.push({ bytes: this.bytes.slice(from, to), isOther });
      from = Math.max(from, to);
    };
    for (; this.token < start.length && (isLast || (near[this.token] as number) < place); this.token++) {
      const [first, last] = [start[this.token] as number, end[this.token] as number];
      if (kept[this.token] === 0) {
        put(first, false);
        put(last, true);
      }
      this.byte = Math.max(this.byte, last);
    }
    if (isLast) this.byte = this.bytes.length;
    // A line end that is in no token ends this stretch: the next one begins behind it.
    const next = start[this.token] ?? this.byte;
    while (this.byte < next && isLineEnd(this.bytes[this.byte] as number)) this.byte++;
    put(this.byte, false);
    return pieces;
  }
}

function isLineEnd(byte: number): boolean {
  return byte === 0x0a || byte === 0x0d;
}
