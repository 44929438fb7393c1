import type { Tally } from "../../../state/files/tally";
import type { TokenizerReference } from "../../../tokenizers/tokenizerReference";
import type { Table } from "../../compare/instruments/table/tables";
import { figuresOf } from "./rows";
import type { FileSums } from "./sums";
import type { FileTree } from "./tree";

/**
 * Counts as a table: a row for each folder, folded ones too (its path with “/” at its end), and for each file, with bytes of UTF-8,
 * and tokens in each tokenizer; empty where there is none. What was left out says why.
 * @param titleOf what a tokenizer’s column is called
 */
export function filesTable(
  tree: FileTree,
  sums: FileSums,
  tally: Tally,
  titleOf: (reference: TokenizerReference) => string,
): Table {
  const heads = ["path", "kind", "bytes", ...sums.columns.map(({ reference }) => titleOf(reference)), "note"];
  const folders = tree.folders.map((folder) => {
    const path = folder.path === "" ? "" : `${folder.path}/`;
    const counts = sums.columns.map((column) => known(figuresOf(column, folder, null, tally).tokens));
    const left = sums.leftOut[folder.id] ?? 0;
    return [path, "folder", sums.bytes[folder.id] ?? 0, ...counts, left === 0 ? "" : `${left} left out`];
  });
  const files = tally.files.map(({ path }, number) => {
    const folder = tree.folderOf[number] ?? tree.root;
    const counts = sums.columns.map((column) => known(figuresOf(column, folder, number, tally).tokens));
    const { state, reason, isUtf16, replaced } = tally.factsOf(number);
    const note = [
      state === "binary" || state === "unreadable" ? `left out: ${reason}` : state === "large" ? "left out: large" : "",
      isUtf16 ? "UTF-16" : "",
      replaced > 0 ? `${replaced} places read as U+FFFD` : "",
    ];
    return [path, "file", tally.bytes[number] ?? 0, ...counts, note.filter((part) => part !== "").join("; ")];
  });
  return { heads, rows: [...folders, ...files] };
}

function known(tokens: number): number | null {
  return Number.isNaN(tokens) ? null : tokens;
}
