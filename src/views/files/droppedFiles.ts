import type { GivenFiles } from "../../state/corpora/dialog";
import { mostFiles, tooManyFiles } from "./tooManyFiles";

/**
 * Files and folders of a drop, with all that is in the folders. What they are is taken down at once, as it must be while
 * the event lasts; what looks into folders comes when something is dropped.
 * @param most files of which there may be no more
 */
export async function droppedFiles(transfer: DataTransfer, most: number): Promise<GivenFiles> {
  const items = [...transfer.items].filter(({ kind }) => kind === "file");
  // Files that a script made have no entry.
  const dropped = items.map((item) => item.webkitGetAsEntry() ?? item.getAsFile());
  try {
    const { collectFiles } = await import("./collectFiles");
    return collectFiles(
      dropped.filter((one) => one !== null),
      most,
    );
  } catch {
    const problem = "What was dropped is not read: that part of the page could not be loaded. Check the connection.";
    return { files: [], problems: [problem] };
  }
}

/** Files of an input; those of a folder come with their paths, without what is hidden in it, as where it is dropped. */
export function chosenFiles(list: FileList, most = mostFiles): GivenFiles {
  const files = Array.from(list, (file) => ({ path: file.webkitRelativePath || file.name, file })).filter(
    ({ path }) => !path.includes("/."),
  );
  if (files.length > most) return tooManyFiles(most);
  return { files, problems: [] };
}
