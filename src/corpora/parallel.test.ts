import fc from "fast-check";
import { expect, test } from "vitest";
import { CorpusError, type CorpusText, isPresent, languageOf, parallelCorpus, pivotOf, segmentsOf } from "./parallel";

function text(code: string, segments: readonly string[]): CorpusText {
  return { code, file: `${code}.dev`, segments };
}

test("a file's name gives the language, or none", () => {
  expect(["deu_Latn.dev", "zho_Hans.devtest", "pt-BR.txt"].map(languageOf)).toEqual(["deu_Latn", "zho_Hans", "pt-BR"]);
  expect(["README", "README.md", ".dev", "._eng_Latn.dev", "eng_Latn.dev.gz"].map(languageOf)).toEqual(
    new Array(5).fill(null),
  );
});

test("lines are segments, whether they end with LF or CR LF, and whether the last one ends", () => {
  const line = fc.string({ unit: "binary" }).map((string) => string.replace(/[\r\n\ufeff]/g, ""));
  fc.assert(
    fc.property(fc.array(line, { minLength: 1 }), fc.constantFrom("\n", "\r\n"), fc.boolean(), (lines, end, mark) => {
      expect(segmentsOf((mark ? "\ufeff" : "") + lines.map((each) => each + end).join(""))).toEqual(lines);
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

test("a corpus is in order of codes", () => {
  const corpus = parallelCorpus([text("fra", ["a"]), text("deu", ["b"]), text("eng", ["c"])]);
  expect(corpus.map(({ code }) => code)).toEqual(["deu", "eng", "fra"]);
});

test("the file with another number of lines is named, wherever it stands", () => {
  const odd = text("fra", ["1"]);
  const even = [text("deu", ["1", "2"]), text("eng", ["1", "2"])];
  for (const texts of [
    [odd, ...even],
    [...even, odd],
  ]) {
    expect(() => parallelCorpus(texts)).toThrow(/^fra\.dev has 1 lines, but deu\.dev has 2\./);
  }
});

test("no languages, and two files of one, are refused", () => {
  expect(() => parallelCorpus([])).toThrow(CorpusError);
  expect(() => parallelCorpus([text("eng", []), { ...text("eng", []), file: "eng.txt" }])).toThrow(
    /eng\.dev and eng\.txt are both of eng/,
  );
});

test("the pivot is the one asked for, else English", () => {
  const corpus = ["deu", "en", "eng"].map((code) => text(code, []));
  expect(pivotOf(corpus, "deu").code).toBe("deu");
  expect(pivotOf(corpus, null).code).toBe("eng");
  expect(pivotOf([...corpus, text("eng_Latn", [])], null).code).toBe("eng_Latn");
  expect(() => pivotOf(corpus, "fra")).toThrow(/the pivot fra\. Its languages: deu, en, eng\./);
  expect(() => pivotOf([text("deu", [])], null)).toThrow(/none of eng_Latn, eng, en; .* Its languages: deu\./);
});
