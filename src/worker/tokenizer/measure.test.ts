import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { baselines } from "../../tokenizers/baselines/baselines";
import type { EncodeOptions, Tokenizer } from "../../tokenizers/tokenizer";
import type { CorpusReader } from "../corpus/texts";
import { measureLanguages } from "./measure";

let corpora = 0;
/** What the clock says, in milliseconds: no time passes but what a test lets pass, however busy the machine is. */
let now = 0;

beforeEach(() => {
  vi.spyOn(performance, "now").mockImplementation(() => now);
});
afterEach(() => {
  vi.restoreAllMocks();
});

function readerOf(texts: Readonly<Record<string, readonly string[]>>): CorpusReader {
  return { key: `test ${corpora++}`, segments: async (code) => texts[code] ?? [] };
}

/** The words of a text, and what was asked. */
function countingWords(): Tokenizer & { readonly asked: string[] } {
  const words = baselines.words?.();
  if (words === undefined) throw new Error("There is no baseline of words.");
  const asked: string[] = [];
  return Object.assign(Object.create(words) as Tokenizer, {
    asked,
    encode: (text: string, options: EncodeOptions) => {
      asked.push(text);
      return words.encode(text, options);
    },
  });
}

const texts = { eng: ["one two", "three", "four"], deu: ["eins zwei drei", "vier", ""] };
const request = { tokenizer: "words", pivot: "eng", mode: "segment" as const, measure: "premium" };

test("premiums are of the segments that both have", async () => {
  const words = countingWords();
  const { figures } = await measureLanguages(words, { ...request, languages: ["deu", "eng"] }, readerOf(texts));
  expect(figures.map(({ code, tokens, premium, segments }) => [code, tokens, premium, segments])).toEqual([
    ["deu", 4, 4 / 3, 2],
    ["eng", 4, 1, 3],
  ]);
});

test("joined, the segments that both have are one text", async () => {
  const words = countingWords();
  const joined = { ...request, mode: "joined" as const, languages: ["deu"] };
  const { figures } = await measureLanguages(words, joined, readerOf(texts));
  expect(words.asked).toEqual(["eins zwei drei vier", "one two three"]);
  expect(figures[0]).toMatchObject({ tokens: 4, premium: 4 / 3, segments: 2 });
});

test("nothing is encoded twice, for another pivot either", async () => {
  const words = countingWords();
  const reader = readerOf(texts);
  await measureLanguages(words, { ...request, languages: ["deu", "eng"] }, reader);
  const before = words.asked.length;
  await measureLanguages(words, { ...request, languages: ["eng", "deu"], pivot: "deu" }, reader);
  expect(words.asked).toHaveLength(before);
  expect(before).toBe(5); // Blank segments are not encoded at all.
});

test("other gaps make another joined text", async () => {
  const words = countingWords();
  const reader = readerOf({ ...texts, fra: ["", "trois", "quatre"] });
  const joined = { ...request, mode: "joined" as const };
  await measureLanguages(words, { ...joined, languages: ["deu", "fra", "deu"] }, reader);
  expect(words.asked).toEqual(["eins zwei drei vier", "one two three", "trois quatre", "three four"]);
});

test("an answer comes after a moment, with at least one language", async () => {
  const words = countingWords();
  const slow = Object.assign(Object.create(words) as Tokenizer, {
    encode: (text: string, options: EncodeOptions) => {
      now += 130;
      return words.encode(text, options);
    },
  });
  const { figures } = await measureLanguages(slow, { ...request, languages: ["deu", "eng"] }, readerOf(texts));
  expect(figures.map(({ code }) => code)).toEqual(["deu"]);
  const { figures: others } = await measureLanguages(words, { ...request, languages: ["eng", "deu"] }, readerOf(texts));
  expect(others.map(({ code }) => code)).toEqual(["eng", "deu"]);
});

test("all measures of an instrument come of one go through a text, over the segments that both have", async () => {
  const words = countingWords();
  const reader = readerOf(texts);
  const measure = (key: string) =>
    measureLanguages(words, { ...request, measure: `information.${key}`, languages: ["deu"] }, reader);
  const { figures } = await measure("types");
  expect(figures[0]).toMatchObject({ value: 4, premium: 4 / 3, segments: 2, interval: null });
  const before = words.asked.length;
  expect((await measure("entropy")).figures[0]?.value).toBe(2);
  expect(words.asked).toHaveLength(before);
  await expect(measure("nothing")).rejects.toThrow("information.nothing");
});
