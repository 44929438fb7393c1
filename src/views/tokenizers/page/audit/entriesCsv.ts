import { reasonNames } from "../../../../analysis/vocabulary/reach/verdicts";
import { csvLine } from "../../../../text/csvLine";
import { toHex } from "../../../../text/hex";
import { strictText } from "../../../../text/strictUtf8";
import type { VocabularyTable } from "../../../../worker/inspect/protocol";
import type { Audited } from "../../../../worker/vocabulary/protocol";
import { classNameOf } from "./listed";

const columns = ["id", "text", "bytes", "form", "reach", "reason", "example", "qtok", "script"];

/** The names of a list's columns. @param counts as {@link entryCsv} has them */
export function entriesCsvHead(counts: Uint32Array | null): string {
  return csvLine(counts === null ? columns : [...columns, "occurs"]);
}

/**
 * An entry with its classes as a line of CSV. The text of what is no UTF-8 is empty; its bytes are there in hexadecimal.
 * @param place of the entry in the audit
 * @param counts how often entries occur in a text, in the order of the audit; null where that has not been counted
 */
export function entryCsv(
  table: VocabularyTable,
  row: number,
  audited: Audited,
  place: number,
  counts: Uint32Array | null,
): string {
  const { offsets, bytes } = table.bytes;
  const own = bytes.subarray(offsets[row], offsets[row + 1]);
  const id = table.ids[row] ?? 0;
  const reason = reasonNames[audited.reasons[place] ?? 0] ?? "none";
  return csvLine([
    ...[id, strictText(own), toHex(own), classNameOf(audited, "form", place), classNameOf(audited, "reach", place)],
    ...[reason === "none" ? null : reason, audited.examples.get(id) ?? null],
    ...[classNameOf(audited, "qtok", place), classNameOf(audited, "script", place)],
    ...(counts === null ? [] : [counts[place] ?? 0]),
  ]);
}
