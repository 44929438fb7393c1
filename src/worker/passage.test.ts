import { expect, test } from "vitest";
import { passageOf } from "./passage";

test("each segment has the pivot's under it, and those that one lacks are left out", () => {
  expect(passageOf(["eins", " ", "drei", "vier"], ["one", "two", "three", ""])).toEqual({
    text: "eins\none\n\ndrei\nthree",
    segments: 2,
    of: 2,
  });
});

test("the pivot stands alone", () => {
  expect(passageOf(["one", "", "three"], null)).toEqual({ text: "one\n\nthree", segments: 2, of: 2 });
});

test("a long corpus gives its beginning, never half a segment", () => {
  const long = Array.from({ length: 100 }, (_, i) => `${i} `.repeat(750).trim());
  const passage = passageOf(long, long);
  expect([passage.segments, passage.of]).toEqual([3, 100]);
  expect(passage.text.endsWith(`\n${long[2]}`)).toBe(true);
});
