import fc from "fast-check";
import { expect, test } from "vitest";
import { boundariesByDefinition, madeColumns } from "../../../test/support/columns";
import { runs } from "../../../test/support/runs";
import { cutAt } from "../../../test/support/shown";
import { seed } from "../../../test/support/strings";
import { agreementOfTwo } from "./agreement";
import { cellsOf } from "./cells";
import { countVotes, voteRows } from "./votes";

test("each place has as many votes as columns cut there, and each row the mean of its places", () => {
  fc.assert(
    fc.property(madeColumns(4), fc.integer({ min: 1, max: 30 }), ({ text, encodings }, rows) => {
      const { length } = text;
      const columns = encodings.map((encoding) => cellsOf(encoding, length));
      const votes = countVotes(columns);
      const boundaries = encodings.map((encoding) => boundariesByDefinition(encoding, length));
      const expected = Array.from({ length: length + 1 }, (_, place) =>
        place === 0 || place === length ? columns.length : boundaries.filter((places) => places.includes(place)).length,
      );
      expect(Array.from(votes.at)).toEqual(expected);
      const { agreement, contested } = voteRows(votes, rows);
      for (let row = 0; row < rows; row++) {
        const places = expected.slice(1, length).filter((count, i) => {
          return count > 0 && Math.floor(((i + 1) * rows) / length) === row;
        });
        const shares = places.map((count) => (columns.length === 1 ? 1 : (count - 1) / (columns.length - 1)));
        const mean = shares.length === 0 ? 1 : shares.reduce((sum, share) => sum + share, 0) / shares.length;
        expect(agreement[row]).toBeCloseTo(mean, 6);
        expect(contested[row]).toBe(places.filter((count) => count < columns.length).length);
      }
    }),
    { ...runs(75, 50_000), seed },
  );
});

test("of two columns the text's agreement is that of their boundaries", () => {
  fc.assert(
    fc.property(madeColumns(2), ({ text, encodings }) => {
      const columns = encodings.map((encoding) => cellsOf(encoding, text.length));
      const [first = cellsOf(cutAt("", []), 0), second = first] = columns;
      expect(voteRows(countVotes([first, second]), 1).agreement[0]).toBeCloseTo(
        agreementOfTwo(first, second).boundaries,
        6,
      );
    }),
    { ...runs(75, 50_000), seed },
  );
});

test("columns of two texts, and more than can be counted, are refused", () => {
  const [short, long] = [cellsOf(cutAt("a", []), 1), cellsOf(cutAt("ab", []), 2)];
  expect(() => countVotes([short, long])).toThrow("Columns of 1 and of 2 bytes are of two texts.");
  expect(() => countVotes(new Array(256).fill(short))).toThrow("256 columns are more than 255.");
});
