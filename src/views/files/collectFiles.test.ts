import { expect, test } from "vitest";
import { collectFiles } from "./collectFiles";

/** A folder as a drop gives it, whose list comes when it is told to. */
function folderOf(name: string, files: readonly string[]) {
  let give = () => {};
  const asked = new Promise<void>((resolve) => {
    give = resolve;
  });
  const entries = files.map((file) => ({
    isDirectory: false,
    name: file,
    fullPath: `/${name}/${file}`,
    file: (done: (file: File) => void) => done(new File(["words"], file)),
  }));
  const portions = [entries, []];
  const reader = { readEntries: (done: (portion: unknown) => void) => void asked.then(() => done(portions.shift())) };
  const entry = { isDirectory: true, name, fullPath: `/${name}`, createReader: () => reader };
  return { entry: entry as unknown as FileSystemEntry, give };
}

test("what is dropped while a folder is still looked through is what is opened, whichever is found first", async () => {
  const [slow, quick] = [folderOf("slow", ["a", "b"]), folderOf("quick", ["c"])];
  const first = collectFiles([slow.entry], 100);
  const second = collectFiles([quick.entry], 100);
  quick.give();
  expect((await second).files.map(({ path }) => path)).toEqual(["quick/c"]);
  slow.give();
  const { files, problems } = await first;
  expect(files).toEqual([]);
  expect(problems).toEqual(["The folder was not opened: others were dropped before all of it had been found."]);
});
