import type { Acceptor } from "./acceptor";
import { ByteNetwork } from "./byteNetwork";
import type { Expression } from "./expression";
import { ExpressionError } from "./expressionReader";

/** States that are made, and states of the network that are looked at for that: some tens of MB, and less than a second. */
const mostStates = 10_000;
const mostWork = 10_000_000;

const [unknown, dead] = [-2, -1];

/**
 * A deterministic automaton over bytes. Its states are sets of the network's, made when they are first reached, so that only
 * those are made that the text and the vocabulary reach; each byte of all else is one look into a table.
 */
export class ByteAutomaton implements Acceptor<number> {
  readonly start: number | null;
  private readonly network: ByteNetwork;
  private readonly sets: number[][] = [];
  private readonly tables: Int32Array[] = [];
  private readonly known = new Map<string, number>();
  private readonly marks: Int32Array;
  private mark = 0;
  private work = 0;

  /** @throws {ExpressionError} for an expression that needs too many states */
  constructor(expression: Expression) {
    this.network = new ByteNetwork(expression);
    this.marks = new Int32Array(this.network.edges.length);
    const start = this.stateOf([this.network.start]);
    this.start = start === dead ? null : start;
  }

  /** @throws {ExpressionError} where that needs too many states, or too much time */
  step(state: number, byte: number): number | null {
    const table = this.tables[state] as Int32Array;
    if (table[byte] === unknown) table[byte] = this.stateOf(this.targets(state, byte));
    const next = table[byte] as number;
    return next === dead ? null : next;
  }

  accepts(state: number): boolean {
    return this.sets[state]?.includes(this.network.end) ?? false;
  }

  private targets(state: number, byte: number): number[] {
    const targets: number[] = [];
    for (const each of this.sets[state] as number[]) {
      const edges = this.network.edges[each] ?? [];
      this.work += edges.length;
      for (const { from, to, target } of edges) if (byte >= from && byte <= to) targets.push(target);
    }
    return targets;
  }

  /** The state of all that is reached from some states of the network without a byte; those are kept that have edges, and the end. */
  private stateOf(open: number[]): number {
    const { edges, free, isLive, end } = this.network;
    const set: number[] = [];
    this.mark++;
    for (let state = open.pop(); state !== undefined; state = open.pop()) {
      if (this.marks[state] === this.mark || isLive[state] === 0) continue;
      this.marks[state] = this.mark;
      this.work++;
      if (state === end || (edges[state]?.length ?? 0) > 0) set.push(state);
      open.push(...(free[state] ?? []));
    }
    if (set.length === 0) return dead;
    const name = set.sort((a, b) => a - b).join();
    const found = this.known.get(name);
    if (found !== undefined) return found;
    if (this.sets.length >= mostStates || this.work > mostWork) {
      throw new ExpressionError(
        "It has too many states: repetitions with large numbers that overlap each other multiply; make their numbers smaller.",
      );
    }
    this.known.set(name, this.sets.length);
    this.tables.push(new Int32Array(256).fill(unknown));
    return this.sets.push(set) - 1;
  }
}
