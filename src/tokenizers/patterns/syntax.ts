/**
 * Whose rules a published pattern follows: tokenizer.json is run by Oniguruma (Ruby's syntax), tiktoken's `pat_str` by
 * Rust's fancy-regex. They differ in `^`, `$`, `(?m)`, `{n,m}+`, POSIX brackets and `\w`.
 */
export type Dialect = "oniguruma" | "fancy-regex";

/** What stands between the brackets of a class. */
export type ClassItem =
  | { readonly type: "range"; readonly from: number; readonly to: number }
  /** A property by its JavaScript name: `L`, `White_Space`, `Script=Han`. */
  | { readonly type: "property"; readonly name: string; readonly negated: boolean }
  | { readonly type: "class"; readonly set: CharacterClass };

/** A set of code points: an intersection of unions, or all but that. A single union is the rule. */
export interface CharacterClass {
  readonly negated: boolean;
  readonly operands: readonly (readonly ClassItem[])[];
}

/** `lineStart` is fancy-regex's; Oniguruma's (`lineStartBeforeText`) is not at the end of a text that ends in a newline. */
export type AssertionKind =
  | "textStart"
  | "textEnd"
  | "textEndOrNewline"
  | "lineStart"
  | "lineStartBeforeText"
  | "lineEnd"
  | "wordBoundary"
  | "notWordBoundary";

export type RepeatMode = "greedy" | "lazy" | "possessive";

export interface Repeat {
  readonly type: "repeat";
  readonly body: Node;
  readonly min: number;
  /** Infinity for no limit. */
  readonly max: number;
  readonly mode: RepeatMode;
}

export interface Look {
  readonly type: "look";
  readonly direction: "ahead" | "behind";
  readonly negated: boolean;
  readonly body: Node;
}

export interface Alternation {
  readonly type: "alternation";
  readonly alternatives: readonly Node[];
  /** Where each is written in the pattern, in UTF-16: start, end, start, end …; without it, nowhere as such. */
  readonly places?: readonly number[];
}

export interface Reference {
  readonly type: "reference";
  readonly number: number;
  /** Whether its group always takes something: a match of the reference then does so too. */
  readonly isFilled: boolean;
}

/** A parsed pattern. Inline flags are already applied: nothing in it depends on them. */
export type Node =
  | { readonly type: "characters"; readonly set: CharacterClass }
  | { readonly type: "sequence"; readonly items: readonly Node[] }
  | Alternation
  | { readonly type: "group"; readonly number: number; readonly body: Node }
  | { readonly type: "atomic"; readonly body: Node }
  | { readonly type: "assertion"; readonly kind: AssertionKind }
  | Reference
  | Look
  | Repeat;

/** Whether a node can match the empty string. True when in doubt. */
export function isNullable(node: Node): boolean {
  switch (node.type) {
    case "characters":
      return false;
    case "sequence":
      return node.items.every(isNullable);
    case "alternation":
      return node.alternatives.some(isNullable);
    case "group":
    case "atomic":
      return isNullable(node.body);
    case "repeat":
      return node.min === 0 || isNullable(node.body);
    case "reference":
      return !node.isFilled;
    default:
      return true;
  }
}
