import { emitClass, needsSets } from "../../../tokenizers/patterns/emitClass";
import { parse } from "../../../tokenizers/patterns/parse";
import type { Pattern } from "../../../tokenizers/patterns/pattern";
import { type Look, type Program, programOf } from "../../../tokenizers/patterns/scannerSteps";
import type { CharacterClass, Dialect } from "../../../tokenizers/patterns/syntax";

const codePoints = 0x110000;
/** What a text's end counts as among kinds of characters. */
const textEnd = 0;
const dead = -1;
/** States at most: published patterns have some fifty. */
const mostStates = 2000;

/** Proofs that are kept: tokenizers of a family share a pattern. */
const made = new Map<string, PatternProof | null>();
const mostMade = 8;

/** What a state leads to by a kind of characters. */
interface Edge {
  /** The state, or {@link dead} where nothing more can match. */
  readonly next: number;
  /** Whether the pattern has matched before that character. */
  readonly matched: boolean;
}

/**
 * All that a pattern can do with any text: its automaton with all states (`patterns/scanner.ts` makes those that a text comes
 * to), over all kinds of characters that there are. So what it never does is proved by looking at all of it.
 */
export class PatternProof {
  /** Kind of each code point. */
  private readonly kinds: Uint8Array;
  private readonly edges: readonly (readonly Edge[])[];
  /** Of each state, whether some text leads on to a match that ends there or later. */
  private readonly canMatch: readonly boolean[];
  /** Of each state, whether some text leads to its end without another match. */
  private readonly canStop: readonly boolean[];
  private readonly pattern: Pattern;

  /**
   * The proof of a pattern; null for one that has no such automaton, or more than a few states.
   * @param dialect whose rules the pattern follows
   */
  static of(pattern: Pattern, dialect: Dialect): PatternProof | null {
    const key = `${dialect} ${pattern.source}`;
    let proof = made.get(key);
    if (proof === undefined) {
      proof = PatternProof.make(pattern, dialect);
      if (made.size >= mostMade) made.clear();
      made.set(key, proof);
    }
    return proof;
  }

  private static make(pattern: Pattern, dialect: Dialect): PatternProof | null {
    if (pattern.scanner === null || pattern.literal !== null) return null;
    const program = programOf(parse(pattern.source, dialect));
    if (program === null) return null;
    const { kinds, bits } = kindsOf(program.sets);
    const edges = kinds === null ? null : edgesOf(program, bits);
    return kinds === null || edges === null ? null : new PatternProof(pattern, kinds, edges);
  }

  private constructor(pattern: Pattern, kinds: Uint8Array, edges: readonly (readonly Edge[])[]) {
    this.pattern = pattern;
    this.kinds = kinds;
    this.edges = edges;
    this.canMatch = leastSet(edges, ({ next, matched }, known) => matched || (next !== dead && known(next)));
    this.canStop = leastSet(edges, ({ next, matched }, known) => !matched && (next === dead || known(next)));
  }

  /** The kind of a character, for {@link cutsInside}. */
  kindOf(code: number): number {
    return this.kinds[code] as number;
  }

  /**
   * Whether some place inside of a stretch is cut in every text that has it.
   * @param stretch of each character its kinds: several where the character is not known
   * @param characters its whole characters
   */
  cutsInside(stretch: readonly ReadonlySet<number>[], characters: readonly number[]): boolean {
    // What no match has is not cut; but where one surely begins, there is one.
    if (!characters.some((code) => this.pattern.begins(code))) return false;
    let states = new Set(this.edges.keys());
    for (const kinds of stretch) {
      const after = new Set<number>();
      for (const state of states) {
        for (const kind of kinds) {
          const { next } = (this.edges[state] as readonly Edge[])[kind] as Edge;
          if (next !== dead) after.add(next);
        }
      }
      states = after;
    }
    return ![...states].some((state) => this.canMatch[state]);
  }

  /** Whether no match in any text is this one and no longer, given that a match surely begins where it does. */
  neverMatchesWhole(characters: readonly number[]): boolean {
    const [first] = characters;
    if (first === undefined || !this.pattern.begins(first)) return false;
    let state = 0;
    for (const code of characters) {
      state = ((this.edges[state] as readonly Edge[])[this.kindOf(code)] as Edge).next;
      if (state === dead) return true;
    }
    const stops = ({ next, matched }: Edge) => matched && (next === dead || this.canStop[next] === true);
    return !(this.edges[state] as readonly Edge[]).some(stops);
  }
}

/** The states of which it holds that some edge meets a condition, which may ask it of states that edges lead to. */
function leastSet(
  edges: readonly (readonly Edge[])[],
  meets: (edge: Edge, known: (state: number) => boolean) => boolean,
): boolean[] {
  const holds = edges.map(() => false);
  for (let hasGrown = true; hasGrown; ) {
    hasGrown = false;
    edges.forEach((all, state) => {
      if (holds[state] || !all.some((edge) => meets(edge, (next) => holds[next] === true))) return;
      holds[state] = true;
      hasGrown = true;
    });
  }
  return holds;
}

/** All code points but surrogates, in order, as one text: a class is looked for in it once. */
let allCharacters: string | undefined;

function textOfAll(): string {
  if (allCharacters === undefined) {
    const parts: string[] = [];
    const block: number[] = [];
    for (let code = 0; code < codePoints; code++) {
      if (code < 0xd800 || code >= 0xe000) block.push(code);
      if (block.length < 4096 && code + 1 < codePoints) continue;
      parts.push(String.fromCodePoint(...block));
      block.length = 0;
    }
    allCharacters = parts.join("");
  }
  return allCharacters;
}

/** Unicode's code point at an offset of {@link textOfAll}. */
function codeAt(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xf800 ? unit + 0x800 : 0x10000 + (unit - 0xf800) / 2;
}

/** Tells characters apart by the classes that take them. Kind 0 is the text's end; `kinds` is null where there are over 255. */
function kindsOf(sets: readonly CharacterClass[]): { kinds: Uint8Array | null; bits: number[] } {
  const all = new Uint32Array(codePoints);
  const text = textOfAll();
  sets.forEach((set, number) => {
    const expression = new RegExp(`${emitClass(set)}+`, needsSets(set) ? "gv" : "gu");
    for (const match of text.matchAll(expression)) {
      const to = codeAt(match.index + match[0].length);
      for (let code = codeAt(match.index); code < to; code++) all[code] = (all[code] as number) | (1 << number);
    }
  });
  const numbers = new Map<number, number>();
  const bits = [0];
  const kinds = new Uint8Array(codePoints);
  for (let code = 0; code < codePoints; code++) {
    const own = all[code] as number;
    let kind = numbers.get(own);
    if (kind === undefined) {
      kind = bits.push(own) - 1;
      numbers.set(own, kind);
    }
    if (kind > 255) return { kinds: null, bits };
    kinds[code] = kind;
  }
  return { kinds, bits };
}

/** The edges of all states that texts lead to, the first state's before all; null where they are too many. */
function edgesOf({ steps, start }: Program, bits: readonly number[]): (readonly Edge[])[] | null {
  const states: (readonly number[])[] = [[start]];
  const numbers = new Map([[String(start), 0]]);
  const numberOf = (state: readonly number[]) => {
    if (state.length === 0) return dead;
    const key = state.join();
    let number = numbers.get(key);
    if (number === undefined) {
      number = states.push(state) - 1;
      numbers.set(key, number);
    }
    return number;
  };
  const takes = (set: number, kind: number) => kind !== textEnd && (((bits[kind] as number) >>> set) & 1) === 1;
  const isRight = ({ sets, atEnd, negated }: Look, kind: number) =>
    (kind === textEnd ? atEnd : sets.some((set) => takes(set, kind))) !== negated;
  /** Goes through steps in the order in which they are tried, as the scanner does. */
  const follow = (numbered: readonly number[], kind: number, visited: Set<number>, next: number[]): boolean => {
    for (const number of numbered) {
      if (visited.has(number)) continue;
      visited.add(number);
      const step = steps[number];
      if (step === undefined || step.type === "match") return true;
      if (step.type === "read") {
        if (takes(step.set, kind) && !next.includes(step.next)) next.push(step.next);
      } else if (step.type === "choose") {
        if (follow(step.next, kind, visited, next)) return true;
      } else if (isRight(step.look, kind) && follow([step.next], kind, visited, next)) return true;
    }
    return false;
  };
  const edges: (readonly Edge[])[] = [];
  for (let state = 0; state < states.length; state++) {
    if (states.length > mostStates) return null;
    edges.push(
      bits.map((_, kind) => {
        const next: number[] = [];
        const matched = follow(states[state] as readonly number[], kind, new Set(), next);
        return { next: numberOf(next), matched };
      }),
    );
  }
  return edges;
}
