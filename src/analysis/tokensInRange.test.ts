import fc from "fast-check";
import { expect, test } from "vitest";
import { tokensInRange } from "./tokensInRange";

/** Ranges as encodings have them: never backwards, some empty, some the same as the one before, some bytes in none. */
const ranges = fc
  .array(fc.record({ gap: fc.nat({ max: 2 }), length: fc.nat({ max: 3 }), isSame: fc.boolean() }), { maxLength: 12 })
  .map((steps) => {
    const made: [start: number, end: number][] = [];
    for (const { gap, length, isSame } of steps) {
      const last = made.at(-1);
      if (isSame && last !== undefined) made.push([...last]);
      else made.push([(last?.[1] ?? 0) + gap, (last?.[1] ?? 0) + gap + length]);
    }
    return made;
  });

test("tokens of a range have a byte of it, and those of an empty one stand there without any", () => {
  fc.assert(
    fc.property(ranges, fc.nat({ max: 30 }), fc.nat({ max: 6 }), (tokens, from, length) => {
      const encoding = {
        ids: new Uint32Array(tokens.length),
        byteStart: Uint32Array.from(tokens, ([start]) => start),
        byteEnd: Uint32Array.from(tokens, ([, end]) => end),
        flags: new Uint8Array(tokens.length),
      };
      const to = from + length;
      const { start, end } = tokensInRange(encoding, from, to);
      const inRange = tokens.flatMap(([first, last], i) => {
        const hasByte = first < to && last > from;
        const standsThere = first === from && last === from;
        return (length === 0 ? standsThere : hasByte && (first < last || first > from)) ? [i] : [];
      });
      expect(Array.from({ length: end - start }, (_, i) => start + i)).toEqual(inRange);
    }),
  );
});
