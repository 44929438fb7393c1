import { expect, test } from "vitest";
import type { LearnedMerges } from "../../../state/train/run";
import { entryText } from "./entryText";
import { findMerges } from "./findMerges";

/** Merges that give these entries, in their order. */
function mergesOf(entries: readonly string[]): LearnedMerges {
  return {
    ...{ base: 0, count: entries.length, id: (merge) => merge, entry: (id) => entries[id] ?? "" },
    ...{ left: () => 0, right: () => 0, times: () => 1, language: () => null, columns: () => null as never },
  };
}

test("a merge is found by what is shown, what is typed and what files write, spaces and bytes too", () => {
  const bytes = mergesOf(["Ġthe", "other", "à¤", "Ġà¤", "12"]);
  const found = (search: string) => findMerges(bytes, "bytes", search);
  expect(found("")).toBeNull();
  expect(["the", " the", "·The", "Ġthe", "▁the"].map(found)).toEqual([[0, 1], [0], [0], [0], [0]]);
  expect([found("E0 A4"), found("·e0 a4"), found("e0a4")]).toEqual([[2, 3], [3], []]);
  expect([found("2"), found("12"), found("9")]).toEqual([[1], [4], []]);
  expect(entryText("Ġà¤", "bytes")).toBe("·\u2009E0 A4");
  const text = mergesOf(["▁the", "a▁b"]);
  expect(findMerges(text, "text", " the")).toEqual([0]);
  expect(findMerges(text, "text", "▁")).toEqual([0, 1]);
});
