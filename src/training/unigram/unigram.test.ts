import fc from "fast-check";
import { Tokenizer } from "tokenizers";
import { describe, expect, test } from "vitest";
import { runs } from "../../../test/support/runs";
import { seed } from "../../../test/support/strings";
import { code, finished, inLanguages, wordsOf } from "../../../test/support/training";
import { expectEqual, nativeEntries, ownEntries } from "../../../test/support/unigramTraining";
import { buildTokenizer } from "../../tokenizers/formats/build";
import { readTokenizerJson } from "../../tokenizers/formats/tokenizerJson/tokenizerJson";
import type { FinishedRound, Learner } from "../algorithm";
import { measureByModel } from "../measureByModel";
import { defaultRecipe, type TrainingRecipe } from "../recipe";
import { Training } from "../train";
import { unigram } from "./algorithm";

interface UnigramFile {
  readonly model: { readonly vocab: readonly (readonly [entry: string, score: number])[] };
}

const recipe: TrainingRecipe = { ...defaultRecipe, algorithm: "unigram", size: 1000, pattern: "metaspace" };

describe("Unigram learns the native package's entries and scores:", () => {
  test.each([
    ["twenty languages, pruned", () => inLanguages(20), {}],
    ["one language, whose text does not reach so far", () => inLanguages(1), {}],
    ["code, cut as GPT-2 does", () => code, { pattern: "r50k_base" }],
    ["code, cut at white space", () => code, { pattern: "whitespace" }],
    ["whole lines, pruned", () => inLanguages(20).slice(0, 40_000), { pattern: "none" }],
    // Probabilities of a whole line are below all that a number can be.
    ["one line", () => `${inLanguages(20).slice(0, 6000).replaceAll("\n", " ")}\n`, { pattern: "none" }],
    ["letters that repeat", () => "aaaa aaa aaaaaaa aa a aaaab baaaa\r\n".repeat(3), { pattern: String.raw`\S+|\s` }],
    ["U+0000, which ends pieces", () => "a\0b a\0c ab abc\0d\n", {}],
  ])("%s", (_, text, given) => {
    expectEqual(ownEntries(text(), given), nativeEntries(text(), given));
  });

  test("generated texts, where many pieces are as likely as others", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "b", "c", "é", "👍"), minLength: 1, maxLength: 12 });
    const words = fc.array(fc.tuple(word, fc.integer({ min: 1, max: 4 })), { minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(words, (counted) => {
        const text = counted.map(([one, times]) => `${one} `.repeat(times)).join("\n");
        expectEqual(ownEntries(text, { pattern: "whitespace" }), nativeEntries(text, { pattern: "whitespace" }));
      }),
      { seed, ...runs(20, 2000) },
    );
  });
});

const texts = [inLanguages(8).replace(/(.{200}).*/g, "$1"), code.slice(0, 20_000), "x☃☃y \0 ab\nzz☃☃ÿ \0 qß文字\n"];
const linesOf = (text: string) => text.match(/.*\n|.+$/g) ?? [];

test("“<UNK>” in the text, over which the native trainer ends its whole process, is a word like any other, and no entry", () => {
  const entries = ownEntries("a <UNK> <UNK>s <UNK>t <UNK>\n".repeat(20), {}).map(([entry]) => entry);
  expect(entries).toContain("▁<UNK>");
  expect(entries).not.toContain("<UNK>");
});

/** Learns every other line, and holds the others out. */
function learnerOf(given: Partial<TrainingRecipe> = {}): Learner {
  const training = new Training(
    { ...recipe, ...given },
    texts.map((_, i) => ({ name: String(i), weight: 1 })),
  );
  texts.forEach((text, language) => {
    for (const [i, line] of linesOf(text).entries()) {
      training.count(line, language, i % 2 === 0 ? "learned" : "held");
    }
  });
  return training.start();
}

test.each([
  ["words after spaces", {}],
  ["bytes for what is unknown", { byteFallback: true, specials: ["<s>"] }],
  ["a limit to the alphabet", { alphabetLimit: 60, size: 400, pattern: "r50k_base" }],
  ["a limit to the alphabet, and bytes", { alphabetLimit: 60, byteFallback: true }],
] as const)("at all times it has a file, and measures what that file's model does: %s", (_, given) => {
  const learner = learnerOf(given);
  const held = texts.map((text) =>
    wordsOf(
      linesOf(text).filter((_, i) => i % 2 === 1),
      unigram.cuts({ ...recipe, ...given })[0] as object,
    ),
  );
  const seen = new Set<string>();
  for (let step = learner.step(); ; step = learner.step()) {
    const doing = step?.kind === "round" ? step.doing : "";
    if (step !== null && seen.has(doing)) continue;
    seen.add(doing);
    const file = learner.file() as UnigramFile;
    expect(file.model.vocab).toHaveLength(learner.size);
    expect(file.model.vocab.map(([entry]) => entry)).toEqual(file.model.vocab.map((_, id) => learner.entryOf(id)));
    expect(learner.measure()).toEqual(measureByModel(file, held, learner.size));
    if (step === null) break;
  }
  expect([...seen]).toEqual(["find pieces", "estimate", "cut words", "prune", ""]);
  expect(learner.size).toBe({ ...recipe, ...given }.size);
});

test("what comes out gives the native package's ids on texts that it was not trained on", async () => {
  for (const given of [
    {},
    { byteFallback: true },
    { pattern: "r50k_base", specials: ["<s>"] },
    { pattern: "whitespace" },
  ]) {
    const file = finished(learnerOf(given)).file();
    const native = Tokenizer.fromString(JSON.stringify(file));
    const own = buildTokenizer(readTokenizerJson(file));
    for (const text of [inLanguages(7), code, "low lower\r\n\r\n  newest 12345 ﷺ 👍🏽"]) {
      const { ids } = own.encode(text, { specials: "text", inserted: false });
      expect([...ids]).toEqual((await native.encode(text)).getIds());
    }
  }
});

test("it tells what its rounds come to: each goes on from the one before, and the end is what the file has", () => {
  const learner = learnerOf({ byteFallback: true });
  const rounds: FinishedRound[] = [];
  for (let step = learner.step(); step !== null; step = learner.step()) {
    if (step.kind === "round" && step.finished !== undefined) rounds.push(step.finished());
  }
  expect(rounds.map(({ kind }) => kind).join(" ")).toMatch(/^begin( estimate){2}( prune( estimate){2})+ finish$/);
  expect(rounds.map(({ before }) => before)).toEqual([0, ...rounds.slice(0, -1).map(({ after }) => after)]);
  expect(rounds.at(-1)?.after).toBe(learner.size);
  const entries = new Map((learner.file() as UnigramFile).model.vocab);
  const last = rounds.at(-1) as FinishedRound;
  expect(last.stayed.map(({ entry, weight }) => [entry, weight])).toEqual(
    last.stayed.map(({ entry }) => [entry, entries.get(entry)]),
  );
  expect(last.gone.length).toBeGreaterThan(0);
  expect(last.gone.filter(({ entry }) => entries.has(entry))).toEqual([]);
  const weights = (list: FinishedRound["gone"]) => list.map(({ weight }) => weight);
  for (const { kind, before, after, stayed, gone } of rounds.slice(1, -1)) {
    expect(stayed.length).toBeLessThanOrEqual(100);
    // Nearest to the line first, and the line is between the two.
    expect(weights(stayed)).toEqual(weights(stayed).toSorted((a, b) => a - b));
    expect(weights(gone)).toEqual(weights(gone).toSorted((a, b) => b - a));
    expect(Math.max(...weights(gone), 0)).toBeLessThanOrEqual(weights(stayed)[0] as number);
    if (kind === "estimate") expect(weights(stayed)[0]).toBeGreaterThanOrEqual(0.5);
    else expect(before - after).toBeGreaterThan(0);
  }
});

test("it says where a size has no room for all characters", () => {
  expect(() => learnerOf({ size: 100 })).toThrow("A limit to the alphabet");
  expect(() => learnerOf({ size: 1 })).toThrow("2 entries at least");
});
