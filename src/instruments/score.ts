import { bootstrapInterval } from "../analysis/bootstrap";
import type { Field, TableColumn } from "./instrument";

/** A figure with the 95% interval that drawing its parts anew, such as words, gives it; both null where there is nothing to divide by. */
export interface Score {
  readonly value: number | null;
  readonly interval: readonly [low: number, high: number] | null;
}

/** Longer lists are resampled in so many stretches of neighbouring words: twenty scores of 10,000 words are there in a blink so. */
const mostStretches = 1024;

/** Fewer parts have no interval: resampling them tells nothing. */
const fewest = 10;

/** A ratio of sums over parts, such as words, with its interval; both null where there is nothing to divide by. */
export function score(above: ArrayLike<number>, below: ArrayLike<number>): Score {
  const [numerator, denominator] = [total(above), total(below)];
  if (denominator === 0) return { value: null, interval: null };
  return {
    value: numerator / denominator,
    interval: above.length < fewest ? null : bootstrapInterval(above, below, mostStretches),
  };
}

/** What a score comes to by a function that rises or falls all along: 1 − precision, of precision. Its draws are as many. */
export function scoreBy({ value, interval }: Score, by: (value: number) => number): Score {
  if (value === null) return { value, interval };
  const ends = interval?.map(by).sort((a, b) => a - b);
  return { value: by(value), interval: ends === undefined ? null : [ends[0] as number, ends[1] as number] };
}

/** A score's columns in a table: itself, and the ends of its interval. */
export function scoreColumns(key: string, title: string): readonly TableColumn[] {
  return [
    { key, title },
    { key: `${key}Low`, title: `${title} (low)` },
    { key: `${key}High`, title: `${title} (high)` },
  ];
}

/** What stands in {@link scoreColumns}. */
export function scoreFields(score: Score | null | undefined): readonly Field[] {
  return [score?.value ?? null, score?.interval?.[0] ?? null, score?.interval?.[1] ?? null];
}

function total(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] as number;
  return sum;
}
