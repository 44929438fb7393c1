import fc from "fast-check";
import { expect, test } from "vitest";
import { corpusName } from "./name";

test.each([
  [["flores/dev/a.dev", "flores/devtest/a.devtest"], "dev and devtest", "flores dev and devtest"],
  [["flores/dev/a.dev", "flores/devtest/a.devtest"], "flores/dev/*", "flores dev"],
  [["flores/dev/a.dev", "flores/devtest/a.devtest"], "flores/devtest/*.devtest", "flores devtest"],
  [["flores/a.dev", "flores/a.devtest"], "flores/*.devtest", "flores devtest"],
  [["dev/a.dev", "dev/b.dev"], "", "dev"],
  [["a.dev", "b.dev"], "", "corpus"],
  [["phrases.csv"], "phrases.csv", "phrases"],
  [["tables/phrases.csv", "tables/words.tsv"], "tables/words.tsv", "tables words"],
])("%j as %j is called %j", (paths, label, name) => {
  expect(corpusName(paths, label)).toBe(name);
});

test("a name is never empty, and has at most 80 characters and no controls", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: "binary" }), { minLength: 1, maxLength: 4 }),
      fc.string({ unit: "binary" }),
      (paths, label) => {
        const name = corpusName(paths, label);
        expect(name).not.toBe("");
        expect([...name].length).toBeLessThanOrEqual(80);
        expect(name).not.toMatch(/\p{Cc}/u);
      },
    ),
  );
});
