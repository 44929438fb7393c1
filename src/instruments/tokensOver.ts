import { type ByteOffset, utf8Encode } from "../text/utf8";
import { visibleBytesText } from "../text/visibleBytes";
import type { Encoding } from "../tokenizers/tokenizer";

/**
 * Finds the tokens that stand for some byte of a stretch. Stretches are asked for in the text's order: what lies before one is
 * not looked at again.
 */
export class TokensOver {
  private readonly encoding: Encoding;
  private first = 0;

  constructor(encoding: Encoding) {
    this.encoding = encoding;
  }

  /** Their numbers, in order. */
  in(start: ByteOffset, end: ByteOffset): number[] {
    const { byteStart, byteEnd } = this.encoding;
    while (this.first < byteEnd.length && (byteEnd[this.first] as number) <= start) this.first++;
    const found: number[] = [];
    for (let token = this.first; token < byteStart.length && (byteStart[token] as number) < end; token++) {
      const [from, to] = [byteStart[token] as number, byteEnd[token] as number];
      if (to > start && to > from) found.push(token);
    }
    return found;
  }

  /** Where tokens begin or end inside of a stretch, each place once, in order. */
  cutsIn(start: ByteOffset, end: ByteOffset): number[] {
    const { byteStart, byteEnd } = this.encoding;
    const places = new Set<number>();
    for (const token of this.in(start, end)) {
      for (const place of [byteStart[token] as number, byteEnd[token] as number]) {
        if (place > start && place < end) places.add(place);
      }
    }
    return [...places].sort((a, b) => a - b);
  }
}

/**
 * What a stretch's tokens have of its text; a character that is cut itself is in hexadecimal.
 * @param start where the stretch begins
 * @param cuts as {@link TokensOver.cutsIn} gives them
 */
export function groupsIn(text: string, start: ByteOffset, cuts: readonly ByteOffset[]): string[] {
  const bytes = utf8Encode(text);
  const ends = [0, ...cuts.map((cut) => cut - start), bytes.length];
  return ends.slice(1).map((end, i) => visibleBytesText(bytes.subarray(ends[i], end), true));
}
