import { Tokenizer } from "tokenizers";
import { expect, test } from "vitest";
import { code, finished, inLanguages, type TrainedFile } from "../../../test/support/training";
import { readUdhr } from "../../../test/support/udhr";
import { buildTokenizer } from "../../tokenizers/formats/build";
import { readTokenizerJson } from "../../tokenizers/formats/tokenizerJson/tokenizerJson";
import { defaultRecipe, type TrainingRecipe } from "../recipe";
import { Training } from "../train";

const english = readUdhr().find(({ code }) => code === "eng")?.text ?? "";

function learnerOf(text: string, given: Partial<TrainingRecipe> = {}) {
  const recipe = { ...defaultRecipe, algorithm: "lib" as const, size: 800, pattern: "none", ...given };
  const training = new Training(recipe, [{ name: "", weight: 1 }]);
  training.count(text);
  training.count(inLanguages(3), 0, "held");
  return training.start();
}

function entriesOf(text: string, given: Partial<TrainingRecipe> = {}): string[] {
  const { vocab } = (finished(learnerOf(text, given)).file() as TrainedFile).model;
  return Object.keys(vocab).sort((a, b) => (vocab[a] as number) - (vocab[b] as number));
}

test("the same text, recipe and seed give the same entries, another seed others", () => {
  const entries = entriesOf(english);
  expect(entriesOf(english)).toEqual(entries);
  expect(entriesOf(english, { seed: 1 })).not.toEqual(entries);
  expect(new Set(entries).size).toBe(entries.length);
});

test("entries are parts of words, words and several, as far as pre-tokens go, which stand in several places", () => {
  const acrossWords = entriesOf(english, { size: 2000 }).slice(256);
  expect(acrossWords.some((entry) => /[a-z]Ġ[a-z]+Ġ[a-z]/.test(entry))).toBe(true);
  const seldom = acrossWords.filter((entry) => english.split(readable(entry)).length === 2);
  expect(seldom.length).toBeLessThan(acrossWords.length / 20);
  const within = entriesOf(english, { pattern: "o200k_base" }).slice(256);
  expect(within).toContain("Ġthe");
  expect(within.filter((entry) => /.Ġ/.test(entry))).toEqual([]);
});

function readable(entry: string): string {
  return Buffer.from(entry.replaceAll("Ġ", " ").replaceAll("Ċ", "\n"), "latin1").toString();
}

test("the size is kept, and control tokens come first", () => {
  const entries = entriesOf(english, { size: 300, specials: ["<s>", "a"] });
  expect(entries).toHaveLength(300);
  expect(entries.slice(0, 2)).toEqual(["<s>", "a"]);
});

test("while it reads the file has what has stood the test so far", () => {
  const learner = learnerOf(english);
  const first = learner.step();
  expect(first).toMatchObject({ kind: "round", doing: "read", size: learner.size });
  for (let i = 0; i < 60; i++) learner.step();
  expect(Object.keys((learner.file() as TrainedFile).model.vocab)).toHaveLength(learner.size);
  expect(learner.size).toBeGreaterThan(400);
});

test("the file gives natively the same ids, on texts that it was not trained on, and what is held out is cut by it", async () => {
  const learner = finished(learnerOf(inLanguages(5), { size: 1500 }));
  const file = learner.file();
  const native = Tokenizer.fromString(JSON.stringify(file));
  const own = buildTokenizer(readTokenizerJson(file));
  expect(own.encode("\0", { specials: "text", inserted: false }).flags).toEqual(new Uint8Array(1));
  const encode = (text: string) => [...own.encode(text, { specials: "text", inserted: false }).ids];
  for (const text of [
    code.slice(0, 4000),
    inLanguages(4).slice(0, 9000),
    "low lower\r\n\r\n  newest 12345 ﷺ 👍🏽",
    "One. Two! 3.14…\n\n一。二！",
  ]) {
    const ids = encode(text);
    expect(ids).toEqual((await native.encode(text)).getIds());
    expect(await native.decode(ids, false)).toBe(text);
  }
  const lines = inLanguages(3).match(/.*\n|.+$/g) ?? [];
  expect(learner.measure().tokens[0]).toBe(lines.reduce((sum, line) => sum + encode(line).length, 0));
});
