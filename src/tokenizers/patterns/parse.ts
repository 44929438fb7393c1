import { anyButNewline, anything, classOf, single } from "./characters";
import { isFoldedPair } from "./folding";
import { deepest, parseClass, parseEscape, parseLiteral } from "./parseClass";
import { Reader } from "./reader";
import { type AssertionKind, type Dialect, isNullable, type Node, type RepeatMode } from "./syntax";

interface Flags {
  readonly ignoreCase: boolean;
  readonly dotAll: boolean;
  readonly multiline: boolean;
}

const nothing: Node = { type: "sequence", items: [] };
const isolatedFlags = /\(\?([a-zA-Z]*(?:-[a-zA-Z]*)?)\)/y;
const groupFlags = /\(\?([a-zA-Z]*(?:-[a-zA-Z]*)?):/y;
const oneOf = (items: readonly Node[], make: (items: readonly Node[]) => Node): Node =>
  items.length === 1 ? (items[0] ?? nothing) : make(items);

/**
 * Parses a published pattern.
 * @returns a tree in which inline flags and the dialect's peculiarities are already resolved
 * @throws {TokenizerError} that shows the pattern, and the construct that is malformed or has no JavaScript form
 */
export function parse(pattern: string, dialect: Dialect): Node {
  return new Parser(new Reader(pattern, dialect)).parse();
}

class Parser {
  private groups = 0;
  private hasNamedGroup = false;
  private highestReference = 0;
  /** Groups read to their end that match nothing but what has a character. */
  private readonly filled = new Set<number>();
  /** The letter that was read last, where case is ignored; 0 after anything else. */
  private foldedLetter = 0;

  constructor(private readonly reader: Reader) {}

  parse(): Node {
    const node = this.alternation({ ignoreCase: false, dotAll: false, multiline: false }, 0);
    if (!this.reader.atEnd) this.reader.malformed("a parenthesis has no partner");
    if (this.highestReference > this.groups) this.reader.malformed("it refers to a group that it does not have");
    // A named group takes the numbers from the others.
    if (this.highestReference > 0 && this.hasNamedGroup) this.reader.refuse("named groups with references by number");
    return node;
  }

  private alternation(outer: Flags, depth: number): Node {
    const { reader } = this;
    if (depth > deepest) reader.refuse(`more than ${deepest} nested groups`);
    let flags = outer;
    for (let own: Flags | null = outer; own !== null; own = this.inlineFlags(isolatedFlags, flags)) flags = own;
    const alternatives: Node[] = [];
    const places: number[] = [];
    const { foldedLetter } = this;
    do {
      this.foldedLetter = foldedLetter;
      const start = reader.offset;
      alternatives.push(this.sequence(flags, depth));
      places.push(start, reader.offset);
    } while (reader.take("|"));
    return oneOf(alternatives, (all) => ({ type: "alternation", alternatives: all, places }));
  }

  private sequence(flags: Flags, depth: number): Node {
    const { reader } = this;
    const items: Node[] = [];
    while (!reader.atEnd && !reader.sees("|") && !reader.sees(")")) items.push(this.quantified(flags, depth));
    return oneOf(items, (all) => ({ type: "sequence", items: all }));
  }

  private quantified(flags: Flags, depth: number): Node {
    const { reader } = this;
    if (reader.peek(/[*+?]|\{\d*(?:,\d*)?\}/y) !== null) reader.malformed("a quantifier has nothing to repeat");
    let node = this.atom(flags, depth);
    for (let i = 0; ; i++) {
      const quantifier = reader.match(/([*+?]|\{\d+(?:,\d*)?\}|\{,\d+\})/y)?.[0];
      if (quantifier === undefined) return node;
      if (i > deepest) reader.refuse(`more than ${deepest} quantifiers in a row`);
      node = this.repeat(node, quantifier);
    }
  }

  /**
   * In Oniguruma `a{1,3}+` repeats the repeat (`(?:a{1,3})+`) and `a{2}?` makes it optional (`(?:a{2})?`); elsewhere they
   * are possessive and lazy.
   */
  private repeat(body: Node, quantifier: string): Node {
    const { reader } = this;
    const oniguruma = reader.dialect === "oniguruma";
    const [, low = "", comma, high = ""] = /^\{(\d*)(,?)(\d*)\}$/.exec(quantifier) ?? [];
    if (low === "" && comma !== undefined && !oniguruma) reader.refuse(quantifier);
    const signs: Readonly<Record<string, readonly [number, number]>> = { "*": [0, Infinity], "+": [1, Infinity] };
    const [min, max] = signs[quantifier] ?? [
      Number(low),
      quantifier === "?" ? 1 : comma === "" ? Number(low) : high === "" ? Infinity : Number(high),
    ];
    if (max < min) reader.refuse(`the quantifier ${quantifier}`);
    if (min > 100_000 || (max > 100_000 && max !== Infinity)) reader.refuse(`the quantifier ${quantifier}`);
    const interval = comma !== undefined;
    let mode: RepeatMode = "greedy";
    if (!(interval && oniguruma) && reader.take("+")) mode = "possessive";
    else if (!(comma === "" && oniguruma) && reader.take("?")) mode = "lazy";
    // The engines disagree on a round of a loop that matched nothing.
    if (min !== max && isNullable(body)) reader.refuse("a repeat of what can match nothing");
    if (interval && this.foldedLetter > 0 && isFoldedPair(this.foldedLetter, this.foldedLetter) && oniguruma) {
      reader.refuse(`a case-insensitive ${String.fromCodePoint(this.foldedLetter)}${quantifier}`);
    }
    return { type: "repeat", body, min, max, mode };
  }

  private atom(flags: Flags, depth: number): Node {
    const { reader } = this;
    if (reader.sees("(")) return this.group(flags, depth);
    const oniguruma = reader.dialect === "oniguruma";
    if (reader.sees("\\")) {
      const node = this.escapedAssertion();
      if (node !== null) return node;
      const bareStays = oniguruma || !flags.ignoreCase;
      const element = parseEscape(reader, false, !bareStays);
      if (element.type === "code") return this.literal(element.code, flags);
      this.foldedLetter = 0;
      return { type: "characters", set: classOf(element.items) };
    }
    if (reader.sees("{") && !oniguruma) reader.malformed("a brace is not escaped");
    const code = reader.next();
    switch (String.fromCodePoint(code)) {
      case "[":
        this.foldedLetter = 0;
        return { type: "characters", set: parseClass(reader, flags.ignoreCase, depth + 1) };
      case ".":
        this.foldedLetter = 0;
        return { type: "characters", set: flags.dotAll ? anything : anyButNewline };
      case "^":
        if (oniguruma) return assertion("lineStartBeforeText");
        return assertion(flags.multiline ? "lineStart" : "textStart");
      case "$":
        return assertion(oniguruma || flags.multiline ? "lineEnd" : "textEnd");
      default:
        return this.literal(code, flags);
    }
  }

  private literal(code: number, flags: Flags): Node {
    if (flags.ignoreCase && this.reader.dialect === "oniguruma") {
      if (this.foldedLetter > 0 && isFoldedPair(this.foldedLetter, code)) {
        this.reader.refuse(`a case-insensitive ${String.fromCodePoint(this.foldedLetter, code)}`);
      }
      this.foldedLetter = code;
    } else {
      this.foldedLetter = 0;
    }
    return { type: "characters", set: classOf(parseLiteral(code, flags.ignoreCase, this.reader)) };
  }

  /** What begins with a backslash and stands for no single character; null where none comes next. */
  private escapedAssertion(): Node | null {
    const { reader } = this;
    const oniguruma = reader.dialect === "oniguruma";
    if (reader.take("\\A")) return assertion("textStart");
    if (reader.take("\\z")) return assertion("textEnd");
    // fancy-regex's is before any number of newlines, in some versions.
    if (oniguruma && reader.take("\\Z")) return assertion("textEndOrNewline");
    // Other letters may follow without a break in the word: `\b{start}` is Rust's.
    if (!oniguruma && reader.peek(/\\[bB]\{/y) !== null) reader.refuse("\\b{");
    if (reader.take("\\b")) return assertion("wordBoundary");
    if (reader.take("\\B")) return assertion("notWordBoundary");
    if (oniguruma && reader.take("\\R")) {
      const lineEnds = classOf([
        { type: "range", from: 10, to: 13 },
        { type: "range", from: 0x85, to: 0x85 },
        { type: "range", from: 0x2028, to: 0x2029 },
      ]);
      const pair: Node = {
        type: "sequence",
        items: [13, 10].map((code) => ({ type: "characters", set: single(code) })),
      };
      const either: Node = { type: "alternation", alternatives: [pair, { type: "characters", set: lineEnds }] };
      return { type: "atomic", body: either };
    }
    const reference = reader.match(/\\([1-9]\d?)/y)?.[1];
    if (reference === undefined) return null;
    this.highestReference = Math.max(this.highestReference, Number(reference));
    return { type: "reference", number: Number(reference), isFilled: this.filled.has(Number(reference)) };
  }

  private group(flags: Flags, depth: number): Node {
    const { reader } = this;
    const flagged = this.inlineFlags(groupFlags, flags);
    if (flagged !== null) return this.body(flagged, depth);
    for (const [opening, direction, negated] of looks) {
      if (reader.take(opening)) return { type: "look", direction, negated, body: this.body(flags, depth) };
    }
    if (reader.take("(?>")) return { type: "atomic", body: this.body(flags, depth) };
    if (reader.match(/\(\?P?<[A-Za-z_]\w*>/y) !== null) {
      this.hasNamedGroup = true;
      return this.body(flags, depth);
    }
    if (reader.sees("(?") || reader.sees("(*")) reader.refuse(reader.peek(/\([?*][^)]{0,3}/y) ?? "(?");
    reader.take("(");
    const number = ++this.groups;
    const body = this.body(flags, depth);
    if (!isNullable(body)) this.filled.add(number);
    return { type: "group", number, body };
  }

  private body(flags: Flags, depth: number): Node {
    const node = this.alternation(flags, depth + 1);
    if (!this.reader.take(")")) this.reader.malformed("a group is not closed");
    return node;
  }

  /** Reads `(?i-s:` or `(?i)`. In Oniguruma `m` is what is `s` elsewhere. */
  private inlineFlags(opening: RegExp, flags: Flags): Flags | null {
    const match = this.reader.match(opening);
    if (match === null) return null;
    const result = { ...flags };
    let on = true;
    for (const letter of match[1] ?? "") {
      if (letter === "-") on = false;
      else if (letter === "i") result.ignoreCase = on;
      else if (letter === (this.reader.dialect === "oniguruma" ? "m" : "s")) result.dotAll = on;
      else if (letter === "m") result.multiline = on;
      else this.reader.refuse(match[0]);
    }
    return result;
  }
}

const looks = [
  ["(?=", "ahead", false],
  ["(?!", "ahead", true],
  ["(?<=", "behind", false],
  ["(?<!", "behind", true],
] as const;

function assertion(kind: AssertionKind): Node {
  return { type: "assertion", kind };
}
