import { saidOf } from "../../text/saidOf";

/** The part of the File Handling API (WICG) that is used; browsers without it have no files to hand over. */
interface LaunchQueue {
  setConsumer(take: (params: { readonly files?: readonly { getFile(): Promise<File> }[] }) => void): void;
}

/** Opens files that somebody opens with the installed app, as dropped ones are. */
export function takeLaunchedFiles(): void {
  const { launchQueue } = globalThis as { launchQueue?: LaunchQueue };
  launchQueue?.setConsumer(({ files = [] }) => {
    if (files.length > 0) void open(files);
  });
}

async function open(handles: readonly { getFile(): Promise<File> }[]): Promise<void> {
  const { openFiles } = await import("../openFile");
  const files: { path: string; file: File }[] = [];
  const problems: string[] = [];
  for (const handle of handles) {
    try {
      const file = await handle.getFile();
      files.push({ path: file.name, file });
    } catch (error) {
      problems.push(`A file could not be read: ${saidOf(error)}`);
    }
  }
  await openFiles({ files, problems });
}
