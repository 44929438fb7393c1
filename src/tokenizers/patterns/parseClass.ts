import { classOf, posixSet, shorthandSet } from "./characters";
import { foldItem } from "./folding";
import { propertySet } from "./properties";
import type { Reader } from "./reader";
import type { CharacterClass, ClassItem } from "./syntax";

/** Deeper nesting than this is no published pattern, and would exhaust the stack. */
export const deepest = 100;

/** One character, or a set of them: what an escape, or a part of a class, stands for. */
export type Element =
  | { readonly type: "code"; readonly code: number }
  | { readonly type: "set"; readonly items: readonly ClassItem[] };

const controls: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, f: 12, v: 11, a: 7, e: 27 };

/** The items as one: themselves, or the class of all others. */
function negateIf(negated: boolean, items: readonly ClassItem[]): readonly ClassItem[] {
  const [only] = items;
  if (!negated) return items;
  if (items.length === 1 && only?.type === "property") return [{ ...only, negated: !only.negated }];
  return [{ type: "class", set: classOf(items, true) }];
}

/**
 * Parses an escape that stands for characters; the reader is at the backslash.
 * @param fold whether sets that case folding would enlarge are enlarged
 * @throws {TokenizerError} for all others
 */
export function parseEscape(reader: Reader, inClass: boolean, fold: boolean): Element {
  const [, shorthand] = reader.match(/\\([sSdDwW])/y) ?? [];
  if (shorthand !== undefined) {
    const letter = shorthand.toLowerCase();
    const { items } = shorthandSet(letter === "s" || letter === "d" ? letter : "w", inClass, reader.dialect);
    return { type: "set", items: negateIf(letter !== shorthand, items) };
  }
  const named = reader.match(/\\([pP])(?:\{(\^?)([^{}]*)\}|([A-Z]))/y);
  if (named !== null) return { type: "set", items: parseProperty(named, reader, inClass, fold) };
  const hexadecimal = reader.match(/\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|x\{([0-9a-f]{1,8})\}|u\{([0-9a-f]{1,8})\})/iy);
  if (hexadecimal !== null) return { type: "code", code: parseCode(hexadecimal, reader) };
  const [, control] = reader.match(/\\([nrtfvae])/y) ?? [];
  if (control !== undefined) return { type: "code", code: controls[control] ?? 0 };
  if (reader.peek(/\\[^0-9a-z]/isuy) === null) reader.refuse(reader.peek(/\\.?/suy) ?? "\\");
  reader.take("\\");
  return { type: "code", code: reader.next() };
}

function parseProperty(match: RegExpExecArray, reader: Reader, inClass: boolean, fold: boolean): readonly ClassItem[] {
  const [whole, letter, caret, braced, bare] = match;
  // Oniguruma reads `\pL` as the letters p and L, which nobody means.
  if (bare !== undefined && reader.dialect === "oniguruma") reader.refuse(whole);
  const items = propertySet(bare ?? braced ?? "", inClass, reader.dialect);
  if (items === null) return reader.refuse(`the unknown property ${whole}`);
  const folded = fold ? items.flatMap((item) => foldItem(item, reader)) : items;
  const negated = (letter === "P") !== (caret === "^");
  if (negated && folded.length > items.length) refuseFoldedComplement(reader);
  return negateIf(negated, folded);
}

function parseCode(match: RegExpExecArray, reader: Reader): number {
  const [whole, byte, unit, braced, javaScript] = match;
  const code = Number.parseInt(byte ?? unit ?? braced ?? javaScript ?? "", 16);
  // There `\xE9` is a raw byte, and `\u{…}` does not exist.
  const strange = javaScript !== undefined || (byte !== undefined && code >= 0x80);
  if (strange && reader.dialect === "oniguruma") reader.refuse(whole);
  if (code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) reader.malformed(`${whole} is no character`);
  return code;
}

/** Folds one character, where case is ignored. */
export function parseLiteral(code: number, ignoreCase: boolean, reader: Reader): readonly ClassItem[] {
  const item: ClassItem = { type: "range", from: code, to: code };
  return ignoreCase ? foldItem(item, reader) : [item];
}

/**
 * Parses a bracketed class; the reader is behind its opening bracket.
 * @throws {TokenizerError}
 */
export function parseClass(reader: Reader, ignoreCase: boolean, depth: number): CharacterClass {
  if (depth > deepest) reader.refuse(`more than ${deepest} nested groups`);
  const negated = reader.take("^");
  const operands: (readonly ClassItem[])[] = [];
  let items: ClassItem[] = [];
  while (!reader.take("]")) {
    if (reader.take("&&")) {
      if (ignoreCase) refuseFoldedComplement(reader);
      if (items.length === 0) reader.refuse("an intersection with nothing");
      operands.push(items);
      items = [];
    } else {
      items.push(...parseItems(reader, ignoreCase, depth, items.length === 0));
    }
  }
  if (items.length === 0) reader.refuse(operands.length > 0 ? "an intersection with nothing" : "an empty class");
  return simplify({ negated, operands: [...operands, items] });
}

function parseItems(reader: Reader, ignoreCase: boolean, depth: number, first: boolean): readonly ClassItem[] {
  if (reader.dialect === "fancy-regex" && (reader.sees("--") || reader.sees("~~"))) {
    reader.refuse("a difference of classes");
  }
  const posix = reader.match(/\[:(\^?)([A-Za-z]+):\]/y);
  if (posix !== null) return parsePosix(posix, reader, ignoreCase);
  if (reader.take("[")) {
    const set = parseClass(reader, ignoreCase, depth + 1);
    if (ignoreCase && set.negated) refuseFoldedComplement(reader);
    return set.negated || set.operands.length > 1 ? [{ type: "class", set }] : (set.operands[0] ?? []);
  }
  // The engines disagree on what such a hyphen means.
  if (reader.sees("-") && !first && !reader.sees("-]")) reader.refuse("a bare hyphen in the middle of a class");
  const from = parseElement(reader, ignoreCase);
  if (from.type === "set") return from.items;
  if (!reader.sees("-") || reader.sees("-]")) return parseLiteral(from.code, ignoreCase, reader);
  reader.take("-");
  if (reader.sees("[") || reader.sees("-") || reader.sees("&&"))
    reader.refuse("a bare hyphen in the middle of a class");
  const to = parseElement(reader, ignoreCase);
  if (to.type === "set" || to.code < from.code) return reader.malformed("a range of characters runs backwards");
  const range: ClassItem = { type: "range", from: from.code, to: to.code };
  return ignoreCase ? foldItem(range, reader) : [range];
}

function parseElement(reader: Reader, ignoreCase: boolean): Element {
  return reader.sees("\\") ? parseEscape(reader, true, ignoreCase) : { type: "code", code: reader.next() };
}

function parsePosix(match: RegExpExecArray, reader: Reader, ignoreCase: boolean): readonly ClassItem[] {
  const [whole, caret, name = ""] = match;
  const set = posixSet(name, reader.dialect);
  if (set === null) return reader.refuse(`the unknown bracket ${whole}`);
  const folded = ignoreCase && !set.closed ? set.items.flatMap((item) => foldItem(item, reader)) : set.items;
  return negateIf(caret === "^", folded);
}

/** Oniguruma folds a class when it is complete, fancy-regex each part; only here do they differ. */
function refuseFoldedComplement(reader: Reader): void {
  if (reader.dialect === "oniguruma") reader.refuse("a complement or intersection in a case-insensitive class");
}

/** `[^[^a]]` is `[a]`: what needs no nesting needs no flag v. */
function simplify(set: CharacterClass): CharacterClass {
  const [items = [], ...others] = set.operands;
  const [only] = items;
  if (others.length > 0 || items.length !== 1 || only?.type !== "class") return set;
  return { negated: set.negated !== only.set.negated, operands: only.set.operands };
}
