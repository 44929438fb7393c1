import { afterEach, expect, test, vi } from "vitest";
import { defaultTrain } from "../../../state/train/choice";
import { defaultRecipe } from "../../../training/recipe";
import { trainCitation } from "./citation";
import { sourceWords } from "./sourceWords";

afterEach(() => vi.unstubAllGlobals());

test("a figure is cited with the program at its link, each algorithm's paper once, the measure's, and the bundled corpus", () => {
  const keys = (text: string) => [...text.matchAll(/@\w+\{(\w+)/g)].map(([, key]) => key);
  vi.stubGlobal("__APP_VERSION__", "1.2.3");
  const link = "https://example.org/#/train?v=1";
  const two = trainCitation(["bpe", "parity"], "gini", "udhr", link);
  expect(keys(two)).toEqual(["tessera", "sennrich2016_subword_units", "foroutan2025_parity_aware_bpe", "udhr"]);
  expect(two).toContain(`{${link}}`);
  expect(keys(trainCitation(["bpe", "characters"], "renyi", "own", link))).toEqual([
    "tessera",
    "sennrich2016_subword_units",
    "zouhar2023_noiseless_channel",
  ]);
});

test("a figure says what it is of: the text, what measures, and what cuts first", () => {
  const facts = { languages: [{ name: "English" }, { name: "Thai" }], bytes: 12_000 } as never;
  const run = { corpus: defaultTrain.corpus, facts, recipe: defaultRecipe };
  expect(sourceWords(run)).toMatchInlineSnapshot(
    `"Text: Universal Declaration of Human Rights: English, Thai (12 kB); even segments measure what odd ones taught. Cut first by: GPT-5, GPT-4o (o200k_base)."`,
  );
  const files = { ...defaultTrain.corpus, kind: "files", files: 3, holdOut: false } as const;
  expect(sourceWords({ ...run, corpus: files, recipe: { ...defaultRecipe, pattern: "none" } })).toMatchInlineSnapshot(
    `"Text: 3 files (12 kB); measured on what was learned from. Cut first by: None: whole lines."`,
  );
});
