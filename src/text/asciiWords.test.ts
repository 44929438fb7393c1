import fc from "fast-check";
import { expect, test } from "vitest";
import { asciiWords, asciiWordsOfEngine } from "./asciiWords";

const words = asciiWordsOfEngine();

test("words of ASCII are those of the engine", () => {
  if (words === null) throw new Error("This engine has other rules.");
  const line = fc.oneof(
    fc.string({ unit: fc.constantFrom(...Array.from("aZ09_.':,;\"- @\t\r\0\x7f/(")), maxLength: 40 }),
    fc.string({ unit: "binary-ascii", maxLength: 60 }),
  );
  fc.assert(
    fc.property(line, (text) => {
      const lines = text.split("\n");
      for (const each of lines) expect(words(each)).toEqual(wordsOfEngine(each));
    }),
    { numRuns: 1000 },
  );
});

test("where the engine has other rules there are none of our own", () => {
  const segmenter = new Intl.Segmenter("und", { granularity: "word" });
  const isOne = (text: string) => Array.from(segmenter.segment(text)).length === 1;
  expect(asciiWords(isOne, (line) => wordsOfEngine(line).slice(2))).toBeNull();
});

function wordsOfEngine(line: string): number[] {
  const segmenter = new Intl.Segmenter("und", { granularity: "word" });
  return Array.from(segmenter.segment(line))
    .filter(({ isWordLike }) => isWordLike)
    .flatMap(({ index, segment: part }) => [index, index + part.length]);
}
