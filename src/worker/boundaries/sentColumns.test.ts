import fc from "fast-check";
import { expect, test } from "vitest";
import { ColumnReceiver, type ComparedTokens, sendColumns, type TokensPart } from "./sentColumns";

const columns = fc.array(
  fc.array(fc.nat({ max: 1000 }), { maxLength: 30 }).map(
    (numbers): ComparedTokens => ({
      byteStart: Uint32Array.from(numbers),
      byteEnd: Uint32Array.from(numbers, (number) => number + 1),
      flags: Uint8Array.from(numbers, (number) => number % 7),
    }),
  ),
);

test("columns come as they are, a few tokens at a time, and are given once", async () => {
  await fc.assert(
    fc.asyncProperty(columns, columns, async (first, second) => {
      const receiver = new ColumnReceiver();
      for (const sent of [first, second]) {
        const before = structuredClone(sent);
        await sendColumns(
          sent,
          async (part: TokensPart) => {
            expect(part.flags.length).toBeLessThanOrEqual(4);
            receiver.take(part);
          },
          4,
        );
        expect(receiver.finish()).toEqual(before);
        expect(sent).toEqual(before);
      }
      expect(receiver.finish()).toEqual([]);
    }),
  );
});
