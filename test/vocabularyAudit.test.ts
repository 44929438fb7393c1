/** Audits of the built-ins: numbers that are published, and what the bundled corpus gives. */
import { describe, expect, test } from "vitest";
import { auditVocabulary, qtokCounts, type VocabularyAudit } from "../src/analysis/vocabulary/audit";
import { entriesOf } from "../src/analysis/vocabulary/entries";
import { summarize } from "../src/analysis/vocabulary/entryClasses";
import { comparedEntries, overlapOf } from "../src/analysis/vocabulary/overlap";
import { Reach } from "../src/analysis/vocabulary/reach/verdicts";
import { loadBundled } from "../src/cli/bundledCorpus";
import { buildTokenizer } from "../src/tokenizers/formats/build";
import { readTokenizerJson } from "../src/tokenizers/formats/tokenizerJson/tokenizerJson";
import { builtinVocabularyIds, loadVocabulary } from "./support/builtinVocabularies";
import { oneOfEach } from "./support/runs";
import { trained } from "./support/training";
import { readUdhr } from "./support/udhr";

const declarations = readUdhr();

const audits = new Map<string, Promise<VocabularyAudit>>();

function auditOf(id: string): Promise<VocabularyAudit> {
  const { tokenizer, parts } = loadVocabulary(id);
  const audit = audits.get(id) ?? auditVocabulary(tokenizer, parts);
  audits.set(id, audit);
  return audit;
}

/** Fragments and entries that no text gives, as they came to be known elsewhere or by this very proof. */
const known: Readonly<
  Record<string, { readonly fragments: number; readonly never: number; readonly noText?: number }>
> = {
  r50k_base: { fragments: 216, never: 0 },
  p50k_base: { fragments: 216, never: 0 },
  cl100k_base: { fragments: 645, never: 0 },
  // “о” and the first byte of another Cyrillic letter, which only capitals leave alone, and those are cut off from small letters.
  o200k_base: { fragments: 1434, never: 1 },
  o200k_harmony: { fragments: 1434, never: 1 },
  mistral_nemo: { fragments: 1307, never: 1 },
  // “۱” and the first byte of another such digit.
  llama3: { fragments: 1224, never: 1 },
  deepseek_v3: { fragments: 1342, never: 0 },
  claude2: { fragments: 625, never: 0 },
  // Letters with marks behind them, which its pattern parts, and what NFC composes. Not the number of its control tokens, 1,906.
  qwen3: { fragments: 1320, never: 1919 },
  // Bytes that stand in for characters which all have entries; of Gemma's four entries more.
  llama2: { fragments: 0, never: 97 },
  mistral_7b: { fragments: 0, never: 127 },
  gemma3: { fragments: 0, never: 116 },
  bert_uncased: { fragments: 0, never: 1331, noText: 0 },
};

test.each(oneOfEach(builtinVocabularyIds, ["r50k_base", "llama2"]))(
  "%s: all is decided, and as many are never tokens as are known to be",
  async (id) => {
    const { entries, singleBytes, fragments, never, noText, undecided, qtok, scripts } = summarize(await auditOf(id));
    expect({ fragments, never: never.length, noText: noText.length, undecided }).toEqual({
      ...{ noText: 13, undecided: 0 },
      ...known[id],
    });
    expect(singleBytes).toBe(id === "bert_uncased" ? 0 : 256);
    const sum = (counts: Readonly<Record<string, number>>) =>
      Object.values(counts).reduce((total, count) => total + count, 0);
    expect([sum(qtok), sum(scripts)]).toEqual([entries, entries]);
  },
);

test("an entry that is written in the byte alphabet is its bytes, also where the longest match is taken: all is decided", async () => {
  const texts = ["eng", "rus", "hin"].map((code) => declarations.find((each) => each.code === code)?.text ?? "");
  const file = trained(texts, { algorithm: "lib", pattern: "none", size: 1000, specials: ["<|end|>"] });
  const parts = readTokenizerJson(file);
  const audit = await auditVocabulary(buildTokenizer(parts), parts);
  const { singleBytes, fragments, never, noText, undecided, scripts } = summarize(audit);
  expect({ singleBytes, fragments, never: never.length, noText: noText.length, undecided }).toEqual({
    ...{ singleBytes: 256, fragments: 0, never: 0, noText: 13, undecided: 0 },
  });
  expect(scripts.Cyrl).toBeGreaterThan(100);
  expect(scripts.Deva).toBeGreaterThan(100);
});

/** Rows of the paper's table of which the tokenizer is a built-in; those of Llama 2 and Mistral without its added tokens. */
const published: readonly { readonly id: string; readonly row: readonly (number | null)[] }[] = [
  { id: "llama3", row: [265, 211, 3597, 55444, 39084, 210, 1314, 23131, 1361, 66, 659, 2914] },
  { id: "llama2", row: [null, 256, 1629, 16054, 12375, 257, 349, 1039, 0, 13, 5, 18] },
  { id: "mistral_7b", row: [null, 256, 2710, 15425, 11870, 290, 325, 1001, 0, 67, 11, 39] },
];

test.each(oneOfEach(published, published.slice(1, 2)))("$id has Qtok's published row", async ({ id, row }) => {
  const counts = Object.values(qtokCounts(await auditOf(id)));
  expect(counts.map((count, i) => (row[i] === null ? null : count))).toEqual(row);
});

test.each(oneOfEach(builtinVocabularyIds, ["r50k_base", "llama2"]))(
  "%s: what is never a token is in no declaration of the corpus, nor beside what stands beside it in the vocabulary",
  async (id) => {
    const { tokenizer } = loadVocabulary(id);
    const { entries, reach } = await auditOf(id);
    const isNever = new Set(entries.ids.filter((_, i) => reach[i] === Reach.never || reach[i] === Reach.noText));
    const lookAt = (text: string) => {
      for (const token of tokenizer.encode(text, { specials: "text", inserted: false }).ids) {
        if (isNever.has(token))
          expect.fail(`${token} (${tokenizer.tokenName(token)}) is in ${JSON.stringify(text.slice(0, 200))}`);
      }
    };
    const corpus = await loadBundled("udhr", new URL("../public/corpora/", import.meta.url));
    const languages = oneOfEach(
      corpus.header.languages,
      corpus.header.languages.filter((_, i) => i % 20 === 0),
    );
    for (const { code } of languages) lookAt(corpus.segments(code).join("\n"));
    const decoder = new TextDecoder();
    entries.ids.forEach((token, i) => {
      if (!isNever.has(token)) return;
      const text = decoder.decode(entries.at(i)).replaceAll("▁", " ");
      // What has an id near it was learnt at the same time, of the same texts.
      for (const near of [-2, -1, 1, 2]) {
        if (i + near < 0 || i + near >= entries.ids.length) continue;
        const other = decoder.decode(entries.at(i + near)).replaceAll("▁", " ");
        for (const joined of [other + text, text + other, other + text + other, text + text]) lookAt(joined);
      }
    });
  },
);

describe("two vocabularies", () => {
  const compared = (id: string) => {
    const { tokenizer, parts } = loadVocabulary(id);
    return comparedEntries(tokenizer, parts);
  };

  test.each(
    oneOfEach(
      [
        ["r50k_base", "p50k_base", 50_256, 50_256],
        ["cl100k_base", "llama3", 100_256, 100_256],
        ["o200k_base", "cl100k_base", 85_033, 265],
        // By their names, with `<0x41>` apart from “A”, it would be 30,744.
        ["llama2", "gemma3", 30_646, 3],
      ] as const,
      [["r50k_base", "p50k_base", 50_256, 50_256]],
    ),
  )("%s and %s have %i entries in common, %i at the same ids", (a, b, common, sameId) => {
    expect(overlapOf(compared(a), compared(b))).toMatchObject({ common, sameId });
    expect(overlapOf(compared(b), compared(a))).toMatchObject({ common, sameId });
  });
});

test("entries of a tokenizer are its own and its added tokens, each as it is said to be", () => {
  const { tokenizer, parts } = loadVocabulary("r50k_base");
  const entries = entriesOf(tokenizer, parts);
  expect(entries.ids).toHaveLength(tokenizer.vocabularySize ?? -1);
  expect(entries.ids.every((id, i) => Buffer.from(entries.at(i)).equals(tokenizer.tokenBytes(id)))).toBe(true);
});
