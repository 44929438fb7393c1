import fc from "fast-check";
import { expect, test } from "vitest";
import { readList, writeList } from "./languageList";

test("a list of languages is read as it was written, whatever their codes", () => {
  const code = fc.oneof(fc.constantFrom("eng", "%7E", "~", "%", "a~b"), fc.string({ minLength: 1 }));
  fc.assert(
    fc.property(fc.array(code), (codes) => {
      expect(readList(writeList(codes))).toEqual(codes);
    }),
  );
  expect(writeList(["eng", "deu_1996"])).toBe("eng~deu_1996");
});
