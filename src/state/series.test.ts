import fc from "fast-check";
import { expect, test } from "vitest";
import type { TokenizerReference } from "../tokenizers/tokenizerReference";
import { maxColumns } from "./compare/slice";
import { assignSeries, type SeriesNumbers } from "./series";

const [a, b, c, d] = (["a", "b", "c", "d"] as const).map((id): TokenizerReference => `builtin:${id}`) as [
  TokenizerReference,
  TokenizerReference,
  TokenizerReference,
  TokenizerReference,
];

test("colours are in the order of a link’s columns, and stay when another column goes, moves or comes", () => {
  const first = assignSeries([a, b, c], {});
  expect(first).toEqual({ [a]: 0, [b]: 1, [c]: 2 });
  const removed = assignSeries([b, c], first);
  expect(removed).toMatchObject({ [b]: 1, [c]: 2 });
  expect(assignSeries([c, b], removed)).toMatchObject({ [b]: 1, [c]: 2 });
  expect(assignSeries([b, a, c], removed)).toMatchObject({ [a]: 0, [b]: 1, [c]: 2 });
});

test("a colour is there for who had it as long as there are others; what has been given away is not taken back", () => {
  const removed = assignSeries([b, c], assignSeries([a, b, c], {}));
  const added = assignSeries([b, c, d], removed);
  expect(added).toMatchObject({ [b]: 1, [c]: 2, [d]: 3 });
  expect(assignSeries([a, b, c, d], added)).toMatchObject({ [a]: 0, [b]: 1, [c]: 2, [d]: 3 });
  const more = Array.from({ length: maxColumns - 3 }, (_, i): TokenizerReference => `builtin:more${i}`);
  const full = assignSeries([b, c, d, ...more], added);
  expect(full).toMatchObject({ [b]: 1, [c]: 2, [d]: 3, [more.at(-1) ?? a]: 0 });
  expect(assignSeries([a, b, c], full)).toMatchObject({ [a]: 0, [b]: 1, [c]: 2 });
  // While it is shown who has it now, it is theirs.
  expect(assignSeries([a, b, ...more], full)).toMatchObject({ [a]: 2, [b]: 1, [more.at(-1) ?? a]: 0 });
});

test("whatever comes and goes: colours of the theme, all different, and nobody shown before has another", () => {
  const reference = fc.integer({ min: 0, max: 11 }).map((n): TokenizerReference => `builtin:t${n}`);
  const shown = fc.uniqueArray(reference, { minLength: 1, maxLength: maxColumns });
  fc.assert(
    fc.property(fc.array(shown, { minLength: 1, maxLength: 8 }), (steps) => {
      let numbers: SeriesNumbers = {};
      let previous: readonly TokenizerReference[] = [];
      for (const tokenizers of steps) {
        const next = assignSeries(tokenizers, numbers);
        const used = tokenizers.map((one) => next[one] ?? -1);
        expect(new Set(used).size).toBe(tokenizers.length);
        expect(used.every((number) => number >= 0 && number < maxColumns)).toBe(true);
        for (const one of previous) if (tokenizers.includes(one)) expect(next[one]).toBe(numbers[one]);
        [numbers, previous] = [next, tokenizers];
      }
    }),
  );
});
