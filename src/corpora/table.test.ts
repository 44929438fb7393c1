import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { readDelimited, readJsonLines } from "./table";

const cell = fc.string({ unit: fc.constantFrom("a", "é", "東", '"', ",", ";", "\t", "\n", "\r\n", " ") });
const table = fc
  .tuple(fc.integer({ min: 2, max: 5 }), fc.nat(6))
  .chain(([columns, rows]) =>
    fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
  );
const codes = ["deu", "eng", "fra", "jpn", "zho"];

describe("CSV and TSV", () => {
  test("cells are what was written, whatever separates them", () => {
    const separators = fc.constantFrom(["csv", ","], ["csv", ";"], ["csv", "\t"], ["tsv", "\t"]) as fc.Arbitrary<
      ["csv" | "tsv", string]
    >;
    fc.assert(
      fc.property(table, separators, fc.constantFrom("\n", "\r\n"), (rows, [kind, delimiter], newline) => {
        const header = codes.slice(0, rows[0]?.length ?? 2);
        const text = Papa.unparse([header, ...rows], { delimiter, newline, quotes: true });
        const columns = readDelimited(text, kind, "c");
        expect(columns.map(({ code }) => code)).toEqual(header);
        expect(columns.map(({ segments }) => segments)).toEqual(header.map((_, i) => rows.map((row) => row[i])));
      }),
    );
  });

  test("an empty cell is an empty segment, a blank line is none", () => {
    const columns = readDelimited("deu , eng\na,b\n\n,c\n", "csv", "c");
    expect(columns).toEqual([
      { code: "deu", place: "column 1", segments: ["a", ""], missing: 0 },
      { code: "eng", place: "column 2", segments: ["b", "c"], missing: 0 },
    ]);
  });

  test("a row that does not fit is named by its line, line breaks in cells counted", () => {
    const read = (text: string) => () => readDelimited(text, "csv", "c.csv");
    expect(read('deu,eng\n"a\nb","c\r\nd"\ne\n')).toThrow(/^c\.csv, line 5: 1 cell, but .* names 2 languages\./);
    expect(read("deu,eng\na,b\nc,d,e\n")).toThrow(/^c\.csv, line 3: 3 cells, but/);
    expect(read('deu,eng\na,b\n"c" d,e\n')).toThrow(/^c\.csv, line 3: a cell begins with a quotation mark/);
    expect(read('deu,eng\na,b\nc,"d\ne,f\n')).toThrow(/^c\.csv, line 3: a cell begins with a quotation mark/);
    expect(read(`${"x,".repeat(2000)}x\n`)).toThrow(/over 2000 languages/);
  });
});

describe("JSON Lines", () => {
  test("segments are what was written; keys that are not there or null are missing", () => {
    const row = fc.dictionary(fc.constantFrom(...codes, "__proto__"), fc.option(cell), { noNullPrototype: true });
    fc.assert(
      fc.property(fc.array(row), fc.constantFrom("\n", "\r\n", "\n\n"), (rows, newline) => {
        const columns = readJsonLines(rows.map((each) => JSON.stringify(each) + newline).join(""), "c");
        const found = new Set(rows.flatMap((each) => Object.keys(each)));
        expect(new Set(columns.map(({ code }) => code))).toEqual(found);
        for (const { code, segments, missing } of columns) {
          const own = rows.map((each) => (Object.hasOwn(each, code) ? (each[code] ?? null) : null));
          expect(segments).toEqual(own.map((segment) => segment ?? ""));
          expect(missing).toBe(own.filter((segment) => segment === null).length);
        }
      }),
    );
  });

  test("keys that never are text are left out", () => {
    const columns = readJsonLines('{"id":1,"eng":"a"}\n{"id":2,"eng":"b","tags":["x"]}', "c");
    expect(columns.map(({ code, place }) => [code, place])).toEqual([["eng", "key “eng”"]]);
  });

  test("a line that does not fit is named", () => {
    const read = (text: string) => () => readJsonLines(text, "c.jsonl");
    expect(read('{"eng":"a"}\n{"eng":\n')).toThrow(/^c\.jsonl, line 2: this is not JSON/);
    expect(read('{"eng":"a"}\n["b"]\n')).toThrow(/^c\.jsonl, line 2: each line must be an object/);
    expect(read("null\n")).toThrow(/^c\.jsonl, line 1: each line must be an object/);
    expect(read('{"eng":"a"}\n\n{"eng":3}\n')).toThrow(/^c\.jsonl, line 3: “eng” is not text/);
    expect(readJsonLines("", "c")).toEqual([]);
  });
});
