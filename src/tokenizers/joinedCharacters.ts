import { codePointAt } from "../text/utf8";

const codePoints = 0x110000;

/** Which characters stand side by side in strings that are looked for as a whole, and which may be their ends. */
export class JoinedCharacters {
  /** First × 0x110000 + second. */
  private readonly pairs = new Set<number>();

  /** @returns the string's code points */
  add(text: string): number[] {
    const codes = Array.from(text, (character) => codePointAt(character, 0));
    for (let i = 1; i < codes.length; i++) this.pairs.add((codes[i - 1] as number) * codePoints + (codes[i] as number));
    return codes;
  }

  /** Whether the two code points stand side by side in some string. */
  has(before: number, after: number): boolean {
    return this.pairs.has(before * codePoints + after);
  }
}
