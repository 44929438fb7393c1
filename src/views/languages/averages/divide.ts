import { familyOf } from "../../../corpora/families";
import type { Division, LanguageGroup } from "../../../state/languages/choice";
import { scriptName } from "../../scriptName";
import type { ChartRow } from "../chart";

/** Rows that have something in common. */
export interface DividedRows {
  readonly name: string;
  /** What shows all of the corpus' languages that have it; null where nobody knows what these have. */
  readonly group: LanguageGroup | null;
  readonly rows: readonly ChartRow[];
}

/** Rows parted by script, region or family, those of most languages first; what is not known comes last. */
export function divideRows(rows: readonly ChartRow[], by: Division): DividedRows[] {
  const parts = new Map<string, { readonly group: LanguageGroup | null; readonly rows: ChartRow[] }>();
  for (const row of rows) {
    const [name, group] = partOf(row, by);
    const part = parts.get(name) ?? { group, rows: [] };
    part.rows.push(row);
    parts.set(name, part);
  }
  return Array.from(parts, ([name, part]) => ({ name, ...part })).sort(
    (a, b) =>
      Number(a.group === null) - Number(b.group === null) ||
      b.rows.length - a.rows.length ||
      a.name.localeCompare(b.name, "en"),
  );
}

function partOf({ language }: ChartRow, by: Division): [name: string, group: LanguageGroup | null] {
  const { script, region } = language;
  if (by === "script") return [scriptName(script), { kind: "script", script }];
  if (by === "region") return region === null ? ["Region not known", null] : [region, { kind: "region", region }];
  const family = familyOf(language)?.family;
  return family === undefined ? ["Family not known", null] : [family, { kind: "family", family }];
}
