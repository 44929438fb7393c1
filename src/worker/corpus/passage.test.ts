import { expect, test } from "vitest";
import { cutAt } from "../../../test/support/shown";
import { figuresOf } from "../../analysis/languageFigures";
import { countJoined, countSegments, type Encode } from "../../analysis/segmentCounts";
import { passageOf } from "./passage";
import { type Place, placeTokens } from "./passagePlaces";

/** A token for each word. */
const encode: Encode = (text) => {
  const starts = [...text.matchAll(/\S+/g)].map(({ index }) => index);
  return { byteStart: Uint32Array.from(starts), flags: new Uint8Array(starts.length) };
};

const empty = new Uint32Array();
const none = {
  unitStart: empty,
  unitEnd: empty,
  clusterStart: empty,
  piece: new Uint16Array(),
  cuts: new Uint8Array(),
};
const places = { places: none, pivotPlaces: none };
const nowhere: Place = (_, count) => Array.from({ length: count }, () => none);

/** A token for each word with the space before it. */
const cutWords = (text: string) =>
  cutAt(
    text,
    [...text.matchAll(/\S+/g)].map(({ index }) => index - 1).filter((at) => at > 0),
  );

const german = ["eins zwei", " ", "drei", "vier"];
const english = ["one two three", "two", "three", ""];

test("has what both languages have, and counts that sum to the figure", () => {
  const [own, other] = [countSegments(german, encode), countSegments(english, encode)];
  const passage = passageOf(german, english, own, other, nowhere);
  expect(passage).toEqual({
    segments: [
      { number: 1, text: "eins zwei", tokens: 2, pivotText: "one two three", pivotTokens: 3, ...places },
      { number: 3, text: "drei", tokens: 1, pivotText: "three", pivotTokens: 1, ...places },
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
  const { joined } = passageOf(german, english, own, other, nowhere);
  expect(encode(joined).flags.length).toBe(figuresOf("deu", own, other).tokens);
});

test("of a long corpus the beginning is listed, and all of it counted", () => {
  const long = Array.from({ length: 1000 }, (_, i) => `${i}`);
  const counts = countSegments(long, encode);
  const { segments, of } = passageOf(long, long, counts, counts, nowhere);
  expect([segments.length, of]).toEqual([200, 1000]);
});

test("tokens stand where they are in their segment, alone and joined, as many as are counted", () => {
  const texts = ["one two", "three"];
  const ends = (mode: "segment" | "joined") =>
    placeTokens(mode, cutWords)(texts, 2).map(({ unitStart, unitEnd }) => [[...unitStart], [...unitEnd]]);
  expect(ends("segment")).toEqual([
    [
      [0, 3],
      [3, 7],
    ],
    [[0], [5]],
  ]);
  // “ three” begins in the joint.
  expect(ends("joined")).toEqual(ends("segment"));
  const counts = countJoined(texts, () => true, cutWords);
  expect(placeTokens("joined", cutWords)(texts, 2).map(({ unitStart }) => unitStart.length)).toEqual([
    ...counts.tokens,
  ]);
  expect(placeTokens("joined", cutWords)(texts, 1)).toHaveLength(1);
});
