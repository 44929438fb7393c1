import fc from "fast-check";
import { expect, test } from "vitest";
import { madeColumns } from "../../../test/support/columns";
import { runs } from "../../../test/support/runs";
import { seed } from "../../../test/support/strings";
import type { Encoding } from "../../tokenizers/tokenizer";
import { cellsOf } from "./cells";
import { cutKinds } from "./cutKinds";
import { updateCutKinds } from "./updateCutKinds";

type Ranges = Pick<Encoding, "byteStart" | "byteEnd">;

const kindsOf = (column: Ranges, baseline: Ranges, length: number) =>
  cutKinds(column, cellsOf(column, length), cellsOf(baseline, length));

/** One encoding behind another. */
function joined(parts: readonly (readonly [ranges: Ranges, length: number])[]): Ranges {
  let at = 0;
  const starts: number[] = [];
  const ends: number[] = [];
  for (const [{ byteStart, byteEnd }, length] of parts) {
    for (const start of byteStart) starts.push(start + at);
    for (const end of byteEnd) ends.push(end + at);
    at += length;
  }
  return { byteStart: Uint32Array.from(starts), byteEnd: Uint32Array.from(ends) };
}

test("kinds after an edit are those that a comparison of the whole gives", () => {
  fc.assert(
    fc.property(madeColumns(2), madeColumns(2), madeColumns(2), madeColumns(2), (head, old, edited, tail) => {
      const columnsOf = (middle: typeof old) => {
        const parts = [head, middle, tail];
        const of = (i: number) =>
          joined(parts.map(({ text, encodings }) => [encodings[i] ?? (encodings[0] as Encoding), text.length]));
        const byteLength = parts.reduce((sum, { text }) => sum + text.length, 0);
        return { column: of(0), baseline: of(1), byteLength };
      };
      const before = columnsOf(old);
      const now = columnsOf(edited);
      const kinds = kindsOf(before.column, before.baseline, before.byteLength);
      const all = kindsOf(now.column, now.baseline, now.byteLength);
      expect(updateCutKinds(before, kinds, now, Number.POSITIVE_INFINITY)).toEqual(all);
    }),
    { seed, ...runs(100, 20_000) },
  );
});

test("tokens before and behind an edit are not compared again, and too many are refused", () => {
  const letters = (count: number): Ranges => ({
    byteStart: Uint32Array.from({ length: count }, (_, i) => i),
    byteEnd: Uint32Array.from({ length: count }, (_, i) => i + 1),
  });
  const whole = (count: number) => ({ column: letters(count), baseline: letters(count), byteLength: count });
  const kinds = kindsOf(letters(1000), letters(1000), 1000);
  expect(updateCutKinds(whole(1000), kinds, whole(1001), 2)).toEqual(kindsOf(letters(1001), letters(1001), 1001));
  expect(updateCutKinds(whole(1000), kinds, whole(1003), 2)).toBeNull();
});
