import { visibleText } from "../../../text/visible";

/** What WordPiece puts before a symbol that goes on a word. */
const goesOn = "##";

/** A symbol as chips show it: what has no look of its own by its code point, so that the joiner of an emoji is “U+200D” and no empty box. */
export function shownSymbol(symbol: string): string {
  const isPart = symbol.startsWith(goesOn) && symbol.length > goesOn.length;
  return isPart ? `${goesOn}${visibleText(symbol.slice(goesOn.length))}` : visibleText(symbol);
}

/** What a sentence names, isolated (U+2068, U+2069) where it may run from right to left: it would turn the sentence around it. */
export function isolated(text: string): string {
  return /^\p{ASCII}*$/u.test(text) ? text : `\u2068${text}\u2069`;
}
