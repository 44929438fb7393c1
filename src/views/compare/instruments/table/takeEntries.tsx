import Copy from "lucide-react/icons/copy";
import Download from "lucide-react/icons/download";
import { copyText } from "../../../../ui/copyText";
import type { MenuEntry } from "../../../../ui/floatingProps";
import { saveFile } from "../../../../ui/saveFile";
import { type Table, tableToCsv, tableToMarkdown } from "./tables";

/** A table, with further ways to take along what it is of. */
export interface TakenTable extends Table {
  /** Tables that belong to it, by what they are of. */
  readonly details?: readonly { readonly what: string; table(): Table }[];
  more?(say: (words: string) => void): readonly MenuEntry[];
}

/**
 * The ways in which a table can be taken along.
 * @param what the beginning of a file's name
 * @param say tells what came of it
 */
export function takeEntries(what: string, table: TakenTable, say: (words: string) => void): readonly MenuEntry[] {
  const copy = async (text: string, format: string) =>
    say((await copyText(text, "Save the CSV instead.")) ?? `Copied as ${format}.`);
  return [
    {
      key: "csv",
      icon: <Copy size={16} />,
      label: "Copy as CSV",
      onSelect: () => void copy(tableToCsv(table), "CSV"),
    },
    {
      key: "markdown",
      icon: <Copy size={16} />,
      label: "Copy as Markdown",
      onSelect: () => void copy(tableToMarkdown(table), "Markdown"),
    },
    {
      key: "save",
      icon: <Download size={16} />,
      label: "Save as CSV",
      onSelect: () => saveFile(new Blob([tableToCsv(table)], { type: "text/csv" }), `${what}.csv`),
    },
    ...(table.details ?? []).map((one) => ({
      key: `save ${one.what}`,
      icon: <Download size={16} />,
      label: `Save the ${one.what} as CSV`,
      onSelect: () => saveFile(new Blob([tableToCsv(one.table())], { type: "text/csv" }), `${what} ${one.what}.csv`),
    })),
    ...(table.more?.(say) ?? []),
  ];
}
