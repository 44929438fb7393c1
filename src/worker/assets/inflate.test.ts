import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { inflate } from "./inflate";

const deflate = (bytes: Uint8Array) => new Uint8Array(deflateRawSync(bytes));

test("gives what was deflated, whatever it was said to come to", async () => {
  const anyBytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.nat({ max: 300_000 }).map((n) => new Uint8Array(n)),
  );
  await fc.assert(
    fc.asyncProperty(anyBytes, fc.nat({ max: 0xffffffff }), async (bytes, wrong) => {
      for (const expected of [undefined, bytes.length, wrong]) {
        const inflated = await inflate(deflate(bytes), expected);
        // Buffers compare these in one step, where `toEqual` looks at each number.
        expect(Buffer.compare(inflated, bytes)).toBe(0);
      }
    }),
  );
});

test("refuses what is cut off or was never deflated", async () => {
  const deflated = deflate(new TextEncoder().encode("All human beings are born free and equal in dignity"));
  await expect(inflate(deflated.slice(0, -1), 51)).rejects.toThrow(TypeError);
  await expect(inflate(Uint8Array.of(255, 255, 255), 3)).rejects.toThrow(TypeError);
});
