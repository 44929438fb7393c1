/** What Unigram learns of the bundled corpus, against the native package's trainer: languages one by one and together, and how far their text reaches. */
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { loadBundled } from "../../src/cli/bundledCorpus";
import { defaultTrain } from "../../src/state/train/choice";
import { defaultRecipe } from "../../src/training/recipe";
import { Training } from "../../src/training/train";
import { finished } from "../support/training";
import { expectEqual, nativeEntries, ownEntries } from "../support/unigramTraining";

const corpus = await loadBundled("udhr", new URL("../../public/corpora/", import.meta.url));
const codes = corpus.header.languages.map(({ code }) => code);
const usual = defaultTrain.corpus.languages;
const three = ["eng", "tur", "cmn_hans"];
const twenty = codes.filter((_, i) => i % Math.ceil(codes.length / 20) === 3);

/** What is learned from where a part is held out: every other segment, each with its end. */
function learnedOf(languages: readonly string[]): string {
  const segments = languages.flatMap((code) => corpus.segments(code).filter((one, i) => i % 2 === 0 && one !== ""));
  return segments.map((segment) => `${segment}\n`).join("");
}

const texts: [string, readonly string[]][] = [
  ["all languages that the page begins with", usual],
  ["three of them", three],
  ["twenty languages", twenty],
  ...[...new Set([...usual, ...twenty])].map((code): [string, string[]] => [code, [code]]),
];

test.each(texts)("8,000 entries, or as far as the text reaches: %s", (_, languages) => {
  const text = learnedOf(languages);
  const native = nativeEntries(text);
  const own = ownEntries(text);
  expectEqual(own, native);
  if (native.length === 8000) return;
  // Where less than that comes out, the size that was asked for has decided nothing.
  for (const size of [4000, 32_000]) if (size > native.length * 1.1) expectEqual(ownEntries(text, {}, size), native);
});

// The native binding learns 8,000 alone: entries as tokenizers 0.23.2 of Python has them, `UnigramTrainer` with “<unk>” as its special and unknown token.
test.each([
  [usual, 1000, 1000, "0207855fe8989334"],
  [usual, 4000, 3317, "29f0aef11ac9115b"],
  [three, 1000, 1000, "36076cd3a5aaf6a0"],
  [twenty, 1000, 1000, "c8196da18c65db59"],
  [twenty, 4000, 4000, "f87df90ce52f1c91"],
  [twenty, 32_000, 7329, "26369131ac753059"],
])("of %j, %i entries asked for: %i", (languages, size, come, digest) => {
  const training = new Training({ ...defaultRecipe, algorithm: "unigram", pattern: "metaspace", size });
  training.count(learnedOf(languages));
  const file = finished(training.start()).file() as { model: { vocab: [string, number][] } };
  const entries = file.model.vocab.map(([entry]) => entry).sort();
  expect(entries).toHaveLength(come);
  expect(createHash("sha256").update(entries.join("\n")).digest("hex").slice(0, 16)).toBe(digest);
});
