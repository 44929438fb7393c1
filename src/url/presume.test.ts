import fc from "fast-check";
import { expect, test } from "vitest";
import { maxColumns } from "../state/compare/slice";
import { defaultComparison } from "../state/pages";
import { presumePage, presumeTokenizers } from "./presume";
import { comparisonToFragment } from "./writeLink";

const idsOf = (references: readonly string[]) => references.map((reference) => reference.slice("builtin:".length));

test("without a link it will be the default tokenizers", () => {
  for (const fragment of ["", "#", "#/"])
    expect(presumeTokenizers(fragment)).toEqual(idsOf(defaultComparison.tokenizers));
});

test("a link that we wrote names its own", async () => {
  const tokenizers = ["builtin:llama3", "builtin:bert_uncased"] as const;
  const link = await comparisonToFragment({ ...defaultComparison, tokenizers });
  expect(presumeTokenizers(link)).toEqual(["llama3", "bert_uncased"]);
});

test("nothing is presumed of what is no link to a comparison", () => {
  for (const fragment of ["#top", "#/other?t=llama3", "#/compare", "#/compare?v=1", "#/compare?t=../../x"]) {
    expect(presumeTokenizers(fragment)).toEqual([]);
  }
});

test("whatever the fragment, what is presumed are few names of letters, digits and underscores", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map((list) => `#/compare?t=${list}`),
      ),
      (fragment) => {
        const ids = presumeTokenizers(fragment);
        expect(ids.length).toBeLessThanOrEqual(Math.max(maxColumns, defaultComparison.tokenizers.length));
        for (const id of ids) expect(id).toMatch(/^[a-z0-9_]*$/);
      },
    ),
  );
});

test("the page is told of every link that we wrote, and of nothing else", async () => {
  for (const page of ["compare", "languages", "tokenizer"] as const) {
    expect(presumePage(await comparisonToFragment({ ...defaultComparison, page }))).toBe(page);
  }
  expect(presumePage("#/languages")).toBe("languages");
  for (const fragment of ["", "#", "#/", "#/languagesv", "#languages?v=1", "#/other?v=1", "#/toString?v=1"]) {
    expect(presumePage(fragment)).toBeNull();
  }
});
