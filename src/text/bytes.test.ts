import fc from "fast-check";
import { expect, test } from "vitest";
import { joinBytes } from "./bytes";

test("the bytes are those of all chunks, in order", () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 9 })), (chunks) => {
      expect(Array.from(joinBytes(chunks))).toEqual(chunks.flatMap((chunk) => Array.from(chunk)));
    }),
  );
});
