/**
 * Characters that stand in no text of a conversation, by which a piece of text is known again where a template has put it:
 * they travel with it. All are of Unicode's private use area, which no template's string functions change or strip.
 */
export class Marks {
  private readonly open: string;
  private readonly close: string;
  private readonly digits: readonly string[];
  private readonly pattern: RegExp;

  private constructor(characters: readonly string[]) {
    const [open = "", close = "", ...digits] = characters;
    this.open = open;
    this.close = close;
    this.digits = digits;
    this.pattern = new RegExp(`[${characters.join("")}]`);
  }

  /** @returns null where a text has nearly all of these characters itself */
  static absentFrom(...texts: readonly string[]): Marks | null {
    const present = new Set<string>();
    for (const text of texts) for (const [character] of text.matchAll(/[\ue000-\uf8ff]/g)) present.add(character);
    const free: string[] = [];
    for (let unit = 0xe000; unit <= 0xf8ff && free.length < 10; unit++) {
      const character = String.fromCharCode(unit);
      if (!present.has(character)) free.push(character);
    }
    return free.length < 10 ? null : new Marks(free);
  }

  /** A text within the marks of a number from 0. */
  around(number: number, text: string): string {
    const digits = Array.from(number.toString(8), (digit) => this.digits[Number(digit)]).join("");
    return `${this.open}${digits}${this.open}${text}${this.close}${digits}${this.close}`;
  }

  /**
   * Takes the marks out of a text, and tells what stood between them.
   * @returns null where marks are torn, or lie within one another
   */
  read(text: string): { readonly text: string; readonly found: readonly MarkedPiece[] } | null {
    const found: MarkedPiece[] = [];
    let plain = "";
    let opened: { readonly number: number; readonly start: number } | null = null;
    for (let at = 0; at < text.length; ) {
      const next = text.slice(at).search(this.pattern);
      if (next < 0) {
        plain += text.slice(at);
        break;
      }
      plain += text.slice(at, at + next);
      at += next;
      const bracket = text.charAt(at);
      const end = text.indexOf(bracket, at + 1);
      const number = end < 0 ? null : this.numberOf(text.slice(at + 1, end));
      if (number === null || (bracket !== this.open && bracket !== this.close)) return null;
      if (bracket === this.open) {
        if (opened !== null) return null;
        opened = { number, start: plain.length };
      } else {
        if (opened?.number !== number) return null;
        found.push({ number, start: opened.start, end: plain.length });
        opened = null;
      }
      at = end + 1;
    }
    return opened === null ? { text: plain, found } : null;
  }

  private numberOf(written: string): number | null {
    const digits = Array.from(written, (character) => this.digits.indexOf(character));
    return digits.length === 0 || digits.includes(-1) ? null : Number.parseInt(digits.join(""), 8);
  }
}

/** What stood between the marks of a number, in UTF-16 offsets of the text without marks. */
export interface MarkedPiece {
  readonly number: number;
  readonly start: number;
  readonly end: number;
}
