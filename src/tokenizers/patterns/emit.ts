import { type Continuation, neverGivesBack } from "./backtracking";
import { wordClass } from "./characters";
import { emitClass, needsSets } from "./emitClass";
import type { AssertionKind, Dialect, Node, Repeat } from "./syntax";

/** A pattern in JavaScript. */
export interface Emitted {
  readonly source: string;
  /** v where a class is nested or an intersection. */
  readonly flag: "u" | "v";
}

/**
 * Writes a tree as JavaScript with the same matches.
 *
 * A possessive quantifier or atomic group becomes `(?=(?<a1>…))\k<a1>`: a look-ahead is never entered again. Where giving
 * back could not help anyway it becomes a plain greedy one, which is faster.
 * @param refuse called with a construct that has no JavaScript form
 */
export function emit(root: Node, dialect: Dialect, refuse: (construct: string) => never): Emitted {
  return new Emitter(dialect, refuse).emit(root);
}

/** Where a node stands: what must be known to write it. */
interface Place {
  /** What is matched after it; undefined where that is not known, such as in a loop. */
  readonly after: Continuation | null | undefined;
  /** Whether JavaScript matches it from right to left: within look-behind. */
  readonly backward: boolean;
  /** Groups that have surely taken part in the match so far. */
  readonly captured: ReadonlySet<number>;
}

class Emitter {
  private flag: "u" | "v" = "u";
  private atomics = 0;
  private referenced: ReadonlySet<number> = new Set();

  constructor(
    private readonly dialect: Dialect,
    private readonly refuse: (construct: string) => never,
  ) {}

  emit(root: Node): Emitted {
    this.referenced = references(root);
    const source = this.node(root, { after: null, backward: false, captured: new Set() });
    return { source, flag: this.flag };
  }

  private node(node: Node, place: Place): string {
    switch (node.type) {
      case "characters":
        if (needsSets(node.set)) this.flag = "v";
        return emitClass(node.set);
      case "sequence":
        return this.sequence(node.items, place);
      case "alternation":
        return `(?:${node.alternatives.map((alternative) => this.node(alternative, place)).join("|")})`;
      case "group":
        return `(${this.referenced.has(node.number) ? `?<g${node.number}>` : "?:"}${this.node(node.body, place)})`;
      case "atomic":
        return this.atomic(this.node(node.body, { ...place, after: null }), place);
      case "look": {
        const backward = node.direction === "behind";
        const body = this.node(node.body, { ...place, after: backward ? undefined : null, backward });
        if (!backward) return `(?${node.negated ? "!" : "="}${body})`;
        // Twice negated where it must match: V8 passes over matches of `(?:(?<=a)b)*c` once it has compiled a pattern on a
        // text with none of its characters, since it takes what look-behind reads for what the loop begins with.
        return node.negated ? `(?<!${body})` : `(?!(?<!${body}))`;
      }
      case "repeat":
        return this.repeat(node, place);
      case "assertion":
        return this.assertion(node.kind);
      case "reference":
        // JavaScript lets a reference to a group that took no part match nothing; the other engines fail there.
        if (!place.captured.has(node.number) || place.backward) this.refuse(`\\${node.number}`);
        return `\\k<g${node.number}>`;
    }
  }

  private sequence(items: readonly Node[], place: Place): string {
    const afters: (Continuation | null | undefined)[] = [];
    let after = place.after;
    for (const node of items.toReversed()) {
      afters.push(after);
      after = after === undefined ? undefined : { node, next: after };
    }
    let captured = place.captured;
    const parts: string[] = [];
    for (const item of items) {
      parts.push(this.node(item, { ...place, captured, after: afters.pop() }));
      const more = this.referenced.size === 0 || place.backward ? [] : capturedBy(item);
      if (more.length > 0) captured = new Set([...captured, ...more]);
    }
    return parts.join("");
  }

  private repeat(node: Repeat, place: Place): string {
    const { body, min, max, mode } = node;
    // Within a loop the next round may follow too.
    const after = max > 1 ? undefined : mode === "possessive" ? null : place.after;
    const inner = this.node(body, { ...place, after });
    const atom = body.type === "characters" ? inner : `(?:${inner})`;
    const repeated = `${atom}${quantifier(min, max)}${mode === "lazy" ? "?" : ""}`;
    if (mode !== "possessive") return repeated;
    const plain = body.type === "characters" && place.after !== undefined && neverGivesBack(body.set, place.after);
    return plain ? repeated : this.atomic(repeated, place);
  }

  private atomic(inner: string, place: Place): string {
    // JavaScript matches look-behind from right to left, where the reference would be read before its group.
    if (place.backward) this.refuse("an atomic group or possessive quantifier within look-behind");
    const name = `a${++this.atomics}`;
    return `(?:(?=(?<${name}>${inner}))\\k<${name}>)`;
  }

  private assertion(kind: AssertionKind): string {
    const word = emitClass(wordClass(this.dialect));
    switch (kind) {
      case "textStart":
        return "(?<![^])";
      case "textEnd":
        return "(?![^])";
      case "textEndOrNewline":
        return "(?=\\n?(?![^]))";
      case "lineStart":
        return "(?<![^\\n])";
      case "lineStartBeforeText":
        return "(?:(?<![^])|(?<=\\n)(?=[^]))";
      case "lineEnd":
        return "(?![^\\n])";
      case "wordBoundary":
        return `(?:(?<=${word})(?!${word})|(?<!${word})(?=${word}))`;
      case "notWordBoundary":
        return `(?:(?<=${word})(?=${word})|(?<!${word})(?!${word}))`;
    }
  }
}

function quantifier(min: number, max: number): string {
  if (max === Number.POSITIVE_INFINITY) return min === 0 ? "*" : min === 1 ? "+" : `{${min},}`;
  if (min === 0 && max === 1) return "?";
  return min === max ? `{${min}}` : `{${min},${max}}`;
}

/** The groups that a match of a node surely sets. */
function capturedBy(node: Node): number[] {
  switch (node.type) {
    case "group":
      return [node.number, ...capturedBy(node.body)];
    case "sequence":
      return node.items.flatMap(capturedBy);
    case "atomic":
      return capturedBy(node.body);
    case "look":
      return node.direction === "ahead" && !node.negated ? capturedBy(node.body) : [];
    case "repeat":
      return node.min > 0 ? capturedBy(node.body) : [];
    default:
      return [];
  }
}

/** The groups that a pattern refers to. */
function references(node: Node): ReadonlySet<number> {
  const found = new Set<number>();
  const visit = (inner: Node): void => {
    if (inner.type === "reference") found.add(inner.number);
    else if (inner.type === "sequence") inner.items.forEach(visit);
    else if (inner.type === "alternation") inner.alternatives.forEach(visit);
    else if ("body" in inner) visit(inner.body);
  };
  visit(node);
  return found;
}
