import fc from "fast-check";
import { expect, test } from "vitest";
import { graphemeStarts } from "./graphemes";

test("clusters are the engine’s own, whatever the text", () => {
  const segmenter = new Intl.Segmenter("und", { granularity: "grapheme" });
  const marks = [
    "e",
    "\u0301",
    "\u200d",
    "👩",
    "🏾",
    "🇺",
    "🇳",
    "\r",
    "\n",
    "\r\n",
    "\u0600",
    "क",
    "्",
    "ष",
    "ᄀ",
    "ᅡ",
    "각",
    "字",
    " ",
    "\u0903",
    "ﬁ",
    "\ufe0f",
    "1",
  ];
  const texts = fc.oneof(
    fc.array(fc.constantFrom(...marks)).map((parts) => parts.join("")),
    fc.array(fc.integer({ min: 0, max: 0x10ffff })).map((codes) => String.fromCodePoint(...codes)),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const expected = Array.from(segmenter.segment(text), ({ index }) => index);
      expect([...graphemeStarts(text)]).toEqual([...expected, text.length]);
    }),
    { numRuns: 300 },
  );
});

test("a long line takes no longer than its length asks for", () => {
  const began = performance.now();
  expect(graphemeStarts("वही शब्द ".repeat(10_000)).length).toBeGreaterThan(50_000);
  // The engine alone takes eleven seconds.
  expect(performance.now() - began).toBeLessThan(5000);
});
