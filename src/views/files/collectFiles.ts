import type { GivenFiles } from "../../state/corpora/dialog";
import type { ChosenFile } from "../../worker/corpus/protocol";
import { mostFiles, tooManyFiles } from "./tooManyFiles";

/** All files that were dropped, with those in folders; what cannot be read is told. */
export async function collectFiles(dropped: readonly (FileSystemEntry | File)[]): Promise<GivenFiles> {
  const files: ChosenFile[] = [];
  const problems: string[] = [];
  const waiting = [...dropped];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next instanceof File) {
      files.push({ path: next.name, file: next });
      continue;
    }
    try {
      if (next.isDirectory) waiting.push(...(await entriesOf(next as FileSystemDirectoryEntry)));
      else files.push({ path: next.fullPath.replace(/^\//, ""), file: await fileOf(next as FileSystemFileEntry) });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      problems.push(`${next.fullPath.replace(/^\//, "")} cannot be read: ${reason}`);
    }
    if (files.length + waiting.length > mostFiles) return tooManyFiles();
  }
  return { files, problems };
}

/** All of a folder but what is hidden. A browser gives them in portions, the last of them empty. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (portion.length === 0) return entries;
    entries.push(...portion.filter(({ name }) => !name.startsWith(".")));
    if (entries.length > mostFiles) return entries;
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}
