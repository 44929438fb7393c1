import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cutAt } from "../../test/support/shown";
import { segment } from "../text/segments";
import { Utf8Index, utf8Encode } from "../text/utf8";
import { Cut } from "./tokenCuts";
import { locateTokens } from "./tokenPlaces";

function locate(text: string, cuts: readonly number[]) {
  return locateTokens(cutAt(text, cuts), new Utf8Index(text), segment(text));
}

describe("pieces of a character", () => {
  test("the worked example: a hand of two code points in three tokens", () => {
    const places = locate("🤚🏾", [4, 7]);
    expect([...places.unitStart]).toEqual([0, 2, 2]);
    expect([...places.unitEnd]).toEqual([2, 4, 4]);
    expect([...places.clusterEnd]).toEqual([4, 4, 4]);
    expect([...places.piece]).toEqual([1, 2, 3]);
    expect([...places.pieces]).toEqual([3, 3, 3]);
  });

  test("a token that holds a space too counts, but has no number", () => {
    // “ 🤚” as Llama 3 cuts it: a space with the first two bytes, then one byte each.
    const places = locate(" 🤚", [3, 4]);
    expect([...places.pieces]).toEqual([0, 3, 3]);
    expect([...places.piece]).toEqual([0, 2, 3]);
    expect((places.cuts[0] ?? 0) & Cut.endInCodePoint).toBeTruthy();
  });

  test("a conjunct cut between code points is a cut cluster, not a cut code point", () => {
    const places = locate("न्दी", [6]);
    expect((places.cuts[0] ?? 0) & Cut.endInCluster).toBeTruthy();
    expect((places.cuts[0] ?? 0) & Cut.endInCodePoint).toBe(0);
    expect([...places.pieces]).toEqual([2, 2]);
  });

  test("two characters side by side do not share their pieces", () => {
    expect([...locate("é1é", [1, 2, 3, 4]).piece]).toEqual([1, 2, 0, 1, 2]);
    expect([...locate("éé", [1, 2, 3]).piece]).toEqual([1, 2, 1, 2]);
  });
});

test("a token alone in its character, as where BERT drops an accent, is no piece", () => {
  const text = "x\u0301";
  const alone = { ...cutAt(text, []), byteEnd: Uint32Array.of(1) };
  const places = locateTokens(alone, new Utf8Index(text), segment(text));
  expect([...places.pieces]).toEqual([0]);
  expect((places.cuts[0] ?? 0) & Cut.endInCluster).toBeTruthy();
});

/** Any text, and any cuts of its bytes. */
const cutText = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom("a", " ", "é", "न", "्", "द", "👩", "\u200d", "🏾", "\u0301", "\r", "\n", "각"),
      fc.string({ unit: "binary" }),
    ),
  })
  .chain((text) =>
    fc.tuple(
      fc.constant(text),
      fc
        .uniqueArray(fc.integer({ min: 1, max: Math.max(1, utf8Encode(text).length - 1) }))
        .map((cuts) => (utf8Encode(text).length < 2 ? [] : cuts.sort((a, b) => a - b))),
    ),
  );

test("for any text and any cuts: ranges widen outward, and skipped bytes lead back to the token's own", () => {
  fc.assert(
    fc.property(cutText, ([text, cuts]) => {
      const encoding = cutAt(text, cuts);
      const index = new Utf8Index(text);
      const { graphemeBoundary } = segment(text);
      const places = locateTokens(encoding, index, segment(text));
      for (let i = 0; i < encoding.ids.length; i++) {
        const [unitStart, unitEnd] = [places.unitStart[i] ?? -1, places.unitEnd[i] ?? -1];
        const [clusterStart, clusterEnd] = [places.clusterStart[i] ?? -1, places.clusterEnd[i] ?? -1];
        const flags = places.cuts[i] ?? 0;
        expect(clusterStart <= unitStart && unitStart < unitEnd && unitEnd <= clusterEnd).toBe(true);
        expect(graphemeBoundary[clusterStart]).toBe(1);
        expect(graphemeBoundary[clusterEnd]).toBe(1);
        expect(index.byteOf(unitStart) + (flags >> Cut.skippedBytesShift)).toBe(encoding.byteStart[i]);
        expect((flags & Cut.startInCluster) !== 0).toBe(index.byteOf(clusterStart) !== encoding.byteStart[i]);
        expect((flags & Cut.endInCluster) !== 0).toBe(index.byteOf(clusterEnd) !== encoding.byteEnd[i]);
      }
    }),
  );
});

test("for any text and any cuts: the pieces of a cluster are numbered in order, up to how many touch it", () => {
  fc.assert(
    fc.property(cutText, ([text, cuts]) => {
      const places = locate(text, cuts);
      const { graphemeBoundary } = segment(text);
      for (let i = 0; i < places.pieces.length; i++) {
        const [start, end] = [places.clusterStart[i] ?? 0, places.clusterEnd[i] ?? 0];
        const isWithinOne = graphemeBoundary.indexOf(1, start + 1) === end;
        // The tokens of this test cover the text, so one that is cut has company.
        const isPiece = isWithinOne && places.cuts[i] !== 0;
        expect((places.pieces[i] ?? 0) > 0).toBe(isPiece);
        if (!isPiece) continue;
        const touching = Array.from(places.pieces.keys()).filter(
          (j) => (places.clusterStart[j] ?? 0) < end && (places.clusterEnd[j] ?? 0) > start,
        );
        expect(places.pieces[i]).toBe(touching.length);
        expect(places.piece[i]).toBe(touching.indexOf(i) + 1);
      }
    }),
  );
});

test("5,000 marks on one letter take no quadratic time", () => {
  const text = `a${"\u0301".repeat(5000)}`;
  const cuts = Array.from({ length: 9999 }, (_, i) => i + 1);
  const places = locate(text, cuts);
  expect(places.pieces[5000]).toBe(10_000);
});
