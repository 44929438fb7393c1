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

/** What a folder has in it: another, or a file of its own. */
interface Item {
  readonly folder: FolderNode;
  readonly number: number | null;
  readonly name: string;
}

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

/** What is in a folder, in the order of names: that stays, and comparing names takes longer than all else of a drawing. */
const inOrderOfNames = new WeakMap<FolderNode, readonly Item[]>();

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
  const sorted = (items: readonly Item[]): readonly Item[] => {
    if (sort.column === "name") return sort.descending ? items.toReversed() : items;
    const keyed = items.map((item) => ({ item, value: figureOf(item) }));
    // Sorting is stable: names decide where figures do not.
    keyed.sort((a, b) => {
      const [left, right] = [Number.isNaN(a.value), Number.isNaN(b.value)];
      return left || right ? Number(left) - Number(right) : direction * (a.value - b.value);
    });
    return keyed.map(({ item }) => item);
  };
  const rows: Row[] = [];
  const push = (folder: FolderNode, position: number, of: number) => {
    const { name, level } = folder;
    const isOpen = open.has(folder);
    rows.push({ kind: "folder", name, level, position, of, folder, isOpen });
    if (!isOpen) return;
    const items = sorted(itemsOf(folder, tally));
    for (const [i, item] of items.entries()) {
      const place = { position: i + 1, of: items.length };
      if (item.number === null) push(item.folder, place.position, place.of);
      else rows.push({ kind: "file", name: item.name, level: level + 1, ...place, number: item.number, folder });
    }
  };
  push(tree.root, 1, 1);
  return rows;
}

/** What is in a folder, in the order of names. */
function itemsOf(folder: FolderNode, { files }: Tally): readonly Item[] {
  const known = inOrderOfNames.get(folder);
  if (known !== undefined) return known;
  const items: Item[] = [
    ...folder.folders.map((inner) => ({ folder: inner, number: null, name: inner.name })),
    ...folder.files.map((number) => ({ folder, number, name: nameOf(files[number]?.path ?? "") })),
  ];
  const { compare } = collator;
  items.sort((a, b) => compare(a.name, b.name));
  inOrderOfNames.set(folder, items);
  return items;
}
