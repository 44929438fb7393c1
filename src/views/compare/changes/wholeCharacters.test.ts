import fc from "fast-check";
import { expect, test } from "vitest";
import type { ChangePiece } from "../../../tokenizers/trace";
import { wholeCharacters } from "./wholeCharacters";

const words = fc.array(fc.constantFrom("a", "ن", "\u064e", "क", "\u093c", "\u093f", "\u200d", "👩"), { maxLength: 3 });
const side = words.map((parts) => parts.join(""));
const piece: fc.Arbitrary<ChangePiece> = fc
  .tuple(side, side, fc.boolean())
  .filter(([before, after]) => before + after !== "")
  .map(([before, after, isSame]) => {
    if (isSame && before !== "") return { kind: "same", before, after: before };
    const kind = before === after ? "same" : before === "" ? "added" : after === "" ? "removed" : "changed";
    return { kind, before, after };
  });

test("no piece begins inside a character, kinds say what the sides are, and the sides stay", () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      const whole = wholeCharacters(pieces);
      for (const name of ["before", "after"] as const) {
        expect(whole.map((each) => each[name]).join("")).toBe(pieces.map((each) => each[name]).join(""));
      }
      whole.forEach(({ kind, before, after }, i) => {
        expect(kind === "same").toBe(before === after);
        expect(kind === "added").toBe(before === "");
        expect(kind === "removed").toBe(after === "");
        if (i > 0) expect([before, after].some((text) => /^[\p{M}\u200d]/u.test(text))).toBe(false);
      });
    }),
    { numRuns: 300 },
  );
});

test("a letter whose mark is removed has become another one", () => {
  const pieces: ChangePiece[] = [
    { kind: "same", before: "كن", after: "كن" },
    { kind: "removed", before: "\u064e", after: "" },
    { kind: "same", before: "ه", after: "ه" },
  ];
  expect(wholeCharacters(pieces)).toEqual([
    { kind: "same", before: "ك", after: "ك" },
    { kind: "changed", before: "ن\u064e", after: "ن" },
    { kind: "same", before: "ه", after: "ه" },
  ]);
});
