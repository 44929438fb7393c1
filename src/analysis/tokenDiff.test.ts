import fc from "fast-check";
import { expect, test } from "vitest";
import { loadBuiltin } from "../../test/support/builtins";
import { commonIds, diffTokens, mostOther } from "./tokenDiff";

/** The length of the longest common subsequence, by the table that everybody knows. */
function longestCommon(a: readonly number[], b: readonly number[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const id of a) {
    const next = [0];
    for (const [j, other] of b.entries()) {
      next.push(id === other ? (row[j] ?? 0) + 1 : Math.max(next[j] ?? 0, row[j + 1] ?? 0));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

test("what is the same and what is added make the second list, without what is added the first; and no more is the same", () => {
  const ids = fc.array(fc.nat(4), { maxLength: 40 });
  fc.assert(
    fc.property(ids, ids, (first, second) => {
      const runs = diffTokens(first, second) ?? [];
      const made: number[] = [];
      const before: number[] = [];
      let same = 0;
      for (const { kind, start, end } of runs) {
        expect(end).toBeGreaterThan(start);
        const tokens = (kind === "removed" ? first : second).slice(start, end);
        if (kind !== "removed") made.push(...tokens);
        if (kind !== "added") before.push(...tokens);
        if (kind === "same") same += tokens.length;
      }
      expect(made).toEqual(second);
      expect(before).toEqual(first);
      expect(same).toBe(longestCommon(first, second));
    }),
  );
});

test("texts that have little in common are not compared token by token", () => {
  const first = Int32Array.from({ length: mostOther }, (_, i) => i);
  expect(
    diffTokens(
      first,
      first.map((id) => id + 10_000),
    ),
  ).toBeNull();
  expect(diffTokens(first, first)).toEqual([{ kind: "same", start: 0, end: mostOther }]);
});

test("words of two texts are the same where they are written alike, though each text numbers its own", () => {
  const words = loadBuiltin("words");
  const [a, b] = ["one two three", "three two"].map((text) => ({
    text,
    encoding: words.encode(text, { specials: "text", inserted: false }),
    vocabularySize: words.vocabularySize,
  }));
  if (a === undefined || b === undefined) throw new Error("There are two.");
  const [first = [], second = []] = commonIds([a, b]);
  expect([first[2] === second[0], first[1] === second[1], first[0] === second[0]]).toEqual([true, true, false]);
});
