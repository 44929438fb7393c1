import { utf8RangesOf } from "./codePointSets";
import type { Expression } from "./expression";
import { ExpressionError } from "./expressionReader";

/** An edge: any byte from one to another. */
export interface ByteEdge {
  readonly from: number;
  readonly to: number;
  readonly target: number;
}

/** States that a network may have. */
const mostStates = 50_000;

/** An expression as a network of states over the bytes of UTF-8 (Thompson 1968): what it matches is what leads from start to end. */
export class ByteNetwork {
  /** By state: edges for bytes, and states that are reached without one. */
  readonly edges: ByteEdge[][] = [];
  readonly free: number[][] = [];
  readonly start: number;
  readonly end: number;
  /** By state: 1 where the end can be reached from it. */
  readonly isLive: Uint8Array;

  /** @throws {ExpressionError} for an expression that needs too many states */
  constructor(expression: Expression) {
    this.start = this.add();
    this.end = this.build(expression, this.start);
    this.isLive = this.findLive();
  }

  private add(): number {
    if (this.edges.length >= mostStates) {
      throw new ExpressionError(
        `It needs more than ${mostStates.toLocaleString("en")} states: repetitions within each other multiply; make their numbers smaller.`,
      );
    }
    this.free.push([]);
    return this.edges.push([]) - 1;
  }

  private join(state: number, target: number): void {
    this.free[state]?.push(target);
  }

  /** Adds what leads from a state through an expression; gives the state behind it. */
  private build(expression: Expression, from: number): number {
    switch (expression.kind) {
      case "sequence":
        return expression.items.reduce((state, item) => this.build(item, state), from);
      case "either": {
        const end = this.add();
        for (const item of expression.items) this.join(this.build(item, from), end);
        return end;
      }
      case "one": {
        const end = this.add();
        for (const ranges of utf8RangesOf(expression.of)) {
          let state = from;
          for (const [i, [low, high]] of ranges.entries()) {
            const target = i === ranges.length - 1 ? end : this.add();
            this.edges[state]?.push({ from: low, to: high, target });
            state = target;
          }
        }
        return end;
      }
      case "repeat":
        return this.repeat(expression.item, expression.least, expression.most, from);
    }
  }

  private repeat(item: Expression, least: number, most: number, from: number): number {
    let state = from;
    for (let i = 0; i < least; i++) state = this.build(item, state);
    const end = this.add();
    if (most === Number.POSITIVE_INFINITY) {
      const loop = this.add();
      this.join(state, loop);
      this.join(this.build(item, loop), loop);
      this.join(loop, end);
      return end;
    }
    for (let i = least; i < most; i++) {
      this.join(state, end);
      state = this.build(item, state);
    }
    this.join(state, end);
    return end;
  }

  private findLive(): Uint8Array {
    const before: number[][] = this.edges.map(() => []);
    for (const [state, edges] of this.edges.entries()) {
      for (const { target } of edges) before[target]?.push(state);
      for (const target of this.free[state] ?? []) before[target]?.push(state);
    }
    const isLive = new Uint8Array(this.edges.length);
    const open = [this.end];
    isLive[this.end] = 1;
    for (let state = open.pop(); state !== undefined; state = open.pop()) {
      for (const each of before[state] ?? []) {
        if (isLive[each] === 1) continue;
        isLive[each] = 1;
        open.push(each);
      }
    }
    return isLive;
  }
}
