import { expect, test } from "vitest";
import { loadBuiltin, loadParts } from "../../test/support/builtins";
import { channelHelpers } from "../../test/support/channelHelpers";
import { BundledCorpus } from "../corpora/bundled";
import { corpusFormat, writeCorpus } from "../corpora/bundledFormat";
import { draftLanguage } from "../corpora/draft";
import { ownLanguage } from "../corpora/ownLanguage";
import type { Environment } from "./environment";
import { printPremiums } from "./premium";

const codes = ["abk", "deu", "eng", "fra", "ita", "xsu"];
const segments = codes.map((code, i) => [`${code} one`, i % 2 ? "" : "zwei 東京 𒀀", "three 👍🏽 ".repeat(i + 1), "d"]);
const corpus = writeCorpus(
  {
    format: corpusFormat,
    title: "Four lines",
    package: "none",
    version: "0.0.0",
    licence: "none",
    segments: 4,
    unit: "article",
    languages: codes.map((code) => ownLanguage(draftLanguage(code, [], ["a", "b", "c", "d"], 0))),
  },
  segments,
);

test.each([
  ["segment", "premium"],
  ["joined", "premium"],
  ["segment", "information.codedPremium"],
  ["joined", "information.types"],
] as const)("rows and warnings are the same whoever measures: %s, %s", async (mode, measure) => {
  const runs = [];
  for (const helpers of [0, 3]) {
    const source = channelHelpers(helpers);
    const printed = { out: "", warnings: [] as string[] };
    const environment: Pick<Environment, "write" | "warn" | "loadTokenizer" | "loadBundledCorpus" | "helpers"> = {
      async write(text) {
        printed.out += text;
      },
      warn: (line) => printed.warnings.push(line),
      loadTokenizer: async (name) => ({ tokenizer: loadBuiltin(name), parts: loadParts(name) }),
      loadBundledCorpus: async () => new BundledCorpus(Buffer.from(corpus)),
      helpers: source,
    };
    const options = { specials: "text", inserted: false } as const;
    const tokenizers = ["bert_uncased", "cl100k_base", "words"];
    const command = { command: "premium", tokenizers, pattern: undefined, options, corpus: "udhr", mode } as const;
    await printPremiums({ ...command, pivot: null, intervals: true, measure }, environment as Environment, 100);
    expect(source.state).toEqual({ started: helpers, running: 0 });
    runs.push(printed);
  }
  expect(runs[1]).toEqual(runs[0]);
  expect(runs[0]?.out.split("\n").length).toBe(2 + 3 * codes.length);
  expect(runs[0]?.warnings.length).toBeGreaterThan(1);
});
