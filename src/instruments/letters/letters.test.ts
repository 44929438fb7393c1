import fc from "fast-check";
import { expect, test } from "vitest";
import { loadBuiltin } from "../../../test/support/builtins";
import { objectsOf } from "../fields";
import { textSubject } from "../textSubject";
import { instrument } from "./instrument";
import { charactersOf, letterPlaces } from "./letterPlaces";
import { readQuestions } from "./questions";

const control = { onProgress: () => {}, signal: new AbortController().signal };
const encode = { specials: "text", inserted: false } as const;
const chosen = { letter: "r", case: false, space: false, questions: "strawberry r" };

const placesIn = (id: string, text: string, letter: string, tellsCase = true) =>
  letterPlaces(text, loadBuiltin(id).encode(text, encode), letter, tellsCase, 100);

test("strawberry has three r, in two of cl100k_base’s three tokens", async () => {
  const tokenizer = loadBuiltin("cl100k_base");
  const figures = await instrument.measure(textSubject("Red rum", tokenizer, encode), chosen, control);
  expect(figures.places).toMatchObject({ count: 2, tokens: 2 });
  const [text, word] = objectsOf(instrument, { tokenizer: "cl100k_base", figures });
  expect(text).toMatchObject({ of: "text", letter: "r", count: 2 });
  expect(word).toMatchObject({
    of: "strawberry",
    count: 3,
    tokens: 3,
    holders: 2,
    meanLength: 4,
    where: "3/3 3/5 4/5",
    cut: "str|aw|berry",
  });
  const { holders } = figures.answered[0]?.places ?? { holders: [] };
  expect(holders.map(({ places, length }) => ({ places, length }))).toEqual(
    expect.arrayContaining([
      { places: [3], length: 3 },
      { places: [3, 4], length: 5 },
    ]),
  );
});

test("a letter is found as a whole character, however it is written", () => {
  expect(placesIn("cl100k_base", "e é e\u0301", "e").count).toBe(1);
  expect(placesIn("cl100k_base", "e é e\u0301", "é").count).toBe(2);
  expect(placesIn("cl100k_base", "Aa", "a").count).toBe(1);
  expect(placesIn("cl100k_base", "Aa", "a", false).count).toBe(2);
  expect(placesIn("cl100k_base", "aaa", "aa").count).toBe(1);
  expect(placesIn("cl100k_base", "a👩‍👩‍👧‍👦b👩", "👩").count).toBe(1);
});

test("a letter over several tokens, in one by itself, and in none", () => {
  const family = placesIn("r50k_base", "x👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦");
  expect(family).toMatchObject({ count: 1, split: 1, hidden: 0, dropped: 0 });
  expect(family.tokens).toBeGreaterThan(4);
  expect(placesIn("utf8_bytes", "ab", "b")).toMatchObject({ split: 0, hidden: 0, meanLength: 1, byPlace: [1] });
  expect(placesIn("bert_uncased", "a b", " ")).toMatchObject({ count: 1, dropped: 1, tokens: 0, meanLength: null });
  // What the tokenizer puts in front stands for no byte of the text.
  expect(placesIn("llama2", "r", "r")).toMatchObject({ count: 1, tokens: 1, longest: 1 });
});

test("where a letter comes late, the tokens around it are drawn", () => {
  const { drawn, drawnFrom, count } = placesIn("utf8_bytes", `${"a".repeat(500)}b${"a".repeat(500)}`, "b");
  expect([count, drawnFrom, drawn.length]).toEqual([1, 492, 100]);
  expect(drawn.map(({ marks }) => marks.length)).toEqual(drawn.map((_, i) => (i === 8 ? 2 : 0)));
});

test("letters are those of the text, whatever the tokenizer; marks lie in what is drawn of them", () => {
  const letters = fc.constantFrom("r", "R", "é", "e\u0301", "字", "👩‍👩‍👧‍👦", " ", "ي", "\n", "1");
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 30 }), letters, (parts, letter) => {
      const text = parts.join("");
      const [wanted = ""] = charactersOf(letter, true);
      const count = charactersOf(text, true).filter((each) => each === wanted).length;
      for (const id of ["cl100k_base", "llama2", "bert_uncased"]) {
        const found = placesIn(id, text, letter);
        expect(found.count).toBe(count);
        expect(found.split + found.dropped).toBeLessThanOrEqual(count);
        expect(found.byPlace.reduce((sum, each) => sum + each, 0)).toBe(count - found.dropped);
        for (const { bytes, marks } of found.drawn) {
          expect([...marks].sort((a, b) => a - b)).toEqual(marks);
          expect(marks.at(-1) ?? 0).toBeLessThanOrEqual(bytes.length);
        }
      }
    }),
    { numRuns: 20 },
  );
});

test("questions are read by lines, in words or as two", () => {
  const written = [
    "strawberry\tr",
    "How many r's are there in the word “strawberry”?",
    "how many letters s in Mississippi",
    "Straße ß; 字典 字",
    "",
    "New York\tY",
  ].join("\n");
  expect(readQuestions(written)).toEqual({
    problem: null,
    questions: [
      { word: "strawberry", letter: "r" },
      { word: "strawberry", letter: "r" },
      { word: "Mississippi", letter: "s" },
      { word: "Straße", letter: "ß" },
      { word: "字典", letter: "字" },
      { word: "New York", letter: "Y" },
    ],
  });
  expect(readQuestions("strawberry r\nraspberry").problem).toContain("“raspberry” (the second) is no question.");
  expect(readQuestions("a b\n".repeat(501)).problem).toContain("more than 500");
});
