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
