import { expect, test } from "vitest";
import { filesAtTop } from "./filesAtTop";

const names = (paths: readonly string[]) =>
  filesAtTop(paths.map((path) => ({ path, file: new File([], path.replace(/.*\//, "")) }))).map(({ name }) => name);

test("files of folders within are left out", () => {
  expect(names(["model/tokenizer.json", "model/onnx/tokenizer.json", "model/vocab.txt"])).toEqual([
    "tokenizer.json",
    "vocab.txt",
  ]);
});

test("a folder that holds nothing but another is gone through", () => {
  expect(names(["models/snapshots/abc/tokenizer.json", "models/snapshots/abc/original/tokenizer.model"])).toEqual([
    "tokenizer.json",
  ]);
});

test("files alone stay as they are, and none are none", () => {
  expect(names(["vocab.json", "merges.txt"])).toEqual(["vocab.json", "merges.txt"]);
  expect(names([])).toEqual([]);
});
