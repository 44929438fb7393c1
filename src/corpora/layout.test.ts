import { expect, test } from "vitest";
import { type CorpusFile, layoutOf } from "./layout";

const files = (...names: string[]): CorpusFile[] =>
  names.map((name) => ({ name, size: 1, arrayBuffer: async () => new ArrayBuffer(1) }));

/** Labels, and for each what it reads: `deu: dev/deu.dev + devtest/deu.devtest`. */
function choices(...names: string[]) {
  return layoutOf(files(...names)).choices.map(({ label, sources }) => [
    label,
    ...sources.map((source) =>
      source.kind === "lines"
        ? `${source.code}: ${source.files.map(({ name }) => name).join(" + ")}`
        : `${source.kind}: ${source.file.name}`,
    ),
  ]);
}

test("a file is a language, called by its name without folder and extension", () => {
  expect(choices("c/deu_Latn.dev", "c/eng_Latn.dev", "c/pt-BR.txt", "c/zh.Hans.txt", "c/fra_Latn", "c/x.DEV")).toEqual([
    [
      "",
      "deu_Latn: c/deu_Latn.dev",
      "eng_Latn: c/eng_Latn.dev",
      "pt-BR: c/pt-BR.txt",
      "zh.Hans: c/zh.Hans.txt",
      "fra_Latn: c/fra_Latn",
      "x: c/x.DEV",
    ],
  ]);
});

test("what lies beside is ignored and named; what is hidden is not even named", () => {
  const beside = ["README", "readme.txt", "LICENSE.txt", "a.pdf", "deu.dev.gz", "Makefile", "metadata.tsv"];
  const hidden = [".DS_Store", "._deu.dev", ".git/eng.txt", "__MACOSX/deu.dev", "c/.x/eng.dev"];
  const { choices, ignored } = layoutOf(files("deu.dev", "eng.dev", ...beside, ...hidden));
  expect(choices.flatMap(({ sources }) => sources).length).toBe(2);
  expect(ignored).toEqual(beside);
});

test("FLORES-200 is its two parts together, or either", () => {
  const names = ["deu", "eng"].flatMap((code) => [`f/dev/${code}.dev`, `f/devtest/${code}.devtest`]);
  expect(choices(...names.toReversed(), "f/README", "f/metadata_dev.tsv")).toEqual([
    ["dev and devtest", "eng: f/dev/eng.dev + f/devtest/eng.devtest", "deu: f/dev/deu.dev + f/devtest/deu.devtest"],
    ["f/devtest/*.devtest", "eng: f/devtest/eng.devtest", "deu: f/devtest/deu.devtest"],
    ["f/dev/*", "eng: f/dev/eng.dev", "deu: f/dev/deu.dev"],
  ]);
  expect(choices("deu.dev", "eng.dev", "deu.devtest", "eng.devtest").map(([label]) => label)).toEqual([
    "dev and devtest",
    "*",
    "*.devtest",
  ]);
});

test("parts of different languages are not put together, other folders never", () => {
  const labels = (...names: string[]) => choices(...names).map(([label]) => label);
  expect(labels("deu.dev", "eng.dev", "deu.devtest")).toEqual(["*", "*.devtest"]);
  expect(labels("a/deu.txt", "a/eng.txt", "b/deu.txt", "b/eng.txt")).toEqual(["a/*", "b/*"]);
  expect(labels("a/deu.txt", "b/eng.txt")).toEqual([""]);
  // Two files of one language in a folder are for the check of the draft.
  expect(choices("eng.dev", "eng.txt", "deu.dev")).toEqual([["", "eng: eng.dev", "eng: eng.txt", "deu: deu.dev"]]);
});

test("tables are taken where there are no files of languages, one at a time", () => {
  expect(choices("a.csv")).toEqual([["a.csv", "csv: a.csv"]]);
  expect(choices("a.TSV", "b.jsonl", "b.ndjson")).toEqual([
    ["a.TSV", "tsv: a.TSV"],
    ["b.jsonl", "jsonl: b.jsonl"],
    ["b.ndjson", "jsonl: b.ndjson"],
  ]);
});

test("without a language there is no corpus, and what there is is named", () => {
  expect(() => layoutOf([])).toThrow(/no files named <code>\.dev, .* no \.csv, \.tsv or \.jsonl\.$/);
  expect(() => layoutOf(files("a.pdf", "b.pdf", "c.pdf", "d.pdf"))).toThrow(/There is a\.pdf, b\.pdf, c\.pdf …\.$/);
});
