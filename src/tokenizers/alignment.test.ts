import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AlignmentBuilder, type ByteAlignment, composeAlignments } from "./alignment";

function columns({ start, end, changed }: ByteAlignment) {
  return { start: Array.from(start), end: Array.from(end), changed: Array.from(changed) };
}

/** Edits of a text: pieces kept, replaced, inserted or dropped. */
type Edit = readonly [sourceBytes: number, targetBytes: number, kept: boolean];

const edits = (sourceBytes: number): fc.Arbitrary<Edit[]> =>
  fc.array(fc.tuple(fc.nat({ max: 4 }), fc.nat({ max: 4 }), fc.boolean()), { maxLength: 12 }).map((drawn) => {
    const result: Edit[] = [];
    let left = sourceBytes;
    for (const [source, target, kept] of drawn) {
      const taken = Math.min(source, left);
      result.push([taken, kept ? taken : target, kept]);
      left -= taken;
    }
    return [...result, [left, left, true] as const];
  });

function build(list: readonly Edit[]): ByteAlignment {
  const builder = new AlignmentBuilder();
  for (const [source, target, kept] of list) {
    if (kept) builder.copy(source);
    else builder.replace(source, target);
  }
  return builder.finish();
}

test("NFC of e, U+0301, x: both bytes of é stand for both characters", () => {
  const builder = new AlignmentBuilder();
  builder.replace(3, 2);
  builder.copy(1);
  expect(columns(builder.finish())).toEqual({ start: [0, 0, 3], end: [3, 3, 4], changed: [1, 1, 0] });
});

test("an insertion has no extent, a deletion leaves a gap, and notation is no change", () => {
  const builder = new AlignmentBuilder();
  builder.replace(0, 3);
  builder.copy(1);
  builder.replace(2, 0);
  builder.replace(1, 3, false);
  expect(columns(builder.finish())).toEqual({
    start: [0, 0, 0, 0, 3, 3, 3],
    end: [0, 0, 0, 1, 4, 4, 4],
    changed: [1, 1, 1, 0, 0, 0, 0],
  });
});

test("a long text outgrows the first arrays", () => {
  const builder = new AlignmentBuilder();
  builder.copy(1000);
  builder.replace(1, 1000);
  const { start, end } = builder.finish();
  expect([start.length, start[999], start[1000], end[1999]]).toEqual([2000, 999, 1000, 1001]);
});

describe("composition", () => {
  test("with nothing is the other", () => {
    const alignment = build([[2, 2, true]]);
    expect(composeAlignments(null, alignment)).toBe(alignment);
    expect(composeAlignments(alignment, null)).toBe(alignment);
    expect(composeAlignments(null, null)).toBeNull();
  });

  const pairs = edits(12).chain((first) => {
    const middle = first.reduce((sum, [, target]) => sum + target, 0);
    return edits(middle).map((second) => [build(first), build(second)] as const);
  });

  test("never runs backwards, and stays inside the source", () => {
    fc.assert(
      fc.property(pairs, ([first, second]) => {
        const { start, end } = composeAlignments(first, second) ?? second;
        for (let i = 0; i < start.length; i++) {
          expect(start[i]).toBeLessThanOrEqual(end[i] ?? -1);
          expect(end[i]).toBeLessThanOrEqual(12);
          if (i > 0) expect(start[i]).toBeGreaterThanOrEqual(start[i - 1] ?? 0);
          if (i > 0) expect(end[i]).toBeGreaterThanOrEqual(end[i - 1] ?? 0);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test("takes a byte that both keep to its own place, unchanged", () => {
    fc.assert(
      fc.property(pairs, ([first, second]) => {
        const composed = composeAlignments(first, second) ?? second;
        composed.start.forEach((_, i) => {
          const middle = second.start[i] ?? 0;
          const one = second.end[i] === middle + 1;
          if (one && second.changed[i] === 0) {
            expect(composed.start[i]).toBe(first.start[middle]);
            expect(composed.end[i]).toBe(first.end[middle]);
            expect(composed.changed[i]).toBe(first.changed[middle]);
          }
          if (second.changed[i] === 1) expect(composed.changed[i]).toBe(1);
        });
      }),
    );
  });
});
