import Copy from "lucide-react/icons/copy";
import Download from "lucide-react/icons/download";
import { type ReactElement, useRef, useState } from "react";
import type { TokenizerReference } from "../../../../tokenizers/tokenizerReference";
import { Button } from "../../../../ui/controls";
import { copyText } from "../../../../ui/copyText";
import { saveFile } from "../../../../ui/saveFile";
import type { VocabularyTable } from "../../../../worker/inspect/protocol";
import type { Audited } from "../../../../worker/vocabulary/protocol";
import { whileFluid } from "../../../pictures/whileFluid";
import { fileStem } from "../fileStem";
import { entriesCsvHead, entryCsv } from "./entriesCsv";
import type { ClassOfEntries } from "./listed";

interface TakeEntriesProps {
  readonly reference: TokenizerReference;
  readonly table: VocabularyTable;
  readonly audited: Audited;
  readonly places: Int32Array;
  readonly chosen: ClassOfEntries | null;
  /** How often entries occur in a text, in the order of the audit; null where that has not been counted. */
  readonly counts: Uint32Array | null;
  /** Rows of the table that are listed; null for all. */
  readonly rows: Uint32Array | null;
}

/** Copies the entries that are listed, with all their classes, or saves them: as CSV. */
export function TakeEntries({
  reference,
  table,
  audited,
  places,
  counts,
  chosen,
  rows,
}: TakeEntriesProps): ReactElement {
  const [said, say] = useState("");
  const isBusy = useRef(false);
  const write = async (take: (lines: string[]) => void | Promise<void>) => {
    if (isBusy.current) return;
    isBusy.current = true;
    say("Writing …");
    const lines = [entriesCsvHead(counts)];
    await whileFluid(Array.from(rows ?? table.ids.keys()), (row) => {
      lines.push(entryCsv(table, row, audited, places[row] ?? -1, counts));
    });
    await take(lines);
    isBusy.current = false;
  };
  const stem = fileStem(reference);
  return (
    <span className="audit-take">
      <Button
        look="quiet"
        onClick={() =>
          void write(async (lines) =>
            say((await copyText(lines.join(""), "Save the CSV instead.")) ?? "Copied as CSV."),
          )
        }
      >
        <Copy size={16} /> Copy CSV
      </Button>
      <Button
        look="quiet"
        onClick={() =>
          void write((lines) => {
            saveFile(new Blob(lines, { type: "text/csv" }), `${stem}.${chosen?.name ?? "entries"}.csv`);
            say("");
          })
        }
      >
        <Download size={16} /> Save CSV
      </Button>
      <small aria-live="polite">{said}</small>
    </span>
  );
}
