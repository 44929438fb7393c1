import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyEditorEdit, countLineEndings, toEditorText } from "./lineEndings";

const texts = fc.string({ unit: fc.constantFrom("a", "b", " ", "\n", "\r", "\r\n", "👍") });
/** What a textarea can hold. */
const editorTexts = fc.string({ unit: fc.constantFrom("a", "b", " ", "\n", "👍") });

test("endings are counted, CR LF once", () => {
  expect(countLineEndings("a\nb\r\nc\rd\r\r\n\n")).toEqual({ lf: 2, crlf: 2, cr: 2 });
  fc.assert(
    fc.property(texts, (text) => {
      const { lf, crlf, cr } = countLineEndings(text);
      expect(lf + crlf + cr).toBe(toEditorText(text).split("\n").length - 1);
      expect(crlf).toBe(text.split("\r\n").length - 1);
    }),
  );
});

describe("an edit in the editor", () => {
  test("shows in the editor as it was made", () => {
    fc.assert(
      fc.property(texts, editorTexts, (original, edited) => {
        expect(toEditorText(applyEditorEdit(original, edited))).toBe(edited);
      }),
      { numRuns: 2000 },
    );
  });

  test("that changes nothing changes nothing", () => {
    fc.assert(
      fc.property(texts, (original) => {
        expect(applyEditorEdit(original, toEditorText(original))).toBe(original);
      }),
    );
  });

  test("leaves the line endings around it alone", () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        // A letter that is nowhere else keeps the stretch that differs to what was typed.
        const original = `${before}.${after}`;
        expect(applyEditorEdit(original, `${toEditorText(before)}.X${toEditorText(after)}`)).toBe(
          `${before}.X${after}`,
        );
      }),
      { numRuns: 2000 },
    );
  });

  test("that brings CR and LF together leaves two breaks", () => {
    expect(applyEditorEdit("a\rb\nc", "a\n\nc")).toBe("a\r\r\nc");
  });

  test("trap 11: a new line break takes the text's most common kind", () => {
    expect(applyEditorEdit("a\r\nb", "a\nb\nc")).toBe("a\r\nb\r\nc");
    expect(applyEditorEdit("a\rb\rc", "a\nb\nc\nd")).toBe("a\rb\rc\rd");
    expect(applyEditorEdit("a\nb\nc\r\nd", "a\nb\nc\nd\ne")).toBe("a\nb\nc\r\nd\ne");
    expect(applyEditorEdit("a\nb", "a\nb\nc")).toBe("a\nb\nc");
  });
});
