import type { FilesChoice } from "../../../state/files/choice";
import type { Tally } from "../../../state/files/tally";
import type { ColumnSums, FileSums } from "./sums";
import { type FileTree, type FolderNode, nameOf } from "./tree";

interface Placed {
  readonly name: string;
  readonly level: number;
  /** Its place among those in the same folder, from 1, and how many these are. */
  readonly position: number;
  readonly of: number;
}

export interface FolderRow extends Placed {
  readonly kind: "folder";
  readonly folder: FolderNode;
  readonly isOpen: boolean;
}

export interface FileRow extends Placed {
  readonly kind: "file";
  readonly number: number;
  /** The folder that it is in. */
  readonly folder: FolderNode;
}

/** A row of the table of files. */
export type Row = FolderRow | FileRow;

/** What one tokenizer says of a row. */
export interface RowFigures {
  /** NaN where there is none. */
  readonly tokens: number;
  /** Bytes of what is counted of it, which its tokens are of. */
  readonly bytes: number;
  /** Files in it that are still to be counted. */
  readonly missing: number;
  readonly refused: number;
}

type Item = { readonly folder: FolderNode; readonly number: number | null };

/** What a tokenizer says of a folder, or of a file in it. */
export function figuresOf(column: ColumnSums, folder: FolderNode, number: number | null, tally: Tally): RowFigures {
  const { counts, tokens, countedBytes, missing, refused } = column;
  if (number === null) {
    const at = folder.id;
    const hasAny = (countedBytes[at] ?? 0) > 0 || (missing[at] ?? 0) === 0;
    return {
      tokens: hasAny ? (tokens[at] ?? Number.NaN) : Number.NaN,
      bytes: countedBytes[at] ?? 0,
      missing: missing[at] ?? 0,
      refused: refused[at] ?? 0,
    };
  }
  const own = counts.tokens[number] ?? Number.NaN;
  const isRefused = counts.refused.has(number);
  const isMissing = Number.isNaN(own) && !isRefused && tally.isCountable(number);
  return { tokens: own, bytes: tally.bytes[number] ?? 0, missing: isMissing ? 1 : 0, refused: isRefused ? 1 : 0 };
}

/** Bytes that a token stands for; NaN where there are no tokens. */
export function densityOf({ tokens, bytes }: RowFigures): number {
  return tokens > 0 ? bytes / tokens : Number.NaN;
}

const collator = new Intl.Collator("en", { numeric: true });

/**
 * The rows that are to be seen: the root, and what is in folders that are open, each folder's own in the order asked for.
 * Where two are alike, and for those without a figure, which come last, names decide.
 */
export function rowsOf(
  tree: FileTree,
  sums: FileSums,
  tally: Tally,
  { sort, measure }: FilesChoice,
  open: ReadonlySet<FolderNode>,
): Row[] {
  const column = sums.columns.find(({ reference }) => reference === sort.column) ?? sums.columns[0];
  const figureOf = ({ folder, number }: Item): number => {
    if (sort.column === "size") return number === null ? (sums.bytes[folder.id] ?? 0) : (tally.bytes[number] ?? 0);
    if (sort.column === "name" || column === undefined) return 0;
    const figures = figuresOf(column, folder, number, tally);
    return measure === "tokens" ? figures.tokens : densityOf(figures);
  };
  const direction = sort.descending ? -1 : 1;
  const rows: Row[] = [];
  const push = (folder: FolderNode, position: number, of: number) => {
    const { name, level } = folder;
    const isOpen = open.has(folder);
    rows.push({ kind: "folder", name, level, position, of, folder, isOpen });
    if (!isOpen) return;
    const items: Item[] = [
      ...folder.folders.map((inner) => ({ folder: inner, number: null })),
      ...folder.files.map((number) => ({ folder, number })),
    ];
    const keyed = items.map((item) => ({ item, value: figureOf(item), name: itemName(item, tally) }));
    keyed.sort((a, b) => {
      const byName = collator.compare(a.name, b.name);
      if (sort.column === "name") return direction * byName;
      const [left, right] = [Number.isNaN(a.value), Number.isNaN(b.value)];
      if (left || right) return left && right ? byName : left ? 1 : -1;
      return direction * (a.value - b.value) || byName;
    });
    for (const [i, { item, name: ownName }] of keyed.entries()) {
      const place = { position: i + 1, of: keyed.length };
      if (item.number === null) push(item.folder, place.position, place.of);
      else rows.push({ kind: "file", name: ownName, level: level + 1, ...place, number: item.number, folder });
    }
  };
  push(tree.root, 1, 1);
  return rows;
}

function itemName({ folder, number }: Item, tally: Tally): string {
  return number === null ? folder.name : nameOf(tally.files[number]?.path ?? "");
}
