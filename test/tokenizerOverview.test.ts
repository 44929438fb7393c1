/** What the overview says of the built-ins, against our own engine: test/exhaustive/overview.test.ts has all of it. */
import { expect, test } from "vitest";
import { measureBuiltin, openBundled } from "../scripts/overview/measure";
import { builtinFacts, corpusLanguages, corpusScripts } from "../src/analysis/vocabulary/overview/builtinFacts";
import { corpusFacts } from "../src/analysis/vocabulary/overview/corpusFacts";
import { stageWords } from "../src/analysis/vocabulary/overview/stageWords";
import { catalogue } from "../src/tokenizers/catalogue";
import { builtinIds, loadBuiltin, loadParts } from "./support/builtins";

const rewrite = "node scripts/overview/write.mjs writes it anew";

test("all built-ins are in it, with the kind and the entries that the catalogue has", () => {
  expect(Object.keys(builtinFacts).toSorted()).toEqual([...builtinIds].toSorted());
  for (const { id, model, vocabularySize } of catalogue) {
    expect(builtinFacts[id], id).toMatchObject({ kind: model, entries: vocabularySize });
  }
});

test("all are measured on the same text, and cover scripts that it has, in its order", () => {
  for (const [id, { english, all, scripts }] of Object.entries(builtinFacts)) {
    expect([english.bytes, all.bytes], id).toEqual([10_251, builtinFacts.utf8_bytes?.all.tokens]);
    expect(scripts === null, id).toBe(catalogue.find((entry) => entry.id === id)?.vocabulary === null);
    expect(scripts, id).toEqual(scripts && corpusScripts.filter((script) => scripts.includes(script)));
  }
});

test.each(["r50k_base", "llama2", "bert_uncased"])("what is said of %s is what our engine says", async (id) => {
  const { english, all: _all, scripts: _scripts, ...words } = builtinFacts[id] ?? {};
  const parts = loadParts(id);
  expect(parts === null ? null : stageWords(parts), rewrite).toEqual(words);
  const corpus = await openBundled();
  expect(corpus.header.languages).toHaveLength(corpusLanguages);
  const one = { codes: ["eng"], segments: (code: string) => corpus.segments(code) };
  expect((await corpusFacts(loadBuiltin(id), one)).english, rewrite).toEqual(english);
});

test("all languages of a baseline are what our engine counts", async () => {
  expect(await measureBuiltin("utf8_bytes", await openBundled()), rewrite).toEqual(builtinFacts.utf8_bytes);
});
