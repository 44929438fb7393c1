import { expect, test } from "vitest";
import { changesInWords } from "./inWords";

const isolates = /[\u2066-\u2069]/g;

test("each kind of change is said in its own words, the same one once, and not too many", () => {
  const said = changesInWords([
    { kind: "added", before: "", after: "▁" },
    { kind: "same", before: "a", after: "a" },
    { kind: "notation", before: " ", after: "▁" },
    { kind: "changed", before: "Ä", after: "a" },
    { kind: "removed", before: "\u00ad", after: "" },
    { kind: "notation", before: " ", after: "▁" },
  ]);
  expect(said.replace(isolates, "")).toBe("“▁” is put in, “·” is written “▁”, “Ä” becomes “a”, “U+00AD” is removed");
  const many = Array.from("ABCDEFGHI").flatMap((letter) => [
    { kind: "changed" as const, before: letter, after: letter.toLowerCase() },
    { kind: "same" as const, before: "-", after: "-" },
  ]);
  expect(changesInWords(many)).toMatch(/“F”.? becomes .?“f”.?, 3 more$/);
  expect(changesInWords([{ kind: "same", before: "a", after: "a" }])).toBe("");
});
