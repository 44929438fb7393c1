import fc from "fast-check";
import { expect, test } from "vitest";
import { AlignmentBuilder, type ByteAlignment, composeAlignments, originalRange } from "./alignment";
import { TokenFlag } from "./tokenizer";

/** The alignment byte by byte. */
function columns(alignment: ByteAlignment, length: number) {
  const bytes = Array.from({ length }, (_, byte) => byte);
  return {
    start: bytes.map((byte) => alignment.startOf(byte)),
    end: bytes.map((byte) => alignment.endOf(byte)),
    changed: bytes.map((byte) => (alignment.isChanged(byte, byte + 1) ? 1 : 0)),
  };
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
  expect(columns(builder.finish(), 3)).toEqual({ start: [0, 0, 3], end: [3, 3, 4], changed: [1, 1, 0] });
});

test("an insertion has no extent, a deletion leaves a gap, and notation is no change", () => {
  const builder = new AlignmentBuilder();
  builder.replace(0, 3);
  builder.copy(1);
  builder.replace(2, 0);
  builder.replace(1, 3, false);
  expect(columns(builder.finish(), 7)).toEqual({
    start: [0, 0, 0, 0, 3, 3, 3],
    end: [0, 0, 0, 1, 4, 4, 4],
    changed: [1, 1, 1, 0, 0, 0, 0],
  });
});

test("a deletion changes the token that spans it, not the tokens beside it", () => {
  const builder = new AlignmentBuilder();
  builder.copy(2);
  builder.replace(3, 0);
  builder.copy(2);
  const alignment = builder.finish();
  expect([alignment.isChanged(0, 2), alignment.isChanged(2, 4), alignment.isChanged(1, 3)]).toEqual([
    false,
    false,
    true,
  ]);
  expect(originalRange(alignment, 1, 3)).toEqual({ start: 1, end: 6 });
  expect(originalRange(alignment, 4, 4)).toEqual({ start: 7, end: 7 });
});

test("questions may come in any order", () => {
  const builder = new AlignmentBuilder();
  for (let i = 0; i < 1000; i++) {
    builder.copy(2);
    builder.replace(1, 3);
  }
  const alignment = builder.finish();
  const inOrder = Array.from({ length: 5000 }, (_, byte) => alignment.startOf(byte));
  for (const byte of [4999, 0, 2501, 17, 4000, 3]) expect(alignment.startOf(byte)).toBe(inOrder[byte]);
  expect(inOrder.slice(0, 7)).toEqual([0, 1, 2, 2, 2, 3, 4]);
});

test("composition with nothing is the other", () => {
  const alignment = build([[2, 2, true]]);
  expect(composeAlignments(null, alignment)).toBe(alignment);
  expect(composeAlignments(alignment, null)).toBe(alignment);
  expect(composeAlignments(null, null)).toBeNull();
});

/** What composition means, byte by byte. */
function composeBytewise(first: ReturnType<typeof columns>, second: ReturnType<typeof columns>, sourceBytes: number) {
  const bytes = second.start.map((from, i) => {
    const to = second.end[i] ?? 0;
    const start = first.start[from] ?? sourceBytes;
    const end = to > from ? (first.end[to - 1] ?? 0) : Math.max(start, first.end[from - 1] ?? 0);
    const changed = (second.changed[i] ?? 0) | Math.max(0, ...first.changed.slice(from, to));
    return { start, end, changed };
  });
  return {
    start: bytes.map(({ start }) => start),
    end: bytes.map(({ end }) => end),
    changed: bytes.map(({ changed }) => changed),
  };
}

test("composition is what it is byte by byte", () => {
  const targetBytes = (list: readonly Edit[]) => list.reduce((sum, [, target]) => sum + target, 0);
  const pairs = edits(12).chain((first) => edits(targetBytes(first)).map((second) => [first, second] as const));
  fc.assert(
    fc.property(pairs, ([firstEdits, secondEdits]) => {
      const [first, second] = [build(firstEdits), build(secondEdits)];
      const composed = composeAlignments(first, second) ?? second;
      const length = targetBytes(secondEdits);
      expect(columns(composed, length)).toEqual(
        composeBytewise(columns(first, targetBytes(firstEdits)), columns(second, length), 12),
      );
    }),
    { numRuns: 5000 },
  );
});

test("tokens taken over at once get what each would get by itself", () => {
  const sizes = fc.array(fc.nat({ max: 3 }), { maxLength: 12 });
  fc.assert(
    fc.property(edits(12), sizes, (list, tokens) => {
      const alignment = build(list);
      const length = list.reduce((sum, [, target]) => sum + target, 0);
      const [starts, ends]: [number[], number[]] = [[], []];
      let at = 0;
      for (const size of tokens) {
        if (at + size > length) break;
        starts.push(at);
        at += size;
        ends.push(at);
      }
      const byteStart = Uint32Array.from(starts);
      const byteEnd = Uint32Array.from(ends);
      const flags = new Uint8Array(starts.length);
      alignment.alignTokens(byteStart, byteEnd, flags, 0, starts.length, 100);
      starts.forEach((start, i) => {
        const range = originalRange(alignment, start, ends[i] ?? 0);
        expect([byteStart[i], byteEnd[i]]).toEqual([range.start + 100, range.end + 100]);
        const isEmpty = range.start === range.end;
        const isChanged = !isEmpty && alignment.isChanged(start, ends[i] ?? 0);
        expect(flags[i]).toBe(isEmpty ? TokenFlag.inserted : isChanged ? TokenFlag.changed : 0);
      });
    }),
    { numRuns: 3000 },
  );
});
