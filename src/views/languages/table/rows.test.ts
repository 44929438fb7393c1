import { describe, expect, test } from "vitest";
import type { LanguageFigures } from "../../../analysis/languageFigures";
import type { CorpusLanguage } from "../../../corpora/language";
import type { TokenizerReference } from "../../../tokenizers/tokenizerReference";
import { isAbove, rowsOf, sortRows } from "./rows";

const language = (code: string, name: string, part: Partial<CorpusLanguage> = {}): CorpusLanguage => ({
  ...{ code, name, endonym: null, bcp47: null, iso6393: code, script: "Latn", direction: "ltr", latitude: null },
  ...{ longitude: null, region: null, speakers: null, present: 31, bytes: 10_000, ...part },
});
const figuresOf = (code: string, premium: number | null, bytePremium = 1): LanguageFigures => ({
  ...{
    code,
    premium,
    value: premium,
    bytePremium,
    segments: 31,
    tokens: 1,
    bytes: 1,
    characters: 1,
    unknown: 0,
    pivotTokens: 1,
    interval: null,
  },
  characterPremium: 1,
});

const hindi = language("hin", "Hindi", { endonym: "हिन्दी", speakers: 500, script: "Deva" });
const german = language("deu_1996", "German (1996)", { endonym: "Deutsch", speakers: 90, bcp47: "de-1996" });
const portuguese = language("por", "Portuguese", { endonym: "português" });
const tokenizers: TokenizerReference[] = ["builtin:a", "builtin:b"];
const rows = rowsOf(
  [portuguese, german, hindi],
  tokenizers,
  new Map([
    [
      "builtin:a",
      new Map([
        ["hin", figuresOf("hin", 4, 2.5)],
        ["deu_1996", figuresOf("deu_1996", 1.5, 1.1)],
      ]),
    ],
    [
      "builtin:b",
      new Map([
        ["hin", figuresOf("hin", 1.2)],
        ["por", figuresOf("por", 1.6)],
      ]),
    ],
  ]),
);
const order = (...sort: Parameters<typeof sortRows>[1][]) =>
  sort.map((one) =>
    sortRows(rows, one, tokenizers)
      .map((row) => row.language.code)
      .join(" "),
  );

describe("rows", () => {
  test("are sorted by any column, those without a value last", () => {
    expect(order({ column: null, descending: true }, { column: null, descending: false })).toEqual([
      "hin deu_1996 por",
      "deu_1996 hin por",
    ]);
    expect(order({ column: "builtin:b", descending: true })).toEqual(["por hin deu_1996"]);
    expect(order({ column: "name", descending: false }, { column: "name", descending: true })).toEqual([
      "deu_1996 hin por",
      "por hin deu_1996",
    ]);
    expect(order({ column: "speakers", descending: false })).toEqual(["deu_1996 hin por"]);
    expect(order({ column: "bytes", descending: true })).toEqual(["hin deu_1996 por"]);
    expect(order({ column: "script", descending: false })).toEqual(["hin deu_1996 por"]);
  });

  test("are above a premium when any tokenizer's is", () => {
    expect(rows.filter((row) => isAbove(row, 1.5)).map((row) => row.language.code)).toEqual(["por", "hin"]);
  });
});
