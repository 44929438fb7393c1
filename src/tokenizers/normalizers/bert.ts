import { utf8Length } from "../../text/utf8";
import { AlignmentBuilder, type Normalized } from "../alignment";
import { mapCharacters } from "./mapCharacters";
import { runNormalizers } from "./sequence";
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
export function normalizeBert(text: string, options: BertOptions): Normalized {
  return runNormalizers(text, [
    ...(options.cleanText ? [(t: string) => mapCharacters(t, clean)] : []),
    ...(options.handleChineseChars ? [padChinese] : []),
    ...(options.stripAccents
      ? [(t: string) => normalizeUnicode(t, "NFD"), (t: string) => mapCharacters(t, stripMark)]
      : []),
    ...(options.lowercase ? [(t: string) => mapCharacters(t, (c) => c.toLowerCase())] : []),
  ]);
}

const nonspacing = /\p{Mn}/u;
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
