import { codePointAt } from "../../text/utf8";
import { CodePointTable } from "../../tokenizers/normalizers/codePointTable";
import { mayJoin, prepended } from "../../tokenizers/normalizers/graphemes";

/** Viramas that join the consonant after them (`Indic_Conjunct_Break=Linker` of Unicode 17). */
const linker =
  /[\u094d\u09cd\u0acd\u0b4d\u0c4d\u0d4d\u1039\u17d2\u1a60\u1b44\u1bab\ua9c0\uaaf6\u{10a3f}\u{11133}\u{113d0}\u{1193e}\u{11a47}\u{11a99}\u{11f42}]/u;

const extending = 1;
const gluing = 2;
const linking = 4;
const otherLetter = 8;
const flag = 16;
const hangul = 32;
const leading = 64;

const kinds = new CodePointTable(
  (character) =>
    (mayJoin(character.codePointAt(0) ?? 0) ? extending : 0) |
    (character === "\u200d" || prepended.test(character) ? gluing : 0) |
    (linker.test(character) ? linking : 0) |
    (/\p{Lo}/u.test(character) ? otherLetter : 0) |
    (/\p{Regional_Indicator}/u.test(character) ? flag : 0) |
    (/[\u1100-\u115f\ua960-\ua97f]/u.test(character) ? leading : 0) |
    (/\p{Script=Hangul}/u.test(character) ? hangul : 0),
);

/**
 * The characters of a well-formed line as noise moves them: letters with their marks, conjuncts, syllables, flags and joined emoji
 * whole, CR LF as one. They are UAX #29's extended grapheme clusters, by rules of our own, since engines of different years part on
 * conjuncts: the same line gives the same characters everywhere. In rare texts one of them is several clusters; none is ever a part
 * of one.
 */
export function charactersOf(line: string): string[] {
  const characters: string[] = [];
  let start = 0;
  let before = 0;
  let isLinked = false;
  let flags = 0;
  for (let unit = 0; unit < line.length; ) {
    const code = codePointAt(line, unit);
    const kind = kinds.of(code);
    const isJoined =
      (kind & extending) !== 0 ||
      (before & gluing) !== 0 ||
      (isLinked && (kind & otherLetter) !== 0) ||
      ((before & leading) !== 0 && (kind & hangul) !== 0) ||
      ((before & flag) !== 0 && (kind & flag) !== 0 && flags % 2 === 1) ||
      (code === 0x0a && unit > start && line[unit - 1] === "\r");
    if (!isJoined) {
      if (unit > start) characters.push(line.slice(start, unit));
      start = unit;
      isLinked = false;
      flags = 0;
    }
    if ((kind & linking) !== 0) isLinked = true;
    else if ((kind & otherLetter) !== 0) isLinked = false;
    if ((kind & flag) !== 0) flags++;
    before = kind;
    unit += code > 0xffff ? 2 : 1;
  }
  if (line.length > start) characters.push(line.slice(start));
  return characters;
}
