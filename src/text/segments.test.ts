import fc from "fast-check";
import { expect, test } from "vitest";
import { isOfLoneCharacters, segment, wordsAndMarks } from "./segments";

const texts = fc.string({
  unit: fc.constantFrom(
    ..."a b c . , ' é e\u0301 \u0301 👍 🤚🏾 👩‍👩‍👧 🇺 🇳 क्ष กา 東 京 ア ー \r \n \r\n \u2028 \u0085 \t - _ 1 2 ׀ \u200d \ud83d".split(
      " ",
    ),
    " ",
  ),
});

test("grapheme boundaries are Intl.Segmenter's, though found line by line", () => {
  const segmenter = new Intl.Segmenter("und", { granularity: "grapheme" });
  fc.assert(
    fc.property(texts, (text) => {
      const { graphemeBoundary, graphemes } = segment(text);
      const starts = Array.from(segmenter.segment(text), (part) => part.index);
      const found = Array.from(graphemeBoundary.keys()).filter((unit) => graphemeBoundary[unit] === 1);
      expect(found).toEqual([...starts, text.length]);
      expect(graphemes).toBe(starts.length);
    }),
    { numRuns: 1000 },
  );
});

test("words are Intl.Segmenter's word-like segments, though found line by line", () => {
  const segmenter = new Intl.Segmenter("und", { granularity: "word" });
  fc.assert(
    fc.property(texts, (text) => {
      const { wordStart, wordEnd } = segment(text);
      const words = Array.from(segmenter.segment(text)).filter((part) => part.isWordLike);
      expect(Array.from(wordStart)).toEqual(words.map((part) => part.index));
      expect(Array.from(wordEnd)).toEqual(words.map((part) => part.index + part.segment.length));
    }),
    { numRuns: 1000 },
  );
});

test("a text segmented before gives the same again", () => {
  const text = "one two\nthree 👩‍👩‍👧\r\none two\n";
  expect(segment(text)).toEqual(segment(text));
  expect(segment("one two\n").graphemes).toBe(8);
});

test("more lines than the cache holds change nothing", () => {
  // 5,000,000 units, of which it keeps 4,000,000; in long words, which take the segmenter a twentieth of the time.
  const line = `${"one".repeat(333)}\n`;
  const long = Array.from({ length: 5_000 }, (_, i) => `${i} ${line}`).join("");
  const { graphemes, wordStart } = segment(long);
  expect(graphemes).toBe(long.length);
  expect(wordStart.length).toBe(5_000 * 2);
});

test("words and marks leave out white space and nothing else", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const ranges = wordsAndMarks(text);
      let end = 0;
      for (let i = 0; i < ranges.length; i += 2) {
        const [start = 0, next = 0] = [ranges[i], ranges[i + 1]];
        expect(text.slice(end, start)).toMatch(/^\p{White_Space}*$/u);
        expect(text.slice(start, next)).toMatch(/\P{White_Space}/u);
        end = next;
      }
      expect(text.slice(end)).toMatch(/^\p{White_Space}*$/u);
    }),
  );
});

test("characters that are said to stand alone are clusters beside each other", () => {
  const all = Array.from({ length: 0xd7ff }, (_, code) => String.fromCharCode(code)).filter(isOfLoneCharacters);
  expect(all.length).toBeGreaterThan(30_000);
  const segmenter = new Intl.Segmenter("und", { granularity: "grapheme" });
  const isApart = (text: string) => Array.from(segmenter.segment(text)).length === text.length;
  // Each beside the next, beside itself, and beside one that is far away.
  const beside = all.flatMap((character, i) => [character, character, all[(i * 7919) % all.length] ?? ""]);
  // In long texts a segment takes some engines as long as the text.
  for (let at = 0; at < beside.length; at += 300) {
    const line = beside.slice(at, at + 301).join("");
    if (!isApart(line)) expect.unreachable(line);
  }
});
