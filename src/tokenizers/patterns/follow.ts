import { accepts, anything } from "./characters";
import { emitClass } from "./emitClass";
import { surelyMatches } from "./surelyMatches";
import { type CharacterClass, isNullable, type Node } from "./syntax";

/** Answers the questions of a `Pattern`, as its docstrings put them. */
export interface Follow {
  isIndependent(before: number, after: number): boolean;
  reads(code: number): boolean;
  begins(after: number): boolean;
}

/** A pattern with more distinct classes, or a longer one, is no published one and not worth the time. */
const mostClasses = 200;
const mostNodes = 1000;
/** How many characters' answers are kept; a text seldom has more. */
const mostRemembered = 10_000;

/**
 * Says which characters a pattern can read one after the other, in the manner of Glushkov's automaton: of each class
 * which classes can be read next. Look-aheads are threads of their own, which start wherever the pattern can stand.
 */
export function analyseFollow(root: Node): Follow {
  const isTransparent = !isNullable(root) && countNodes(root) <= mostNodes && looksAheadOnly(root);
  const graph = isTransparent ? new Graph(root) : null;
  const verdicts = new Map<number, boolean>();
  const kindOf = remember((code) => graph?.kindOf(code) ?? 0);
  return {
    isIndependent(before, after) {
      if (graph === null || graph.isTooLarge) return false;
      const left = kindOf(before);
      const right = kindOf(after);
      const pair = left * 0x200000 + right;
      let verdict = verdicts.get(pair);
      if (verdict === undefined) {
        verdict = !graph.isLinked(left, right);
        verdicts.set(pair, verdict);
      }
      return verdict;
    },
    reads: (code) => graph === null || graph.isTooLarge || graph.isRead(kindOf(code)),
    begins: remember((code) => !isNullable(root) && surelyMatches(root, code)),
  };
}

function remember<T>(compute: (code: number) => T): (code: number) => T {
  const memory = new Map<number, T>();
  return (code) => {
    let value = memory.get(code);
    if (value === undefined) {
      value = compute(code);
      if (memory.size >= mostRemembered) memory.clear();
      memory.set(code, value);
    }
    return value;
  };
}

function countNodes(node: Node): number {
  if (node.type === "sequence") return node.items.reduce((sum, item) => sum + countNodes(item), 1);
  if (node.type === "alternation") return node.alternatives.reduce((sum, item) => sum + countNodes(item), 1);
  return "body" in node ? 1 + countNodes(node.body) : 1;
}

/** Whether no part of a pattern depends on what stands before it, or was matched before. */
function looksAheadOnly(node: Node): boolean {
  switch (node.type) {
    case "sequence":
      return node.items.every(looksAheadOnly);
    case "alternation":
      return node.alternatives.every(looksAheadOnly);
    case "look":
      return node.direction === "ahead" && looksAheadOnly(node.body);
    case "assertion":
      return node.kind === "textEnd" || node.kind === "textEndOrNewline" || node.kind === "lineEnd";
    case "reference":
      return false;
    default:
      return "body" in node ? looksAheadOnly(node.body) : true;
  }
}

/** Numbers of the classes that a node reads first and last. */
interface Ends {
  readonly first: ReadonlySet<number>;
  readonly last: ReadonlySet<number>;
}

const none: ReadonlySet<number> = new Set();
const union = (a: ReadonlySet<number>, b: ReadonlySet<number>): ReadonlySet<number> =>
  a.size === 0 ? b : b.size === 0 ? a : new Set([...a, ...b]);

class Graph {
  private readonly classes: CharacterClass[] = [];
  private readonly numbers = new Map<string, number>();
  /** By class: which classes can be read next. */
  private readonly follow: Set<number>[] = [];
  /** Kinds of characters: the classes that take each, by number and the other way round. */
  private readonly kinds: (readonly number[])[] = [];
  private readonly kindNumbers = new Map<string, number>();

  constructor(root: Node) {
    this.visit(root);
  }

  get isTooLarge(): boolean {
    return this.classes.length > mostClasses;
  }

  kindOf(code: number): number {
    const taken = this.classes.flatMap((set, i) => (accepts(set, code) ? [i] : []));
    const key = taken.join();
    let kind = this.kindNumbers.get(key);
    if (kind === undefined) {
      kind = this.kinds.push(taken) - 1;
      this.kindNumbers.set(key, kind);
    }
    return kind;
  }

  /** Whether a character of the one kind can be read, and then one of the other. */
  isLinked(left: number, right: number): boolean {
    const next = this.kinds[right] ?? [];
    return (this.kinds[left] ?? []).some((from) => next.some((to) => this.follow[from]?.has(to)));
  }

  /** Whether any class takes characters of the kind. */
  isRead(kind: number): boolean {
    return (this.kinds[kind] ?? []).length > 0;
  }

  private visit(node: Node): Ends {
    if (this.isTooLarge) return { first: none, last: none };
    switch (node.type) {
      case "characters": {
        const ends = new Set([this.numberOf(node.set)]);
        return { first: ends, last: ends };
      }
      case "sequence": {
        let first = none;
        let last = none;
        let atStart = true;
        for (const item of node.items) {
          const ends = this.visit(item);
          this.link(last, ends.first);
          if (atStart) first = union(first, ends.first);
          last = isNullable(item) ? union(last, ends.last) : ends.last;
          atStart &&= isNullable(item);
        }
        return { first, last };
      }
      case "alternation": {
        const all = node.alternatives.map((alternative) => this.visit(alternative));
        return {
          first: all.reduce((sum, ends) => union(sum, ends.first), none),
          last: all.reduce((sum, ends) => union(sum, ends.last), none),
        };
      }
      case "group":
      case "atomic":
        return this.visit(node.body);
      case "repeat": {
        const ends = this.visit(node.body);
        if (node.max > 1) this.link(ends.last, ends.first);
        return ends;
      }
      case "look":
        return { first: this.visit(node.body).first, last: none };
      default:
        // An assertion about the text's end is a look at whatever comes next.
        return { first: new Set([this.numberOf(anything)]), last: none };
    }
  }

  private link(from: ReadonlySet<number>, to: ReadonlySet<number>): void {
    for (const left of from) for (const right of to) this.follow[left]?.add(right);
  }

  private numberOf(set: CharacterClass): number {
    const key = emitClass(set);
    let number = this.numbers.get(key);
    if (number === undefined) {
      number = this.classes.push(set) - 1;
      this.numbers.set(key, number);
      this.follow.push(new Set());
    }
    return number;
  }
}
