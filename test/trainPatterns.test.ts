import { expect, test } from "vitest";
import { knownPatterns } from "../src/tokenizers/formats/ranks/knownPatterns";
import { patternWords } from "../src/views/train/settings/patternWords";

test("every name that is offered for a pattern is one, and not taken for a pattern itself", () => {
  const names = patternWords
    .map(([name]) => name)
    .filter((name) => !["whitespace", "metaspace", "none"].includes(name));
  expect(names.filter((name) => !knownPatterns.has(name))).toEqual([]);
});
