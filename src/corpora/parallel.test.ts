import fc from "fast-check";
import { expect, test } from "vitest";
import { isPresent, pivotOf, segmentsOf } from "./parallel";

test("lines are segments, whether they end with LF or CR LF, and whether the last one ends", () => {
  const line = fc.string({ unit: "binary" }).map((string) => string.replace(/[\r\n]/g, ""));
  fc.assert(
    fc.property(fc.array(line, { minLength: 1 }), fc.constantFrom("\n", "\r\n"), (lines, end) => {
      expect(segmentsOf(lines.map((each) => each + end).join(""))).toEqual(lines);
      const [last] = lines.slice(-1);
      if (last !== "") expect(segmentsOf(lines.join(end))).toEqual(lines);
    }),
  );
  expect(segmentsOf("")).toEqual([]);
  expect(segmentsOf("a\n\n")).toEqual(["a", ""]);
  expect(segmentsOf("a\u2028b\x85c\n")).toEqual(["a\u2028b\x85c"]);
});

test("a blank segment is missing", () => {
  expect(["", " \t", "\u3000", "a"].map(isPresent)).toEqual([false, false, false, true]);
});

test("the pivot is the one asked for, else English", () => {
  const corpus = ["deu", "en", "eng"].map((code) => ({ code }));
  expect(pivotOf(corpus, "deu").code).toBe("deu");
  expect(pivotOf(corpus, null).code).toBe("eng");
  expect(pivotOf([...corpus, { code: "eng_Latn" }], null).code).toBe("eng_Latn");
  expect(() => pivotOf(corpus, "fra")).toThrow(/the pivot fra\. Its languages: deu, en, eng\./);
  expect(() => pivotOf([{ code: "deu" }], null)).toThrow(/none of eng_Latn, eng, en; .* Its languages: deu\./);
});
