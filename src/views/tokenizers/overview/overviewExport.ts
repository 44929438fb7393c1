import { linkName } from "../../../tokenizers/tokenizerReference";
import type { Table } from "../../compare/instruments/table/tables";
import { columns } from "./columns";
import type { OverviewRow } from "./rows";

const heads: Readonly<Record<string, string>> = {
  controls: "control tokens",
  english: "bytes per token, English",
  all: "bytes per token, all languages",
  scripts: "scripts covered",
};

/** The rows as a table for other programs: ratios unrounded, and the covered scripts by their ISO 15924 codes besides. */
export function overviewExport(rows: readonly OverviewRow[]): Table {
  return {
    heads: [
      ...["tokenizer", "reference", "family", "models"],
      ...columns.map(({ name }) => heads[name] ?? name),
      ...["unknown, all languages", "scripts"],
    ],
    rows: rows.map((row) => {
      const { reference, name, family, models, corpus } = row;
      const unknown = corpus === null || corpus.all.tokens === 0 ? null : corpus.all.unknown / corpus.all.tokens;
      return [
        ...[name, linkName(reference), family, models.join("; ")],
        ...columns.map((column) => column.valueIn(row) ?? null),
        ...[unknown, corpus?.scripts?.join(" ") ?? ""],
      ];
    }),
  };
}
