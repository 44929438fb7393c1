import { reasonNames } from "../../../../analysis/vocabulary/reach/verdicts";
import { csvLine } from "../../../../text/csvLine";
import { toHex } from "../../../../text/hex";
import { strictText } from "../../../../text/strictUtf8";
import type { VocabularyTable } from "../../../../worker/inspect/protocol";
import type { Audited } from "../../../../worker/vocabulary/protocol";
import { classNameOf } from "./listed";

/** The names of a list's columns. */
export const entriesCsvHead = csvLine(["id", "text", "bytes", "form", "reach", "reason", "example", "qtok", "script"]);

/**
 * An entry with its classes as a line of CSV. The text of what is no UTF-8 is empty; its bytes are there in hexadecimal.
 * @param place of the entry in the audit
 */
export function entryCsv(table: VocabularyTable, row: number, audited: Audited, place: number): string {
  const { offsets, bytes } = table.bytes;
  const own = bytes.subarray(offsets[row], offsets[row + 1]);
  const id = table.ids[row] ?? 0;
  const reason = reasonNames[audited.reasons[place] ?? 0] ?? "none";
  return csvLine([
    ...[id, strictText(own), toHex(own), classNameOf(audited, "form", place), classNameOf(audited, "reach", place)],
    ...[reason === "none" ? null : reason, audited.examples.get(id) ?? null],
    ...[classNameOf(audited, "qtok", place), classNameOf(audited, "script", place)],
  ]);
}
