import fc from "fast-check";
import { expect, test } from "vitest";
import { cellsByDefinition, madeColumns } from "../../../test/support/columns";
import { runs } from "../../../test/support/runs";
import { cutAt } from "../../../test/support/shown";
import { seed } from "../../../test/support/strings";
import { cellsOf } from "./cells";

test("cells are what lies between places that a token begins or ends at and none spans", () => {
  fc.assert(
    fc.property(madeColumns(1), ({ text, encodings: [encoding = cutAt("", [])] }) => {
      const { ends, tokens } = cellsOf(encoding, text.length);
      const expected = cellsByDefinition(encoding, text.length);
      expect(Array.from(ends)).toEqual(expected.map(({ end }) => end));
      expect(Array.from(tokens, (count, i) => count - (tokens[i - 1] ?? 0))).toEqual(
        expected.map((cell) => cell.tokens),
      );
      // No token is lost, and none is counted twice.
      expect(tokens.at(-1) ?? 0).toBe(
        encoding.byteStart.filter((start, i) => start < (encoding.byteEnd[i] ?? 0)).length,
      );
    }),
    { ...runs(100, 50_000), seed },
  );
});

test("what is dropped is a cell, tokens that share a changed character are one, a dummy prefix is in none", () => {
  // “ ﬁx”: the space dropped, ▁ put in front, ﬁ read as f and i.
  const encoding = { byteStart: Uint32Array.of(1, 1, 1, 4), byteEnd: Uint32Array.of(1, 4, 4, 5) };
  expect(cellsOf(encoding, 5)).toEqual({
    byteLength: 5,
    ends: Uint32Array.of(1, 4, 5),
    tokens: Uint32Array.of(0, 2, 3),
  });
});

test("an encoding of a longer text is refused", () => {
  expect(() => cellsOf(cutAt("abc", [1]), 2)).toThrow("Tokens of 3 bytes are not of a text of 2.");
});
