import type { ChosenFile } from "../../../worker/corpus/protocol";

/**
 * Files that were chosen or dropped, without those of folders within: a model's repository has the tokenizers of other
 * formats there (`onnx/`, `original/`), and one is meant.
 * @param files with their paths; those of a folder begin with its name
 */
export function filesAtTop(files: readonly ChosenFile[]): File[] {
  const depth = (path: string) => path.split("/").length;
  const top = files.reduce((least, { path }) => Math.min(least, depth(path)), Number.POSITIVE_INFINITY);
  return files.flatMap(({ path, file }) => (depth(path) === top ? file : []));
}

/** The folder that holds {@link filesAtTop}, by its own name; null for files that came without one. */
export function folderAtTop(files: readonly ChosenFile[]): string | null {
  const paths = files.map(({ path }) => path.split("/"));
  const top = paths.reduce((least, path) => (path.length < least.length ? path : least), paths[0] ?? []);
  return top.at(-2) ?? null;
}
