import { computeRatios, type Ratios } from "../../analysis/encodingFigures";
import { hasManyUnknown } from "../../analysis/manyUnknown";
import { columnName, modelWindow } from "../../state/compare/columnName";
import { isRival, type ShownEncoding } from "../../state/compare/columns";
import { type CompareSlice, compareSlice } from "../../state/compare/slice";
import type { Comparison } from "../../state/pages";
import type { AppState } from "../../state/store";
import { saidLength } from "../../state/tokenizers/saidLengths";
import { type TokenizerEntry, tokenizerEntry } from "../../tokenizers/catalogue";
import { longestWindowOf } from "../../tokenizers/catalogue/longestWindows";
import type { TokenizerReference } from "../../tokenizers/tokenizerReference";
import { decimalPads, formatCount, formatRatio, formatShare } from "../../ui/format";
import { isBest } from "./best";

/** A column of the comparison, as a row of the table. */
export interface Row {
  readonly reference: TokenizerReference;
  readonly entry: TokenizerEntry;
  /** What its column goes by. */
  readonly name: string;
  /** Null while there is no result, or none any more. */
  readonly shown: ShownEncoding | null;
  readonly ratios: Ratios | null;
}

/** A figure of each row, and which end of it is a merit. */
export interface Figure {
  readonly name: string;
  /** The number to compare; null where there is none. */
  value(row: Row): number | null;
  format(value: number | null): string;
  /** Null where more or less is neither. */
  readonly best: "low" | "high" | null;
}

/** A figure as its cell has it. */
export interface Cell {
  readonly text: string;
  /** What it lacks behind it for the decimal points of the column to stand under each other. */
  readonly pad: string;
  readonly isBest: boolean;
}

export const tokensFigure: Figure = {
  name: "Tokens",
  value: (row) => row.shown?.figures.tokens ?? null,
  format: (value) => (value === null ? "–" : formatCount(value)),
  best: "low",
};

export const unknownFigure: Figure = {
  name: "Unknown",
  value: (row) => row.ratios?.unknownShare ?? null,
  format: formatShare,
  best: null,
};

/** The figures between the tokens and what they cost. */
export const ratioFigures: readonly Figure[] = [
  {
    name: "Bytes / token",
    value: (row) => row.ratios?.bytesPerToken ?? null,
    format: formatRatio,
    best: "high",
  },
  {
    name: "Characters / token",
    value: (row) => row.ratios?.charactersPerToken ?? null,
    format: formatRatio,
    best: "high",
  },
  {
    name: "Fertility",
    value: (row) => row.ratios?.fertility ?? null,
    format: formatRatio,
    best: "low",
  },
  {
    name: "Continued words",
    value: (row) => row.ratios?.continuedWords ?? null,
    format: formatShare,
    best: "low",
  },
  {
    name: "NSL",
    value: (row) => row.ratios?.nsl ?? null,
    format: formatRatio,
    best: "low",
  },
  unknownFigure,
  {
    name: "Vocabulary",
    value: (row) => row.shown?.vocabularySize ?? null,
    format: (value) => (value === null ? "–" : formatCount(value)),
    best: null,
  },
];

/** The rows of a comparison, in the order of its columns. */
export function makeRows(comparison: Comparison, columns: AppState["columns"]): Row[] {
  const { tokenizers, baseline, text } = comparison;
  const base = baseline ?? tokenizers[0];
  const baselineShown = base === undefined ? null : (columns[base]?.shown ?? null);
  return tokenizers.map((reference) => {
    const column = columns[reference];
    const shown = column?.state === "ready" ? column.shown : null;
    // Two texts must not meet in one ratio: while a baseline is behind, NSL waits.
    const comparable = shown !== null && baselineShown?.textHash === shown.textHash && text !== "";
    const baselineTokens = comparable ? (baselineShown?.figures.tokens ?? null) : null;
    const ratios = shown === null ? null : computeRatios(shown.figures, shown.textFigures, baselineTokens);
    return { reference, entry: tokenizerEntry(reference), name: columnName(reference, comparison), shown, ratios };
  });
}

/**
 * A figure of all rows. The best is among those that keep the text: to lower-case or drop some of it is no merit, nor is it to
 * have no template for a chat.
 */
export function cellsOf(figure: Figure, rows: readonly Row[]): Cell[] {
  const texts = rows.map((row) => figure.format(figure.value(row)));
  const pads = decimalPads(texts);
  const rivals = rows.map((row) => (isRival(row.shown) ? figure.value(row) : null));
  return texts.map((text, i) => ({
    text,
    pad: pads[i] ?? "",
    isBest: isBest(rivals[i] ?? null, rivals, figure.best),
  }));
}

/** Whether so much of the text is unknown to a tokenizer that its other figures mean little. */
export function isDoubtful({ shown }: Row): boolean {
  return shown !== null && hasManyUnknown(shown.figures);
}

/** The context window that a column's tokens fill. */
export interface ContextWindow {
  readonly tokens: number;
  /** Why it is not the one that was chosen, in a sentence without its full stop; null where it is that one. */
  readonly reason: string | null;
}

type SourceOf = (reference: TokenizerReference) => string | undefined;

/**
 * The context window of a column, for its line in the text and for the ratios table: the one that was chosen, or what the
 * tokenizer's own models take where that is less (docs/metrics.md). Of a column that was chosen by a model's name it is the
 * model's, also where that is more than the page has before anybody chooses one. Else, of a built-in, it is the longest that is
 * published of any of its models; of a tokenizer that was brought along what its own file says.
 * @param sourceOf what names a built-in's source, once it is there (`windowSources.ts`)
 */
export function windowOf(
  reference: TokenizerReference,
  { contextWindow: chosen, models }: Pick<CompareSlice, "contextWindow" | "models">,
  sourceOf?: SourceOf,
): ContextWindow {
  const named = modelWindow(models?.[reference]);
  if (named !== undefined && chosen === compareSlice.start.contextWindow) return named;
  const own = named ?? ownWindow(reference, sourceOf);
  return own === null || own.tokens >= chosen ? { tokens: chosen, reason: null } : own;
}

function ownWindow(reference: TokenizerReference, sourceOf: SourceOf | undefined): ContextWindow | null {
  const longest = longestWindowOf(reference);
  if (longest !== null) {
    const { tokens, model } = longest;
    const source = sourceOf?.(reference);
    return { tokens, reason: `${model} takes no more${source ? ` (${source})` : ""}` };
  }
  const said = saidLength(reference);
  return said === undefined
    ? null
    : { tokens: said, reason: "Its own tokenizer_config.json says no more (model_max_length)" };
}
