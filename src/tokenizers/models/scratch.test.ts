import fc from "fast-check";
import { expect, test } from "vitest";
import { utf8Encode } from "../../text/utf8";
import { Utf8Scratch } from "./scratch";

const wellFormed = fc.string({ unit: "binary", maxLength: 200 });

test("writes any range of any text as TextEncoder does, one after the other", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(wellFormed, wellFormed, wellFormed)), (texts) => {
      const scratch = new Utf8Scratch();
      for (const [before, range, after] of texts) {
        const size = scratch.write(before + range + after, before.length, before.length + range.length);
        expect(scratch.bytes.slice(0, size)).toEqual(utf8Encode(range));
      }
    }),
  );
});

test("does not keep the room that one long text has taken", () => {
  const scratch = new Utf8Scratch();
  scratch.writeAll("é".repeat(1_000_000));
  expect(scratch.bytes.length).toBeGreaterThan(2_000_000);
  const size = scratch.writeAll("é");
  expect(scratch.bytes.length).toBeLessThan(1 << 19);
  expect(scratch.bytes.slice(0, size)).toEqual(utf8Encode("é"));
  expect(scratch.view.buffer).toBe(scratch.bytes.buffer);
});
