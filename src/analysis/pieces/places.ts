import { countBelow } from "../../text/sorted";
import { Utf8Index, type Utf16Offset } from "../../text/utf8";
import type { Encoding } from "../../tokenizers/tokenizer";

/** Where a text may be cut, from the coarsest to the finest. */
export const boundaries = ["paragraph", "line", "sentence", "token"] as const;
export type Boundary = (typeof boundaries)[number];

/** What a piece ends at: also between two characters, where nothing coarser fits. */
export type PlaceKind = Boundary | "character";

const sentenceSegmenter = new Intl.Segmenter("und", { granularity: "sentence" });
const graphemeSegmenter = new Intl.Segmenter("und", { granularity: "grapheme" });

/** Lines whose sentences or characters are remembered: pieces go through a text from its beginning to its end. */
const remembered = 16;

/**
 * The places where a text can be cut, of each kind. Lines end with LF, CR or CR LF; a paragraph begins after an empty line, or one
 * of white space alone; sentences are those of `Intl.Segmenter` (UAX #29), which never go on beyond a line.
 */
export class CuttingPlaces {
  readonly index: Utf8Index;
  private readonly text: string;
  private readonly encoding: Encoding;
  private readonly graphemes: boolean;
  /** Where lines begin, without the first, and the text's end; of paragraphs likewise. */
  private readonly lines: Uint32Array;
  private readonly paragraphs: Uint32Array;
  private readonly segments = new Map<string, Uint32Array>();

  /**
   * @param encoding the text's, without inserted tokens
   * @param graphemes whether no place may be inside a grapheme cluster; else none is inside a code point
   */
  constructor(text: string, encoding: Encoding, graphemes: boolean) {
    this.text = text;
    this.encoding = encoding;
    this.graphemes = graphemes;
    this.index = new Utf8Index(text);
    const lines: number[] = [];
    const paragraphs: number[] = [];
    let [start, wasEmpty] = [0, false];
    for (const { index, 0: end } of text.matchAll(/\r\n|\r|\n/g)) {
      const isEmpty = /^\s*$/.test(text.slice(start, index));
      if (wasEmpty && !isEmpty) paragraphs.push(start);
      wasEmpty = isEmpty && start > 0;
      start = index + end.length;
      if (start < text.length) lines.push(start);
    }
    if (wasEmpty && start < text.length && /\S/.test(text.slice(start))) paragraphs.push(start);
    this.lines = Uint32Array.from([...lines, text.length]);
    this.paragraphs = Uint32Array.from([...paragraphs, text.length]);
  }

  /** The last place of a kind that is after one offset, and not after another; null where there is none. */
  last(kind: PlaceKind, after: Utf16Offset, limit: Utf16Offset): Utf16Offset | null {
    const at = this.lastUpTo(kind, after, limit);
    return at !== null && at > after ? at : null;
  }

  /** The first place between characters that is after an offset. */
  firstCharacter(after: Utf16Offset): Utf16Offset {
    const { text } = this;
    for (let at = after + 1; at < text.length; at++) if (this.isCharacter(at)) return at;
    return text.length;
  }

  private lastUpTo(kind: PlaceKind, after: Utf16Offset, limit: Utf16Offset): Utf16Offset | null {
    switch (kind) {
      case "paragraph":
        return lastIn(this.paragraphs, limit);
      case "line":
        return lastIn(this.lines, limit);
      case "sentence": {
        const { start, ends } = this.segmentsAt(limit, sentenceSegmenter);
        const place = lastIn(ends, limit - start);
        return place === null ? start : start + place;
      }
      case "token": {
        const { byteEnd } = this.encoding;
        for (let token = countBelow(byteEnd, this.index.byteOf(limit) + 1) - 1; token >= 0; token--) {
          const byte = byteEnd[token] as number;
          const unit = this.index.unitOf(byte);
          if (unit <= after) return null;
          if (this.index.isCodePointBoundary(byte) && this.isCharacter(unit)) return unit;
        }
        return null;
      }
      case "character":
        for (let at = limit; at > after; at--) if (this.isCharacter(at)) return at;
        return null;
    }
  }

  /** Whether a place is between two characters. */
  isCharacter(at: Utf16Offset): boolean {
    if (at <= 0 || at >= this.text.length) return true;
    if (!this.graphemes) return this.index.byteOf(at) !== this.index.byteOf(at - 1);
    const { start, ends } = this.segmentsAt(at, graphemeSegmenter);
    return at === start || ends[countBelow(ends, at - start)] === at - start;
  }

  /** Where the segments of the line that a place is in, or that it ends, begin and end; ends are the line's own. */
  private segmentsAt(at: Utf16Offset, by: Intl.Segmenter): { readonly start: Utf16Offset; readonly ends: Uint32Array } {
    const line = countBelow(this.lines, at);
    const start = line === 0 ? 0 : (this.lines[line - 1] as number);
    const key = `${by === sentenceSegmenter ? "s" : "g"}${line}`;
    let ends = this.segments.get(key);
    if (ends === undefined) {
      const segments = by.segment(this.text.slice(start, this.lines[line]));
      ends = Uint32Array.from(segments, ({ index, segment }) => index + segment.length);
      if (this.segments.size >= remembered) this.segments.clear();
      this.segments.set(key, ends);
    }
    return { start, ends };
  }
}

/** The last of ascending numbers that is not above a limit. */
function lastIn(ascending: Uint32Array, limit: number): number | null {
  return ascending[countBelow(ascending, limit + 1) - 1] ?? null;
}
