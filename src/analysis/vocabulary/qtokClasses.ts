import { alphabetOf, noAlphabet, noName } from "./namedAlphabets";

/** The twelve classes of Qtok (Chelombitko et al. 2024), in the order of its table; `docs/metrics.md` says what each is. */
export const qtokClasses = [
  "control_tokens",
  "pure_unicode",
  "char_alpha",
  "spaced_alpha",
  "inner_alpha",
  "char_other",
  "spaced_other",
  "inner_other",
  "unicode_flanks",
  "char_errors",
  "spaced_errors",
  "inner_errors",
] as const;
export type QtokClass = (typeof qtokClasses)[number];

const numbers = Object.fromEntries(qtokClasses.map((name, i) => [name, i])) as Record<QtokClass, number>;

/** Names in angle brackets that are HTML, and no control tokens. */
const html = new Set("br h1 h2 h3 h4 h5 h6 b img li tr td p th u em".split(" "));

/** What a vocabulary writes bytes with: GPT-2's byte alphabet, one character for each. */
function isByteLetter(code: number): boolean {
  return (code > 0x20 && code < 0x7f) || (code > 0xa0 && code < 0x144 && code !== 0xad);
}

/** What of a vocabulary the classes depend on. */
export interface QtokNotation {
  /** Whether entries are bytes. Where they are characters, some of them are taken for bytes' names. */
  readonly isByteLevel: boolean;
}

/**
 * The class of an entry, as a number in {@link qtokClasses}.
 * @param text what it stands for, with a space where one is meant; null for a byte that stands in for characters, and for what
 * is no UTF-8
 * @param isByte whether it is such a byte
 */
export function qtokClassOf(text: string | null, isByte: boolean, { isByteLevel }: QtokNotation): number {
  if (isByte) return numbers.pure_unicode;
  if (text === null) return numbers.unicode_flanks;
  const first = text.codePointAt(0) ?? 0;
  if (text.length === (first > 0xffff ? 2 : 1)) return classOfCharacter(first, isByteLevel);
  if (isByteLevel && text.includes("\ufffd")) return numbers.unicode_flanks;
  if (first === 0x20) return numbers[`spaced_${kindOf(text, 1)}`];
  if (isControl(text)) return numbers.control_tokens;
  return numbers[`inner_${kindOf(text, 0)}`];
}

function classOfCharacter(code: number, isByteLevel: boolean): number {
  // Of a vocabulary of characters Qtok reads these as numbers in hexadecimal, which are several characters.
  if (isByteLetter(code)) return isByteLevel ? numbers.pure_unicode : numbers.inner_other;
  if (isByteLevel && code === 0xfffd) return numbers.unicode_flanks;
  const alphabet = alphabetOf(code);
  return alphabet === noName ? numbers.char_errors : alphabet === noAlphabet ? numbers.char_other : numbers.char_alpha;
}

function isControl(text: string): boolean {
  const isAngled = text.startsWith("<") && text.endsWith(">") && !text.includes("<0y");
  const isSquare = text.startsWith("[") && text.endsWith("]");
  return (isAngled || isSquare) && !html.has(text.slice(1, -1).toLowerCase().replaceAll("/", ""));
}

/** @param from where its characters begin to be of one alphabet, or not */
function kindOf(text: string, from: number): "alpha" | "other" | "errors" {
  let alphabet = -1;
  let isOne = true;
  for (let unit = from; unit < text.length; ) {
    const code = text.codePointAt(unit) as number;
    const own = alphabetOf(code);
    if (own === noName) return "errors";
    if (alphabet === -1) alphabet = own;
    else if (own !== alphabet) isOne = false;
    unit += code > 0xffff ? 2 : 1;
  }
  return isOne && alphabet > noName ? "alpha" : "other";
}
