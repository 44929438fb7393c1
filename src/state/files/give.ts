import type { GivenFiles } from "../corpora/dialog";
import { actions } from "../store";
import { type FilesState, useFilesStore } from "./counted";
import { Tally } from "./tally";

/** Files, and bytes of all of them, from which on counting begins only when somebody has said so. */
export const manyFiles = 10_000;
export const manyBytes = 1_000_000_000;

const order = new Intl.Collator("en", { numeric: true });

/**
 * Goes to the Files page with files in place of those there, which are offered back with all their counts.
 * @param given at least one file
 */
export function giveFiles({ files, problems }: GivenFiles): void {
  const before = useFilesStore.getState();
  const sorted = [...files].sort((a, b) => order.compare(a.path, b.path));
  const tally = new Tally(sorted);
  const bytes = tally.bytes.reduce((sum, size, i) => (tally.isCountable(i) ? sum + size : sum), 0);
  put({
    given: { tally, folder: folderOf(sorted), problems },
    problems: {},
    isStopped: sorted.length > manyFiles || bytes > manyBytes,
  });
  actions.setPage("files");
  if (before.given === null) return;
  const { tally: old, folder } = before.given;
  const what = folder === null ? `The ${old.files.length} files before` : `The files of “${folder}”`;
  const undo = { label: "Bring them back", run: () => put(before) };
  actions.setNotice({ tone: "info", message: `${what} made way for these.`, undo, about: "files" });
}

function put({ given, problems, isStopped }: Pick<FilesState, "given" | "problems" | "isStopped">): void {
  useFilesStore.setState(({ version }) => ({ given, problems, isStopped, progress: null, version: version + 1 }));
}

/** The folder that all files are in, by its name. */
function folderOf(files: readonly { readonly path: string }[]): string | null {
  const [first = ""] = files[0]?.path.split("/", 1) ?? [];
  return files.every(({ path }) => path.startsWith(`${first}/`)) ? first : null;
}
