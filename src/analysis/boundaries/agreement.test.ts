import fc from "fast-check";
import { expect, test } from "vitest";
import { boundariesByDefinition, cellsByDefinition, madeColumns } from "../../../test/support/columns";
import { runs } from "../../../test/support/runs";
import { cutAt } from "../../../test/support/shown";
import { seed } from "../../../test/support/strings";
import type { Encoding } from "../../tokenizers/tokenizer";
import { agreementOf } from "./agreement";
import { cellsOf } from "./cells";

/** By the definition, over sets of boundaries and byte by byte. */
function byDefinition(a: Encoding, b: Encoding, length: number): [boundaries: number, bytes: number] {
  const [inA, inB] = [new Set(boundariesByDefinition(a, length)), new Set(boundariesByDefinition(b, length))];
  const either = new Set([...inA, ...inB]).size;
  const both = [...inA].filter((place) => inB.has(place)).length;
  const cellOf = (encoding: Encoding, byte: number) =>
    cellsByDefinition(encoding, length).find(({ start, end }) => start <= byte && byte < end);
  let [shared, covered] = [0, 0];
  for (let byte = 0; byte < length; byte++) {
    const [mine, theirs] = [cellOf(a, byte), cellOf(b, byte)];
    if (mine?.tokens === 0 && theirs?.tokens === 0) continue;
    covered++;
    if (JSON.stringify(mine) === JSON.stringify(theirs)) shared++;
  }
  return [either === 0 ? 1 : both / either, covered === 0 ? 1 : shared / covered];
}

test("each pair's agreement is that of its boundaries as sets, and of its bytes one by one", () => {
  fc.assert(
    fc.property(madeColumns(3), ({ text, encodings }) => {
      const { columns, boundaries, bytes } = agreementOf(encodings.map((encoding) => cellsOf(encoding, text.length)));
      expect(columns).toBe(encodings.length);
      encodings.forEach((a, i) => {
        encodings.forEach((b, j) => {
          const [ofBoundaries, ofBytes] = byDefinition(a, b, text.length);
          expect(boundaries[i * columns + j]).toBeCloseTo(ofBoundaries, 12);
          expect(bytes[i * columns + j]).toBeCloseTo(ofBytes, 12);
        });
      });
    }),
    { ...runs(75, 50_000), seed },
  );
});

test("by hand: “ab|cd|e” and “ab|c|de” share one of three boundaries and two of five bytes", () => {
  const columns = [cutAt("abcde", [2, 4]), cutAt("abcde", [2, 3])].map((encoding) => cellsOf(encoding, 5));
  const { boundaries, bytes } = agreementOf(columns);
  expect(Array.from(boundaries)).toEqual([1, 1 / 3, 1 / 3, 1]);
  expect(Array.from(bytes)).toEqual([1, 0.4, 0.4, 1]);
});

test("the empty text, and one token each, agree", () => {
  for (const text of ["", "a", "abc"]) {
    const cells = cellsOf(cutAt(text, []), text.length);
    const { boundaries, bytes } = agreementOf([cells, cells]);
    expect([...boundaries, ...bytes]).toEqual(new Array(8).fill(1));
  }
});
