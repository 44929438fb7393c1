import type { GivenFiles } from "../../state/corpora/dialog";
import { formatCount } from "../../ui/format";
import type { ChosenFile } from "../../worker/corpus/protocol";

/** Files beyond which a folder is surely not a corpus. */
const mostFiles = 10_000;

/**
 * Files and folders of a drop, with all that is in the folders. What they are is taken down at once, as it must be while
 * the event lasts.
 */
export function droppedFiles(transfer: DataTransfer): Promise<GivenFiles> {
  const items = [...transfer.items].filter(({ kind }) => kind === "file");
  // Files that a script made have no entry.
  const dropped = items.map((item) => item.webkitGetAsEntry() ?? item.getAsFile());
  return collect(dropped.filter((one) => one !== null));
}

/** Files of an input; those of a folder come with their paths. */
export function chosenFiles(list: FileList): GivenFiles {
  const files = Array.from(list, (file) => ({ path: file.webkitRelativePath || file.name, file }));
  if (files.length > mostFiles) return tooMany();
  return { files, problems: [] };
}

async function collect(dropped: readonly (FileSystemEntry | File)[]): Promise<GivenFiles> {
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
    if (files.length + waiting.length > mostFiles) return tooMany();
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

function tooMany(): GivenFiles {
  const message = `There are more than ${formatCount(mostFiles)} files. Choose the folder of the corpus alone.`;
  return { files: [], problems: [message] };
}
