import type { CharacterClass, ClassItem, Dialect } from "./syntax";

/** A set that the dialects know by name. */
export interface NamedSet {
  readonly items: readonly ClassItem[];
  /** Whether it holds every character that differs from one of its own in case only, so that `(?i)` changes nothing. */
  readonly closed: boolean;
}

const range = (from: number, to = from): ClassItem => ({ type: "range", from, to });
const ascii = (ranges: string): ClassItem[] =>
  Array.from(ranges.matchAll(/(.)-(.)/gsu), ([, from, to]) => range(from?.codePointAt(0) ?? 0, to?.codePointAt(0)));

/** One property by its JavaScript name. */
export function property(name: string, negated = false): ClassItem {
  return { type: "property", name, negated };
}

const properties = (...names: string[]): ClassItem[] => names.map((name) => property(name));

/** A class of one union. */
export function classOf(items: readonly ClassItem[], negated = false): CharacterClass {
  return { negated, operands: [items] };
}

/** The class of one code point. */
export function single(code: number): CharacterClass {
  return classOf([range(code)]);
}

/** Every code point. */
export const anything: CharacterClass = classOf([], true);

/** What `.` matches: this very object stands for it, where `[^\n]` is another with the same characters. */
export const anyButNewline: CharacterClass = classOf([range(10)], true);

const allBut = (...items: ClassItem[]): ClassItem[] => [{ type: "class", set: classOf(items, true) }];
const word = properties("Alphabetic", "M", "Nd", "Pc");
const closed = (items: readonly ClassItem[]): NamedSet => ({ items, closed: true });
const open = (items: readonly ClassItem[]): NamedSet => ({ items, closed: false });

/** Oniguruma's POSIX brackets for Unicode (doc/RE), as measured against the native `tokenizers` package. */
const unicodePosix = new Map<string, NamedSet>([
  ["alnum", closed(properties("Alphabetic", "Nd"))],
  ["alpha", closed(properties("Alphabetic"))],
  ["ascii", open([range(0, 0x7f)])],
  ["blank", closed([...properties("Zs"), range(9)])],
  ["cntrl", closed(properties("Cc"))],
  ["digit", closed(properties("Nd"))],
  ["graph", closed(allBut(...properties("White_Space", "Cc", "Cn", "Cs")))],
  ["lower", open(properties("Lowercase"))],
  ["print", closed(allBut(...properties("Cc", "Cn", "Cs", "Zl", "Zp")))],
  ["punct", closed(properties("P", "S"))],
  ["space", closed(properties("White_Space"))],
  ["upper", open(properties("Uppercase"))],
  ["word", closed(word)],
  ["xdigit", closed(ascii("0-9A-Fa-f"))],
]);

/** Rust's POSIX brackets are ASCII only. */
const asciiPosix = new Map<string, NamedSet>([
  ["alnum", open(ascii("0-9A-Za-z"))],
  ["alpha", open(ascii("A-Za-z"))],
  ["ascii", open([range(0, 0x7f)])],
  ["blank", closed([range(9), range(0x20)])],
  ["cntrl", closed([range(0, 0x1f), range(0x7f)])],
  ["digit", closed(ascii("0-9"))],
  ["graph", open(ascii("!-~"))],
  ["lower", open(ascii("a-z"))],
  ["print", open(ascii(" -~"))],
  ["punct", closed(ascii("!-/:-@[-`{-~"))],
  ["space", closed([range(9, 0xd), range(0x20)])],
  ["upper", open(ascii("A-Z"))],
  ["word", open([...ascii("0-9A-Za-z"), range(0x5f)])],
  ["xdigit", closed(ascii("0-9A-Fa-f"))],
]);

/** The set of `[:name:]`, or null where the dialect has none of that name. */
export function posixSet(name: string, dialect: Dialect): NamedSet | null {
  return (dialect === "oniguruma" ? unicodePosix : asciiPosix).get(name) ?? null;
}

/**
 * The set of `\s`, `\d` or `\w`. Outside a class Oniguruma's `\w` has `²³¹¼½¾` too, since below U+0100 it asks another
 * table; Rust's has the joiners.
 */
export function shorthandSet(letter: "s" | "d" | "w", inClass: boolean, dialect: Dialect): NamedSet {
  if (letter === "s") return closed(properties("White_Space"));
  if (letter === "d") return closed(properties("Nd"));
  if (dialect === "fancy-regex") return closed([...word, property("Join_Control")]);
  return closed(inClass ? word : [...word, range(0xb2, 0xb3), range(0xb9), range(0xbc, 0xbe)]);
}

/** What `\b` takes for a word's characters. */
export function wordClass(dialect: Dialect): CharacterClass {
  return classOf(shorthandSet("w", false, dialect).items);
}

/** A property, and whether the code point has it that was asked for last: a pattern has several classes of the same ones. */
interface Tester {
  readonly expression: RegExp;
  code: number;
  found: boolean;
}

const testers = new Map<string, Tester>();

/** Whether a class holds a code point. */
export function accepts(set: CharacterClass, code: number): boolean {
  return set.negated !== set.operands.every((items) => items.some((item) => itemAccepts(item, code)));
}

function itemAccepts(item: ClassItem, code: number): boolean {
  switch (item.type) {
    case "range":
      return item.from <= code && code <= item.to;
    case "class":
      return accepts(item.set, code);
    case "property":
      return hasProperty(item.name, code) !== item.negated;
  }
}

function hasProperty(name: string, code: number): boolean {
  let tester = testers.get(name);
  if (tester === undefined) {
    tester = { expression: new RegExp(`\\p{${name}}`, "u"), code: -1, found: false };
    testers.set(name, tester);
  }
  if (tester.code !== code) {
    tester.found = tester.expression.test(String.fromCodePoint(code));
    tester.code = code;
  }
  return tester.found;
}
