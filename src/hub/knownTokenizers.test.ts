import { expect, test } from "vitest";
import { readHubReference } from "./hubReference";
import { knownTokenizers } from "./knownTokenizers";

test("each is named once, by an id that can be looked up, with its licence", () => {
  const ids = knownTokenizers.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBeGreaterThanOrEqual(25);
  for (const { id, licence } of knownTokenizers) {
    expect(readHubReference(`hub:${id}`)).toEqual({ id, revision: null });
    expect(licence).not.toBe("");
  }
});

test("those of a family stand together", () => {
  const families = knownTokenizers.map(({ family }) => family);
  const starts = families.filter((family, index) => family !== families[index - 1]);
  expect(starts).toEqual([...new Set(families)]);
});
