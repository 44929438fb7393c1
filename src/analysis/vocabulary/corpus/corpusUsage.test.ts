import { describe, expect, test } from "vitest";
import { countUsage, entriesForShare, rankPoints, sumUsage, usageOfEntry } from "./corpusUsage";

/** A token a letter: its code is the id; control tokens are capitals. */
function encode(text: string) {
  const ids = Uint32Array.from(text, (letter) => letter.charCodeAt(0));
  return { ids: ids as Uint32Array<ArrayBuffer>, flags: Uint8Array.from(ids, (id) => (id < 0x61 ? 1 : 0)) };
}

const languages = [countUsage("one", ["aab", " ", "cX"], encode), countUsage("two", ["ab"], encode)];
const vocabulary = Uint32Array.from(["a", "b", "c", "d"], (letter) => letter.charCodeAt(0));

describe("what a corpus uses of a vocabulary", () => {
  test("control tokens and blank segments are left out", () => {
    expect(languages.map(({ tokens }) => tokens)).toEqual([4, 2]);
    expect([...(languages[0]?.ids ?? [])]).toEqual([0x61, 0x62, 0x63]);
    expect([...(languages[0]?.counts ?? [])]).toEqual([2, 1, 1]);
  });

  test("counts are in the vocabulary's order, frequencies the commonest first", () => {
    const { tokens, counts, frequencies } = sumUsage(vocabulary, languages);
    expect([tokens, [...counts], [...frequencies]]).toEqual([6, [3, 2, 1, 0], [3, 2, 1]]);
  });

  test("fewest entries that make a share of all tokens", () => {
    const usage = sumUsage(vocabulary, languages);
    expect([0.5, 0.51, 0.9, 1].map((share) => entriesForShare(usage, share))).toEqual([1, 2, 3, 3]);
    expect(entriesForShare({ tokens: 0, frequencies: new Uint32Array() }, 0.5)).toBe(0);
  });

  test("an entry by language, where it is commonest first", () => {
    expect(usageOfEntry(0x62, languages)).toEqual([
      { code: "two", count: 1, tokens: 2 },
      { code: "one", count: 1, tokens: 4 },
    ]);
    expect(usageOfEntry(0x64, languages)).toEqual([]);
  });
});

test("points of the plot have the first and the last rank among them, and none twice", () => {
  const frequencies = Uint32Array.from({ length: 1000 }, (_, i) => 1000 - i);
  const points = rankPoints(frequencies, 30);
  expect(points[0]).toEqual({ rank: 1, frequency: 1000 });
  expect(points.at(-1)).toEqual({ rank: 1000, frequency: 1 });
  expect(new Set(points.map(({ rank }) => rank)).size).toBe(points.length);
  expect(rankPoints(new Uint32Array(), 30)).toEqual([]);
});
