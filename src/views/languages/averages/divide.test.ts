import { expect, test } from "vitest";
import type { CorpusLanguage } from "../../../corpora/language";
import { divideRows } from "./divide";

const language = (code: string, script: string, region: string | null, iso6393: string | null): CorpusLanguage => ({
  ...{ code, name: code, endonym: null, bcp47: null, iso6393, script, direction: "ltr", latitude: null },
  ...{ longitude: null, region, speakers: null, present: 31, bytes: 1 },
});
const rows = [
  language("mine", "Latn", null, null),
  language("hin", "Deva", "Southern Asia", "hin"),
  language("deu", "Latn", "Western Europe", "deu"),
  language("tam", "Taml", "Southern Asia", "tam"),
].map((one) => ({ language: one, figures: [] }));
const parts = (by: "script" | "region" | "family") =>
  divideRows(rows, by).map(({ name, rows: part }) => `${name}: ${part.map((row) => row.language.code).join(" ")}`);

test("rows are parted by what their languages have in common, the largest part first and what is not known last", () => {
  expect(parts("script")).toEqual(["Latin: mine deu", "Devanagari: hin", "Tamil: tam"]);
  expect(parts("region")).toEqual(["Southern Asia: hin tam", "Western Europe: deu", "Region not known: mine"]);
  expect(parts("family")).toEqual(["Indo-European: hin deu", "Dravidian: tam", "Family not known: mine"]);
});
