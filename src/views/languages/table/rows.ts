import type { LanguageFigures } from "../../../analysis/languageFigures";
import type { CorpusLanguage } from "../../../corpora/language";
import type { LanguageSort } from "../../../state/languages/choice";
import type { FiguresTable } from "../../../state/languages/measured";
import type { TokenizerReference } from "../../../tokenizers/tokenizerReference";
import type { ChartRow } from "../chart";

/** The languages with their figures, in the order of the tokenizers. */
export function rowsOf(
  languages: readonly CorpusLanguage[],
  tokenizers: readonly TokenizerReference[],
  figures: FiguresTable,
): ChartRow[] {
  return languages.map((language) => ({
    language,
    figures: tokenizers.map((tokenizer) => figures.get(tokenizer)?.get(language.code) ?? null),
  }));
}

/** Whether any tokenizer's premium is above a bound; undecided rows are not. */
export function isAbove(row: ChartRow, bound: number): boolean {
  return row.figures.some((figures) => figures?.premium != null && figures.premium > bound);
}

/**
 * Sorts rows by a column; those without a value come last, whatever the direction, and equal ones go by name.
 * @param tokenizers in the order of the rows' figures
 */
export function sortRows(
  rows: readonly ChartRow[],
  { column, descending }: LanguageSort,
  tokenizers: readonly TokenizerReference[],
): ChartRow[] {
  const keyOf = valueBy(column, tokenizers);
  const sign = descending ? -1 : 1;
  const keyed = rows.map((row) => ({ row, value: keyOf(row) }));
  keyed.sort((a, b) => {
    if (a.value === null || b.value === null) {
      if (a.value !== b.value) return a.value === null ? 1 : -1;
    } else if (a.value !== b.value) {
      return (
        sign * (typeof a.value === "string" ? a.value.localeCompare(String(b.value), "en") : a.value - Number(b.value))
      );
    }
    return a.row.language.name.localeCompare(b.row.language.name, "en");
  });
  return keyed.map(({ row }) => row);
}

function valueBy(
  column: LanguageSort["column"],
  tokenizers: readonly TokenizerReference[],
): (row: ChartRow) => string | number | null {
  switch (column) {
    case "name":
    case "code":
    case "script":
      return ({ language }) => language[column];
    case "speakers":
      return ({ language }) => language.speakers;
    case "bytes":
      return (row) => firstFigures(row)?.bytePremium ?? null;
    default: {
      const at = column === null ? 0 : Math.max(0, tokenizers.indexOf(column));
      return ({ figures }) => figures[at]?.value ?? null;
    }
  }
}

/** Any tokenizer's figures: what they say of bytes and code points is the same for all. */
export function firstFigures(row: ChartRow): LanguageFigures | null {
  return row.figures.find((figures) => figures !== null) ?? null;
}
