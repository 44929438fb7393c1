import { expect, test } from "vitest";
import { figuresOf } from "../analysis/languageFigures";
import { countJoined, countSegments, type Encode } from "../analysis/segmentCounts";
import { passageOf } from "./passage";

/** A token for each word. */
const encode: Encode = (text) => {
  const starts = [...text.matchAll(/\S+/g)].map(({ index }) => index);
  return { byteStart: Uint32Array.from(starts), flags: new Uint8Array(starts.length) };
};

const german = ["eins zwei", " ", "drei", "vier"];
const english = ["one two three", "two", "three", ""];

test("has what both languages have, and counts that sum to the figure", () => {
  const [own, other] = [countSegments(german, encode), countSegments(english, encode)];
  const passage = passageOf(german, english, own, other);
  expect(passage).toEqual({
    segments: [
      { number: 1, text: "eins zwei", tokens: 2, pivotText: "one two three", pivotTokens: 3 },
      { number: 3, text: "drei", tokens: 1, pivotText: "three", pivotTokens: 1 },
    ],
    of: 2,
    joined: "eins zwei drei",
  });
  const { tokens, pivotTokens } = figuresOf("deu", own, other);
  expect([tokens, pivotTokens]).toEqual([3, 4]);
});

test("joined, the text's count is the figure", () => {
  const isShared = (i: number) => i === 0 || i === 2;
  const [own, other] = [countJoined(german, isShared, encode), countJoined(english, isShared, encode)];
  const { joined } = passageOf(german, english, own, other);
  expect(encode(joined).flags.length).toBe(figuresOf("deu", own, other).tokens);
});

test("of a long corpus the beginning is listed, and all of it counted", () => {
  const long = Array.from({ length: 1000 }, (_, i) => `${i}`);
  const counts = countSegments(long, encode);
  const { segments, of } = passageOf(long, long, counts, counts);
  expect([segments.length, of]).toEqual([200, 1000]);
});
