import type { GivenFiles } from "../../state/corpora/dialog";
import { actions } from "../../state/store";
import { saidOf } from "../../text/saidOf";
import { plural } from "../../ui/format";
import type { ChosenFile } from "../../worker/corpus/protocol";
import { tooManyFiles } from "./tooManyFiles";

/** How often something has been dropped: what is dropped last is what somebody wants, and what is still looked through is let go. */
let drops = 0;

/** Milliseconds after which it is said that folders are looked through, and then how far that is. */
const sayAfter = 1500;

/**
 * All files that were dropped, with those in folders; what cannot be read is told. Where that takes long it is said, with a way to
 * stop it.
 * @param most files of which there may be no more
 */
export async function collectFiles(dropped: readonly (FileSystemEntry | File)[], most: number): Promise<GivenFiles> {
  drops += 1;
  const own = drops;
  let saidAt = performance.now();
  let isStopped = false;
  const say = (count: number) => {
    if (performance.now() - saidAt < sayAfter) return;
    saidAt = performance.now();
    const message = `Looking through the folders: ${plural(count, "file")} so far.`;
    const next = { label: "Stop", run: () => (isStopped = true) };
    actions.setNotice({ tone: "info", message, undo: null, next, about: "files" });
  };
  try {
    return await collect(dropped, most, (count) => {
      if (own !== drops) return "others were dropped before all of it had been found";
      say(count);
      return isStopped ? "you stopped it" : null;
    });
  } finally {
    actions.withdrawNotices(({ next, about }) => about === "files" && next?.label === "Stop");
  }
}

/** @param whyStop is told how many files there are, and says why to stop; null to go on */
async function collect(
  dropped: readonly (FileSystemEntry | File)[],
  most: number,
  whyStop: (count: number) => string | null,
): Promise<GivenFiles> {
  const files: ChosenFile[] = [];
  const problems: string[] = [];
  const waiting = [...dropped];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next instanceof File) {
      files.push({ path: next.name, file: next });
      continue;
    }
    try {
      if (next.isDirectory)
        for (const entry of await entriesOf(next as FileSystemDirectoryEntry, most)) waiting.push(entry);
      else files.push({ path: next.fullPath.replace(/^\//, ""), file: await fileOf(next as FileSystemFileEntry) });
    } catch (error) {
      const reason = saidOf(error);
      problems.push(`${next.fullPath.replace(/^\//, "")} cannot be read: ${reason}`);
    }
    if (files.length + waiting.length > most) return tooManyFiles(most);
    const why = whyStop(files.length);
    if (why !== null) return { files: [], problems: [`The folder was not opened: ${why}.`] };
  }
  return { files, problems };
}

/** All of a folder but what is hidden. A browser gives them in portions, the last of them empty. */
async function entriesOf(folder: FileSystemDirectoryEntry, most: number): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (portion.length === 0) return entries;
    entries.push(...portion.filter(({ name }) => !name.startsWith(".")));
    if (entries.length > most) return entries;
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}
