import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runs } from "../../test/support/runs";
import { codePointName, visibleParts, visibleText } from "./visible";

describe("visible parts", () => {
  test.each([
    ["", ""],
    ["abc", "abc"],
    [" a", "·a"],
    ["a\r\n\tb\u00a0", "a␍⏎⇥b⍽"],
    ["\u200b", "U+200B"],
    ["\0", "U+0000"],
    ["\ufeffa", "U+FEFFa"],
    ["\u3000", "U+3000"],
    ["\ud83d", "U+D83D"],
    ["\u{e000}", "U+E000"],
    ["\u0301", "◌\u0301"],
    ["e\u0301", "e\u0301"],
    ["            ", "·×12"],
    ["     ", "·····"],
    ["\n\n\n\n\n\n\n", "⏎×7"],
    ["👩‍👧", "👩‍👧"],
    ["\u200d👧", "U+200D👧"],
    ["❤\ufe0f", "❤\ufe0f"],
    ["\u3164", "U+3164"],
    ["\ufffd", "\ufffd"],
  ])("%j is shown as %j", (text, shown) => {
    expect(visibleText(text)).toBe(shown);
  });

  test("show something for every text but the empty one, and hide no character", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1 }), (text) => {
        const parts = visibleParts(text);
        expect(parts.length).toBeGreaterThan(0);
        for (const { text: part, kind } of parts) {
          expect(part).not.toBe("");
          // What is not text has been given a visible form.
          if (kind !== "text") expect(part).toMatch(/^[!-~\p{S}\p{P}]+$/u);
          else expect(part).not.toMatch(/[\p{White_Space}\p{Cc}\p{Co}\p{Cs}\p{Cn}]/u);
        }
      }),
      runs(300, 50_000),
    );
  });

  test("leave visible text as it is, in order", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", "é", "東", "ش", " ", "\n", "क्ष", "👍") }), (text) => {
        const plain = visibleParts(text)
          .filter((part) => part.kind === "text")
          .map((part) => part.text)
          .join("");
        expect(plain).toBe(text.replace(/[ \n]/g, ""));
      }),
    );
  });
});

test("a code point's name has four digits or more", () => {
  expect(["A", "\u200d", "👍"].map(codePointName)).toEqual(["U+0041", "U+200D", "U+1F44D"]);
});
