import fc from "fast-check";
import { expect, it } from "vitest";
import { toBase64url } from "./base64url";
import { fromBase64url } from "./fromBase64url";

it("writes what Node's own base64url writes, and reads it back", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const text = toBase64url(bytes);
      expect(text).toBe(Buffer.from(bytes).toString("base64url"));
      expect(fromBase64url(text)).toEqual(bytes);
    }),
  );
});

it("takes four megabytes, across chunks", () => {
  const bytes = new Uint8Array(4 * 1024 * 1024 + 1).map((_, at) => at * 31);
  const back = fromBase64url(toBase64url(bytes));
  expect(back !== null && Buffer.compare(back, bytes)).toBe(0);
});

it("refuses what is none", () => {
  for (const text of ["A", "AA==", "A+A", "A/A", "A A", "AAAAA", "é", "\0"]) expect(fromBase64url(text)).toBeNull();
});
