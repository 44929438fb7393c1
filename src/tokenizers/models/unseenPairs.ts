import type { Utf16Offset } from "../../text/utf8";

/**
 * Where a text without pre-tokenizer can be cut and encoded in pieces, with the same result.
 *
 * Every BPE merge makes an entry of the vocabulary. So where two neighbouring characters stand side by side in no entry,
 * no merge can ever join what is left of them with what is right of them: the two sides are independent. Llama 2 has no
 * entry with a letter before “▁”, for one, so its text falls apart into words.
 */
export class UnseenPairs {
  /** Pairs of code points that stand side by side in some entry, as first × 0x110000 + second. */
  private readonly seen = new Set<number>();

  constructor(entries: Iterable<string>) {
    for (const entry of entries) {
      let previous = -1;
      for (let i = 0; i < entry.length; ) {
        const code = entry.codePointAt(i) ?? 0;
        if (previous >= 0) this.seen.add(previous * 0x110000 + code);
        previous = code;
        i += code > 0xffff ? 2 : 1;
      }
    }
  }

  /** Calls back with each piece of the text, in order; pieces cover it. */
  forEachPiece(text: string, visit: (start: Utf16Offset, end: Utf16Offset) => void): void {
    let start = 0;
    let previous = -1;
    for (let i = 0; i < text.length; ) {
      const code = text.codePointAt(i) ?? 0;
      if (previous >= 0 && !this.seen.has(previous * 0x110000 + code)) {
        visit(start, i);
        start = i;
      }
      previous = code;
      i += code > 0xffff ? 2 : 1;
    }
    if (start < text.length) visit(start, text.length);
  }
}
