import { countingName, type FileCounts, type Tally } from "../../../state/files/tally";
import type { TokenizerReference } from "../../../tokenizers/tokenizerReference";
import type { FileTree } from "./tree";

/** What files, or folders, come to in one tokenizer. */
export interface ColumnSums {
  readonly reference: TokenizerReference;
  readonly counts: FileCounts;
  /** Of each folder: tokens of the files in it that are counted, and their bytes. */
  readonly tokens: Float64Array;
  readonly countedBytes: Float64Array;
  /** Of each folder: files that could have counts and have none yet, and those that this tokenizer refused. */
  readonly missing: Int32Array;
  readonly refused: Int32Array;
}

/** Sums by folder, each by the folder's number. */
export interface FileSums {
  readonly bytes: Float64Array;
  /** Files that are text, or not known not to be. */
  readonly files: Int32Array;
  readonly leftOut: Int32Array;
  readonly columns: readonly ColumnSums[];
}

/** Sums what is known so far of all files, by folder. */
export function sumsOf(
  { folders, folderOf }: FileTree,
  tally: Tally,
  tokenizers: readonly TokenizerReference[],
  specials: "text" | "control",
): FileSums {
  const floats = () => new Float64Array(folders.length);
  const ints = () => new Int32Array(folders.length);
  const [bytes, files, leftOut] = [floats(), ints(), ints()];
  const columns = tokenizers.map((reference): ColumnSums => {
    const counts = tally.countsOf(countingName(reference, specials));
    return { reference, counts, tokens: floats(), countedBytes: floats(), missing: ints(), refused: ints() };
  });
  for (const [number, { id }] of folderOf.entries()) {
    if (!tally.isCountable(number)) {
      add(leftOut, id, 1);
      continue;
    }
    const size = tally.bytes[number] ?? 0;
    add(files, id, 1);
    add(bytes, id, size);
    for (const { counts, tokens, countedBytes, missing, refused } of columns) {
      const own = counts.tokens[number] ?? Number.NaN;
      if (Number.isNaN(own)) add(counts.refused.has(number) ? refused : missing, id, 1);
      else {
        add(tokens, id, own);
        add(countedBytes, id, size);
      }
    }
  }
  const all = [
    bytes,
    files,
    leftOut,
    ...columns.flatMap((one) => [one.tokens, one.countedBytes, one.missing, one.refused]),
  ];
  // Folders come after those that they are in: from the last on, each is whole before it is added.
  for (let i = folders.length - 1; i > 0; i--) {
    const parent = folders[i]?.parent?.id ?? 0;
    for (const sums of all) add(sums, parent, sums[i] ?? 0);
  }
  return { bytes, files, leftOut, columns };
}

function add(sums: Float64Array | Int32Array, at: number, value: number): void {
  sums[at] = (sums[at] ?? 0) + value;
}
