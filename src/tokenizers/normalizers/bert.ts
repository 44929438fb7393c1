import { utf8Length } from "../../text/utf8";
import { AlignmentBuilder, type Normalized } from "../alignment";
import { mapCharacters } from "./mapCharacters";
import { type Normalizer, runNormalizers } from "./sequence";
import { normalizeUnicode } from "./unicodeForm";

export interface BertOptions {
  readonly cleanText: boolean;
  readonly handleChineseChars: boolean;
  readonly stripAccents: boolean;
  readonly lowercase: boolean;
}

/**
 * BERT's normalizer, in the order of Hugging Face's `BertNormalizer`: clean, pad Han characters with spaces, strip
 * accents, lower-case. Lower-casing goes character by character, so a final Σ becomes σ: JavaScript's own
 * `toLowerCase` on a whole word would make it ς and change the tokens.
 */
export function createBertNormalizer(options: BertOptions): Normalizer {
  const pad = options.handleChineseChars ? [padChinese] : [];
  const cleaned = options.cleanText ? clean : same;
  const stripped = options.stripAccents ? (c: string) => c.normalize("NFD").replace(everyNonspacing, "") : same;
  const lowered = options.lowercase ? (c: string) => c.toLowerCase() : same;
  const memo = new Map<string, string>();
  const mapAtOnce = (character: string) => {
    let mapped = memo.get(character);
    if (mapped === undefined) {
      mapped = Array.from(stripped(cleaned(character)), lowered).join("");
      memo.set(character, mapped);
    }
    return mapped;
  };
  const atOnce: Normalizer[] = [...pad, (text) => mapCharacters(text, mapAtOnce)];
  const stepByStep: Normalizer[] = [
    (text) => mapCharacters(text, cleaned),
    ...pad,
    ...(options.stripAccents
      ? [(text: string) => normalizeUnicode(text, "NFD"), (text: string) => mapCharacters(text, stripMark)]
      : []),
    (text) => mapCharacters(text, lowered),
  ];
  return (text) => runNormalizers(text, reorderable.test(text) ? stepByStep : atOnce);
}

/**
 * Marks that canonical ordering moves and that accent stripping keeps. Without them each character has its own outcome,
 * whatever stands beside it; `bert.test.ts` checks the list against all marks.
 */
export const reorderable =
  /[\u1715\u1734\u1b44\u1baa\u1bf2\u1bf3\u302e\u302f\ua953\ua9c0\u{111c0}\u{11235}\u{1134d}\u{113cf}\u{116b6}\u{1193d}\u{11f41}\u{16ff0}\u{16ff1}\u{1d165}\u{1d166}\u{1d16d}-\u{1d172}]/u;

const same = (character: string) => character;

const nonspacing = /\p{Mn}/u;
const everyNonspacing = /\p{Mn}/gu;
const control = /[\p{Cc}\p{Cf}\p{Co}]/u;
const whiteSpace = /\p{White_Space}/u;

function clean(character: string): string {
  // Printable ASCII, the bulk of most texts, needs none of the tests below.
  if (character >= " " && character <= "~") return character;
  if (character === "\t" || character === "\n" || character === "\r") return " ";
  if (character === "\0" || character === "\ufffd" || control.test(character)) return "";
  return whiteSpace.test(character) ? " " : character;
}

/** The blocks that BERT's `_is_chinese_char` lists, with the reference's own bounds. */
const chinese =
  /[\u{4e00}-\u{9fff}\u{3400}-\u{4dbf}\u{20000}-\u{2a6df}\u{2a700}-\u{2b73f}\u{2b740}-\u{2b81f}\u{2b920}-\u{2ceaf}\u{f900}-\u{faff}\u{2f800}-\u{2fa1f}]/u;

// No combining mark comes before U+0300, nor a Han character before U+3400.
function stripMark(character: string): string {
  return character >= "\u0300" && nonspacing.test(character) ? "" : character;
}

function isChinese(character: string): boolean {
  return character >= "\u3400" && chinese.test(character);
}

function padChinese(text: string): Normalized {
  if (!chinese.test(text)) return { text, alignment: null };
  const alignment = new AlignmentBuilder();
  let result = "";
  for (const character of text) {
    const isPadded = isChinese(character);
    if (isPadded) alignment.replace(0, 1);
    alignment.copy(utf8Length(character));
    if (isPadded) alignment.replace(0, 1);
    result += isPadded ? ` ${character} ` : character;
  }
  return { text: result, alignment: alignment.finish() };
}
