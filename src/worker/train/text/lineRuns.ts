import { joinBytes } from "../../../text/bytes";
import type { ByteOffset } from "../../../text/utf8";

/** Bytes beyond which a line is taken in pieces, so that a text without line ends does not have to be held whole. */
const longestLine = 1 << 24;

const [lineEnd, space] = [0x0a, 0x20];

/** Lines that stand one behind the other, of which the last may have no end, as a copy of their bytes. */
export interface LineRun {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The number of the first of them in the text, from 0. */
  readonly first: number;
}

/** Cuts a text in UTF-8 that arrives in pieces between lines: the same lines, with the same numbers, wherever the pieces end. */
export class LineRuns {
  private readonly longest: ByteOffset;
  private rest: Uint8Array[] = [];
  /** Bytes of the rest. */
  private length = 0;
  private runs: LineRun[] = [];
  /** Lines so far; a piece of one that is too long is one too. */
  lines = 0;
  /** How many such pieces there are. */
  pieces = 0;

  constructor(longest = longestLine) {
    this.longest = longest;
  }

  /** Takes a piece of the text. @returns the lines that end in it */
  push(piece: Uint8Array): readonly LineRun[] {
    this.rest.push(piece);
    this.length += piece.length;
    const last = piece.lastIndexOf(lineEnd);
    if (last === -1 && this.length <= this.longest) return [];
    const all = joinBytes(this.rest);
    const end = last === -1 ? 0 : all.length - piece.length + last + 1;
    this.take(all.subarray(0, end));
    this.keep(all.subarray(this.shortened(all, end, all.length)));
    return this.give();
  }

  /** Ends the last line, as a file's end does. @returns it */
  end(): readonly LineRun[] {
    this.take(joinBytes(this.rest));
    this.keep(new Uint8Array());
    return this.give();
  }

  private keep(rest: Uint8Array): void {
    this.rest = rest.length === 0 ? [] : [rest];
    this.length = rest.length;
  }

  /** Takes lines, all of which have come to their end. */
  private take(bytes: Uint8Array): void {
    let [from, first] = [0, this.lines];
    for (let start = 0; start < bytes.length; ) {
      const end = bytes.indexOf(lineEnd, start) + 1 || bytes.length;
      if (end - start > this.longest) {
        this.add(bytes, from, start, first);
        from = this.shortened(bytes, start, end);
        first = this.lines;
      }
      this.lines++;
      start = end;
    }
    this.add(bytes, from, bytes.length, first);
  }

  /** Takes pieces off a line that is too long, up to white space where there is some. @returns where the rest of it begins */
  private shortened(bytes: Uint8Array, start: ByteOffset, end: ByteOffset): ByteOffset {
    let at = start;
    while (end - at > this.longest) {
      const cut = at + cutIn(bytes.subarray(at, at + this.longest + 1));
      this.add(bytes, at, cut, this.lines);
      this.lines++;
      this.pieces++;
      at = cut;
    }
    return at;
  }

  private add(bytes: Uint8Array, start: ByteOffset, end: ByteOffset, first: number): void {
    if (end > start) this.runs.push({ bytes: new Uint8Array(bytes.subarray(start, end)), first });
  }

  private give(): readonly LineRun[] {
    const { runs } = this;
    this.runs = [];
    return runs;
  }
}

/** The last place in a line at which to cut it: before a space, or else before a character. */
function cutIn(bytes: Uint8Array): ByteOffset {
  const found = bytes.lastIndexOf(space);
  if (found > 0) return found;
  let at = bytes.length - 1;
  while (at > 1 && ((bytes[at] as number) & 0xc0) === 0x80) at--;
  return at;
}
