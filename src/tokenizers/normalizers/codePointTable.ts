/** Code points beyond the BMP whose answers are kept together. */
const pageBits = 12;

/** A function from characters to small numbers that remembers its answers: an array access or two. */
export class CodePointTable {
  /** The answer + 1 for each code point of the BMP, and 0 where nobody has asked. */
  private readonly bmp = new Uint8Array(0x10000);
  /** The same beyond it, page by page; made when one is asked for. */
  private readonly pages: Uint8Array[] = new Array((0x110000 - 0x10000) >> pageBits);
  private readonly classify: (character: string) => number;

  /** @param classify gives a whole number from 0 to 254 */
  constructor(classify: (character: string) => number) {
    this.classify = classify;
  }

  /** @param code code point */
  of(code: number): number {
    if (code >= 0x10000) return this.ofBeyond(code);
    const known = this.bmp[code] as number;
    return known > 0 ? known - 1 : this.decide(code, this.bmp, code);
  }

  private ofBeyond(code: number): number {
    const index = (code - 0x10000) >> pageBits;
    let page = this.pages[index];
    if (page === undefined) {
      page = new Uint8Array(1 << pageBits);
      this.pages[index] = page;
    }
    const place = code & ((1 << pageBits) - 1);
    const known = page[place] as number;
    return known > 0 ? known - 1 : this.decide(code, page, place);
  }

  private decide(code: number, answers: Uint8Array, place: number): number {
    const value = this.classify(String.fromCodePoint(code));
    answers[place] = value + 1;
    return value;
  }
}

/** The code point at an offset; faster than `codePointAt` where surrogates are rare. */
export function codeAt(text: string, unit: number): number {
  const code = text.charCodeAt(unit);
  return code >= 0xd800 && code < 0xdc00 ? (text.codePointAt(unit) ?? code) : code;
}

/** UTF-8 bytes of text[from, to), well-formed, without cutting it out. */
export function utf8Between(text: string, from: number, to: number): number {
  let bytes = to - from;
  for (let unit = from; unit < to; unit++) {
    const code = text.charCodeAt(unit);
    // Each half of a surrogate pair is 1 unit and stands for 2 of its 4 bytes.
    if (code >= 0x80) bytes += code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 1 : 2;
  }
  return bytes;
}
