import Copy from "lucide-react/icons/copy";
import Download from "lucide-react/icons/download";
import { type ReactElement, useState } from "react";
import { Button, Menu } from "../../../../ui/controls";
import { saveFile } from "../../../../ui/saveFile";
import { type Table, tableToCsv, tableToMarkdown } from "./tables";

interface TakeTableProps {
  /** What it is of, as the end of a sentence and the beginning of a file's name: “differences”. */
  readonly what: string;
  /** Made when it is wanted. */
  table(): Table;
}

/** Copies an instrument's table, or saves it. */
export function TakeTable({ what, table }: TakeTableProps): ReactElement {
  const [said, say] = useState("");
  const copy = (text: string, format: string) =>
    navigator.clipboard.writeText(text).then(
      () => say(`Copied as ${format}.`),
      () => say("The browser did not let us use the clipboard: save the CSV instead."),
    );
  return (
    <span className="take-table">
      <Menu
        trigger={
          <Button look="quiet" aria-label={`Copy or save the ${what}`}>
            <Copy size={16} /> Copy or save
          </Button>
        }
        entries={[
          {
            key: "csv",
            icon: <Copy size={16} />,
            label: "Copy as CSV",
            onSelect: () => void copy(tableToCsv(table()), "CSV"),
          },
          {
            key: "markdown",
            icon: <Copy size={16} />,
            label: "Copy as Markdown",
            onSelect: () => void copy(tableToMarkdown(table()), "Markdown"),
          },
          {
            key: "save",
            icon: <Download size={16} />,
            label: "Save as CSV",
            onSelect: () => saveFile(new Blob([tableToCsv(table())], { type: "text/csv" }), `${what}.csv`),
          },
        ]}
      />
      <small aria-live="polite">{said}</small>
    </span>
  );
}
