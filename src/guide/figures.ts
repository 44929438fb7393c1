/** A figure of the guide: plain data, which comes from a worker and is drawn by the page. */
export type LiveFigure = CutsFigure | BarsFigure | LinesFigure | TableFigure;

interface Facts {
  /** Numbers that the finding's texts say, by name. */
  readonly facts: Readonly<Record<string, number>>;
}

/** A text as tokenizers cut it. */
export interface CutsFigure extends Facts {
  readonly kind: "cuts";
  readonly rows: readonly CutRow[];
}

export interface CutRow {
  /** The tokenizer, or what else cuts it: “o200k_base, fewest”. */
  readonly label: string;
  readonly pieces: readonly CutPiece[];
  /** Behind the count, in a few words; left out where there is nothing to say. */
  readonly note?: string;
}

export interface CutPiece {
  /** As text; bytes that are no whole characters in hexadecimal. */
  readonly text: string;
  readonly id?: number;
  /** Whether it is what the finding is about. */
  readonly isMarked?: boolean;
}

/** A number each. */
export interface BarsFigure extends Facts {
  readonly kind: "bars";
  /** What is measured, with its unit: “tokens per token of English”. */
  readonly unit: string;
  readonly rows: readonly Bar[];
  /** A value that a line is drawn at, and what it is: the pivot's 1. */
  readonly mark?: { readonly value: number; readonly label: string };
}

export interface Bar {
  readonly label: string;
  readonly value: number;
  /** The value as it is to be read. */
  readonly told: string;
  /** What it is beside others: bars of one group have one colour. */
  readonly group?: string;
}

/** Curves over one axis. */
export interface LinesFigure extends Facts {
  readonly kind: "lines";
  readonly x: Axis;
  readonly y: Axis;
  readonly lines: readonly { readonly label: string; readonly points: readonly (readonly [x: number, y: number])[] }[];
}

export interface Axis {
  readonly label: string;
  readonly isShare?: boolean;
  readonly isLogarithmic?: boolean;
}

/** Rows and columns; fields that are numbers stand at the end of their cells. */
export interface TableFigure extends Facts {
  readonly kind: "table";
  readonly heads: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}
