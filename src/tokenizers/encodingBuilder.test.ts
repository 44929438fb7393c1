import { expect, test } from "vitest";
import { EncodingBuilder } from "./encodingBuilder";

function finished(ranges: readonly (readonly [start: number, end: number])[]) {
  const out = new EncodingBuilder(1);
  for (const [i, [start, end]] of ranges.entries()) out.push(i + 7, start, end, i & 3);
  return out.finish();
}

test.each([
  ["without a gap", [0, 2, 2, 5, 5, 5], 3 * 9 + 4],
  ["that share a character", [0, 2, 0, 2, 2, 3], 3 * 13],
  ["with a gap", [0, 2, 3, 4, 4, 6], 3 * 13],
])("tokens %s have the ranges that they were given, in so many bytes", (_, bounds, bytes) => {
  const ranges = [0, 2, 4].map((i) => [bounds[i] ?? 0, bounds[i + 1] ?? 0] as const);
  const { ids, byteStart, byteEnd, flags } = finished(ranges);
  expect(Array.from(byteStart, (start, i) => [start, byteEnd[i]])).toEqual(ranges);
  expect([Array.from(ids), Array.from(flags)]).toEqual([
    [7, 8, 9],
    [0, 1, 2],
  ]);
  expect(ids.buffer.byteLength).toBe(bytes);
});

test("no tokens are no columns", () => {
  const { ids, byteStart, byteEnd, flags } = new EncodingBuilder().finish();
  expect([ids, byteStart, byteEnd, flags].map(({ length }) => length)).toEqual([0, 0, 0, 0]);
});
