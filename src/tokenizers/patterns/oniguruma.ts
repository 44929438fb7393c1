import { wordClass } from "./characters";
import { emitClass } from "./emitClass";
import { parse } from "./parse";
import type { AssertionKind, CharacterClass, Node, Repeat } from "./syntax";

/**
 * Writes a pattern of fancy-regex's dialect, as tiktoken has it, for Oniguruma, which tokenizer.json's `Split` is run by.
 * Nearly all published patterns mean the same in both, and stay as they are. Where they do not, the pattern is written
 * anew: `\s++$` ends at a line's end in Oniguruma, so it becomes `\s++\z`; `\p{N}{1,3}+` repeats the repeat there, so it
 * becomes `(?>\p{N}{1,3})`; so do `^`, `(?s)`, `(?m)`, `\w`, `\b` and POSIX brackets.
 * @returns the pattern with the same matches
 * @throws {TokenizerError} that shows the pattern and the construct that is malformed or not known
 */
export function toOniguruma(pattern: string): string {
  const tree = parse(pattern, "fancy-regex");
  return meansTheSame(pattern, tree) ? pattern : write(tree);
}

function meansTheSame(pattern: string, tree: Node): boolean {
  const written = JSON.stringify(tree);
  // Trees have one name for a word's boundary, but words of other characters; and `(?P<name>…)` is Rust's alone.
  if (/"(?:wordBoundary|notWordBoundary)"/.test(written) || pattern.includes("(?P<")) return false;
  try {
    return written === JSON.stringify(parse(pattern, "oniguruma"));
  } catch {
    // What Oniguruma reads in another way, or not at all, is to be written anew, and no failure.
    return false;
  }
}

function write(node: Node): string {
  switch (node.type) {
    case "characters":
      return writeClass(node.set);
    case "sequence":
      return node.items.map((item) => (item.type === "sequence" ? `(?:${write(item)})` : write(item))).join("");
    case "alternation":
      return `(?:${node.alternatives.map(write).join("|")})`;
    case "group":
      return `(${write(node.body)})`;
    case "atomic":
      return `(?>${write(node.body)})`;
    case "look":
      return `(?${node.direction === "behind" ? "<" : ""}${node.negated ? "!" : "="}${write(node.body)})`;
    case "repeat":
      return writeRepeat(node);
    case "assertion":
      return writeAssertion(node.kind);
    case "reference":
      return `\\${node.number}`;
  }
}

const signs: Readonly<Record<string, string>> = { "0,Infinity": "*", "1,Infinity": "+", "0,1": "?" };

function writeRepeat({ body, min, max, mode }: Repeat): string {
  const atom = body.type === "characters" || body.type === "group" ? write(body) : `(?:${write(body)})`;
  const sign = signs[`${min},${max}`];
  if (sign !== undefined) return `${atom}${sign}${{ greedy: "", lazy: "?", possessive: "+" }[mode]}`;
  // `{2}` leaves no choice, and `{2}?` is an option there.
  if (min === max) return `${atom}{${min}}`;
  const interval = `${atom}{${min},${max === Number.POSITIVE_INFINITY ? "" : max}}`;
  return mode === "possessive" ? `(?>${interval})` : `${interval}${mode === "lazy" ? "?" : ""}`;
}

function writeAssertion(kind: AssertionKind): string {
  const word = writeClass(wordClass("fancy-regex"));
  switch (kind) {
    case "textStart":
      return "\\A";
    case "textEnd":
      return "\\z";
    case "textEndOrNewline":
      return "\\Z";
    case "lineStart":
      return "(?<![^\\n])";
    case "lineStartBeforeText":
      return "^";
    case "lineEnd":
      return "$";
    case "wordBoundary":
      return `(?:(?<=${word})(?!${word})|(?<!${word})(?=${word}))`;
    case "notWordBoundary":
      return `(?:(?<=${word})(?=${word})|(?<!${word})(?!${word}))`;
  }
}

/** Classes are JavaScript's but for three things: numbers are `\x{…}`, scripts have no prefix, and `[^]` is not known. */
function writeClass(set: CharacterClass): string {
  if (set.operands.every((items) => items.length === 0)) return "(?m:.)";
  return emitClass(set)
    .replace(/\\u\{/g, "\\x{")
    .replace(/(\\[pP]\{)Script=/g, "$1");
}
