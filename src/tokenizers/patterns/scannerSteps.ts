import { classOf } from "./characters";
import { emitClass } from "./emitClass";
import { type CharacterClass, isNullable, type Node, type Repeat } from "./syntax";

/** What a look-ahead of one character asks of whatever comes next. */
export interface Look {
  /** Numbers of the classes of which it may be. */
  readonly sets: readonly number[];
  /** Whether it may be the text's end. */
  readonly atEnd: boolean;
  readonly negated: boolean;
}

/**
 * A step of a matcher (Thompson 1968): reads a character, or goes on in one way of several, the first of them before the
 * others, or only where what comes next is right, or has matched. `next` are places in the list of steps.
 */
export type Step =
  | { readonly type: "read"; readonly set: number; readonly next: number }
  | { readonly type: "choose"; next: readonly number[] }
  | { readonly type: "look"; readonly look: Look; readonly next: number }
  | { readonly type: "match" };

/** A pattern as steps. */
export interface Program {
  readonly steps: readonly Step[];
  readonly start: number;
  /** The classes that its steps read, by number. */
  readonly sets: readonly CharacterClass[];
}

/** More are in no published pattern: `\p{L}{1,5000}` would be written out. */
const mostSteps = 2000;
/** Classes at most, so that those which take a character fit in a number's bits. */
const mostSets = 30;

class Unsuitable extends Error {}

/**
 * Writes a pattern as steps that look at no character but the next one; null where it needs more: looks behind or farther
 * ahead, refers back, can match nothing, or keeps what a group took.
 */
export function programOf(root: Node): Program | null {
  if (isNullable(root)) return null;
  try {
    return new Compiler().compile(root);
  } catch (error) {
    if (error instanceof Unsuitable) return null;
    throw error;
  }
}

class Compiler {
  private readonly steps: Step[] = [];
  private readonly sets: CharacterClass[] = [];
  private readonly numbers = new Map<string, number>();

  compile(root: Node): Program {
    const start = this.node(root, this.add({ type: "match" }));
    return { steps: this.steps, start, sets: this.sets };
  }

  /** Adds the steps of a node that go on to `next`, and returns the first. */
  private node(node: Node, next: number): number {
    switch (node.type) {
      case "characters":
        return this.add({ type: "read", set: this.numberOf(node.set), next });
      case "sequence":
        return node.items.reduceRight((first, item) => this.node(item, first), next);
      case "alternation":
        return this.add({ type: "choose", next: node.alternatives.map((each) => this.node(each, next)) });
      case "group":
        return this.node(node.body, next);
      case "repeat":
        return this.repeat(node, next);
      case "look":
        if (node.direction === "behind") throw new Unsuitable();
        return this.add({ type: "look", look: { ...this.nextOf(node.body), negated: node.negated }, next });
      case "assertion":
        return this.add({ type: "look", look: { ...this.nextOf(node), negated: false }, next });
      default:
        throw new Unsuitable();
    }
  }

  private repeat({ body, min, max, mode }: Repeat, next: number): number {
    if (isNullable(body)) throw new Unsuitable();
    const leave = mode === "possessive" ? this.unlessMore(body, next) : next;
    const either = (round: number): readonly number[] => (mode === "lazy" ? [leave, round] : [round, leave]);
    let first = next;
    if (max === Number.POSITIVE_INFINITY) {
      const loop: Step = { type: "choose", next: [] };
      first = this.add(loop);
      loop.next = either(this.node(body, first));
    } else {
      for (let i = min; i < max; i++) first = this.add({ type: "choose", next: either(this.node(body, first)) });
    }
    for (let i = 0; i < min; i++) first = this.node(body, first);
    return first;
  }

  /** Leaves a possessive repeat where it could not take more: all that it took it keeps. */
  private unlessMore(body: Node, next: number): number {
    if (body.type !== "characters") throw new Unsuitable();
    return this.add({ type: "look", look: { ...this.nextOf(body), negated: true }, next });
  }

  /** What has to come next for a node of at most one character, or of the text's end, to match. */
  private nextOf(node: Node): Omit<Look, "negated"> {
    switch (node.type) {
      case "characters":
        return { sets: [this.numberOf(node.set)], atEnd: false };
      case "alternation": {
        const all = node.alternatives.map((each) => this.nextOf(each));
        return { sets: all.flatMap(({ sets }) => sets), atEnd: all.some(({ atEnd }) => atEnd) };
      }
      case "group":
        return this.nextOf(node.body);
      case "assertion":
        if (node.kind === "textEnd") return { sets: [], atEnd: true };
        if (node.kind === "lineEnd") return { sets: [this.numberOf(lineFeed)], atEnd: true };
        throw new Unsuitable();
      default:
        throw new Unsuitable();
    }
  }

  private add(step: Step): number {
    if (this.steps.length === mostSteps) throw new Unsuitable();
    return this.steps.push(step) - 1;
  }

  private numberOf(set: CharacterClass): number {
    const key = emitClass(set);
    let number = this.numbers.get(key);
    if (number === undefined) {
      if (this.sets.length === mostSets) throw new Unsuitable();
      number = this.sets.push(set) - 1;
      this.numbers.set(key, number);
    }
    return number;
  }
}

const lineFeed: CharacterClass = classOf([{ type: "range", from: 0x0a, to: 0x0a }]);
