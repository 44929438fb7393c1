import { expect, test } from "vitest";
import { collectFiles } from "./collectFiles";
import { chosenFiles } from "./droppedFiles";

/** A folder as a drop gives it, whose list comes when it is told to. @param more what comes after the files, in portions */
function folderOf(name: string, files: readonly string[], more: readonly (readonly FileSystemEntry[])[] = []) {
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
  const portions = [entries, ...more, []];
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

test("a folder is looked through, to its end and in all that is in it, but for what is hidden; what cannot be read is told", async () => {
  const inner = folderOf("inner", ["deep.txt", ".hidden"]);
  inner.give();
  const broken = {
    isDirectory: true,
    ...{ name: "locked", fullPath: "/outer/locked" },
    createReader: () => ({
      readEntries: (_: unknown, fail: (error: Error) => void) => fail(new Error("It is locked.")),
    }),
  };
  const outer = folderOf("outer", ["a.txt"], [[inner.entry], [broken as unknown as FileSystemEntry]]);
  outer.give();
  const { files, problems } = await collectFiles([outer.entry, new File(["b"], "b.txt")], 100);
  expect(files.map(({ path }) => path).sort()).toEqual(["b.txt", "inner/deep.txt", "outer/a.txt"]);
  expect(problems).toEqual(["outer/locked cannot be read: It is locked."]);
  const again = folderOf("outer", ["a", "b", "c"]);
  again.give();
  expect(await collectFiles([again.entry], 2)).toMatchObject({
    files: [],
    problems: [expect.stringContaining("more than 2 files")],
  });
});

test("of a folder that is chosen what is hidden is left out too, and its own name may begin with a point", () => {
  const chosen = [".notes/a.txt", ".notes/.git/config", ".notes/sub/.hidden", "b.txt"].map((path) =>
    Object.defineProperty(new File([""], path.split("/").at(-1) ?? ""), "webkitRelativePath", { value: path }),
  );
  const { files } = chosenFiles(chosen as unknown as FileList);
  expect(files.map(({ path }) => path)).toEqual([".notes/a.txt", "b.txt"]);
});
