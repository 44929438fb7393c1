/** A function from characters to small numbers that remembers its answers: one array access for all but a few. */
export class CodePointTable {
  /** The answer + 1 for each code point of the BMP, and 0 where nobody has asked. */
  private readonly bmp = new Uint8Array(0x10000);
  private readonly beyond = new Map<number, number>();
  private readonly classify: (character: string) => number;

  /** @param classify gives a whole number from 0 to 254 */
  constructor(classify: (character: string) => number) {
    this.classify = classify;
  }

  /** @param code code point */
  of(code: number): number {
    const known = code < 0x10000 ? (this.bmp[code] as number) : 0;
    return known > 0 ? known - 1 : this.find(code);
  }

  private find(code: number): number {
    let value = this.beyond.get(code);
    if (value !== undefined) return value;
    value = this.classify(String.fromCodePoint(code));
    if (code < 0x10000) this.bmp[code] = value + 1;
    else this.beyond.set(code, value);
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
