import Check from "lucide-react/icons/check";
import Copy from "lucide-react/icons/copy";
import Download from "lucide-react/icons/download";
import { type ReactElement, useState } from "react";
import { useColumnTitles } from "../../../state/compare/columnName";
import type { Tally } from "../../../state/files/tally";
import { actions } from "../../../state/store";
import { Button } from "../../../ui/controls";
import { saveFile } from "../../../ui/saveFile";
import { filesToCsv } from "./csv";
import type { FileSums } from "./sums";
import type { FileTree } from "./tree";

interface CsvButtonsProps {
  readonly tree: FileTree;
  readonly sums: FileSums;
  readonly tally: Tally;
}

/** Copies or saves all figures, those of folded folders too. */
export function CsvButtons({ tree, sums, tally }: CsvButtonsProps): ReactElement {
  const titleOf = useColumnTitles();
  const [copied, setCopied] = useState<FileSums | null>(null);
  const copy = () =>
    navigator.clipboard.writeText(filesToCsv(tree, sums, tally, titleOf)).then(
      () => setCopied(sums),
      () => {
        const message = "The browser did not let us use the clipboard. Save the CSV instead.";
        actions.setNotice({ tone: "error", message, undo: null });
      },
    );
  const save = () =>
    saveFile(
      new Blob([filesToCsv(tree, sums, tally, titleOf)], { type: "text/csv" }),
      `tokens of ${tree.root.name === "" ? "files" : tree.root.name}.csv`,
    );
  return (
    <div className="files-csv">
      <Button look="quiet" onClick={() => void copy()}>
        {copied === sums ? <Check size={16} /> : <Copy size={16} />} Copy CSV
      </Button>
      <Button look="quiet" onClick={save}>
        <Download size={16} /> Save CSV
      </Button>
      <span role="status" className="visually-hidden">
        {copied === sums ? "Copied." : ""}
      </span>
    </div>
  );
}
