import { codePointAt, unitAt } from "../../text/utf8";
import type { Pattern } from "../patterns/pattern";

/**
 * Visits all matches of a pattern as Rust's and Oniguruma's `find_iter` do: an empty match counts, but none follows
 * directly where the match before it ended. In an empty text nothing is looked for, as in Hugging Face's tokenizers.
 *
 * Where matches touch, `test` of the sticky form finds the next without making a match array, which is most of the cost.
 * @param text well-formed
 * @param visit gets UTF-16 offsets, none of them inside a surrogate pair
 */
export function eachMatch(text: string, pattern: Pattern, visit: (start: number, end: number) => void): void {
  const { sticky, global } = pattern;
  let previousEnd = -1;
  for (let from = text === "" ? 1 : 0; from <= text.length; ) {
    let start = from;
    sticky.lastIndex = from;
    let end = sticky.test(text) ? sticky.lastIndex : -1;
    if (end < 0) {
      global.lastIndex = from;
      const match = global.exec(text);
      if (match === null) return;
      start = match.index;
      end = start + match[0].length;
      // V8 also tries between the halves of a surrogate pair, where a match of nothing may seem to stand.
      if (start < text.length && isLowSurrogate(unitAt(text, start))) {
        from = start + 1;
        continue;
      }
    }
    if (start === end && end === previousEnd) {
      from = end + (end < text.length && codePointAt(text, end) > 0xffff ? 2 : 1);
      continue;
    }
    visit(start, end);
    previousEnd = end;
    from = end;
  }
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}
