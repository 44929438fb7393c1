// Apart from the slice: only who reads links and shows the page needs the list.

/** Columns of the overview, by what links and files call them. */
export const overviewColumns = [
  "name",
  "kind",
  "entries",
  "controls",
  "normalizer",
  "pattern",
  "english",
  "all",
  "scripts",
] as const;
export type OverviewColumn = (typeof overviewColumns)[number];

/** How the rows are sorted; null for family by family. */
export interface OverviewSort {
  readonly column: OverviewColumn;
  readonly descending: boolean;
}

/** Reads a sort as a link has it; null for family by family, and for what is none. */
export function readOverviewSort(written: string): OverviewSort | null {
  const descending = written.startsWith("-");
  const column = overviewColumns.find((name) => name === (descending ? written.slice(1) : written));
  return column === undefined ? null : { column, descending };
}
