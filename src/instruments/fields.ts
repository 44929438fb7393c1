import type { AnyInstrument, Field, FieldTable } from "./instrument";

/** A tokenizer's figures in an instrument's table. */
export interface MeasuredTokenizer {
  /** What it is called there. */
  readonly tokenizer: string;
  /** What {@link AnyInstrument.measure} gave. */
  readonly figures: unknown;
}

/** The figures of some tokenizers as one table, each row headed by its tokenizer. */
export function tableOf({ columns, rows }: AnyInstrument, measured: readonly MeasuredTokenizer[]): FieldTable {
  return {
    heads: ["tokenizer", ...columns.map(({ title }) => title)],
    rows: measured.flatMap(({ tokenizer, figures }) =>
      rows(figures).map((fields: readonly Field[]) => [tokenizer, ...fields]),
    ),
  };
}

/** The rows of one tokenizer, as objects for JSON: the tokenizer first, then a key for each column. */
export function objectsOf({ columns, rows }: AnyInstrument, { tokenizer, figures }: MeasuredTokenizer): object[] {
  return rows(figures).map((fields: readonly Field[]) =>
    Object.fromEntries([["tokenizer", tokenizer], ...columns.map(({ key }, i) => [key, fields[i] ?? null] as const)]),
  );
}
