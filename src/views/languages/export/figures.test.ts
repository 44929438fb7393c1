import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { syntheticRows, syntheticSeries } from "../../../../test/support/chartRows";
import { premiumMeasure } from "../../../instruments/corpus/counted";
import type { ChartRow } from "../chart";
import { figuresToCsv } from "./figuresToCsv";
import { figuresToJson } from "./figuresToJson";

const series = syntheticSeries(2);
const caption = ["Corpus: UDHR, 521 languages.", "Pivot: English."];

function named(row: ChartRow, name: string): ChartRow {
  return { ...row, language: { ...row.language, name } };
}

function parse(csv: string): Record<string, string>[] {
  const { data, errors } = Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true });
  expect(errors).toEqual([]);
  return data;
}

describe("figures as CSV", () => {
  const rows = syntheticRows(100, 2);

  test("are a record for each figure that is there, below a header", () => {
    const csv = figuresToCsv(rows, series, premiumMeasure, caption);
    expect(csv.split("\r\n")[0]).toBe(
      "language,name,script,region,tokenizer,segments,tokens,bytes,characters,unknown,premium,low,high,byte_premium,character_premium,pivot_tokens",
    );
    const records = parse(csv).filter(({ language }) => !language?.startsWith("#"));
    expect(records).toHaveLength(98 * 2);
    for (const record of records) {
      const figures = rows.find(({ language }) => language.code === record.language)?.figures[0];
      expect(Number(record.tokens)).toBe(figures?.tokens);
      expect(Number(record.premium)).toBe(figures?.premium);
      expect(Number(record.low)).toBe(figures?.interval?.[0]);
    }
  });

  test("end with the caption", () => {
    const notes = parse(figuresToCsv(rows, series, premiumMeasure, caption)).slice(-2);
    expect(notes.map(({ language }) => language)).toEqual(caption.map((line) => `# ${line}`));
  });

  test("keep names with quotation marks, commas and line breaks", () => {
    const [row] = rows;
    if (row === undefined) throw new Error("There are no rows.");
    const name = 'Say "yes", or\nno';
    expect(parse(figuresToCsv([named(row, name)], series, premiumMeasure, []))[0]?.name).toBe(name);
  });

  test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])("make no formula of the name %j", (name) => {
    const [row] = rows;
    if (row === undefined) throw new Error("There are no rows.");
    expect(parse(figuresToCsv([named(row, name)], series, premiumMeasure, []))[0]?.name).toBe(`'${name}`);
  });

  test("leave a field empty where there is no value", () => {
    const [row] = rows;
    const one = row?.figures[0];
    if (row === undefined || !one) throw new Error("There are no figures.");
    const figures = [{ ...one, premium: null, value: null, interval: null }];
    const [record] = parse(figuresToCsv([{ ...row, figures }], series.slice(0, 1), premiumMeasure, []));
    expect([record?.premium, record?.low, record?.high]).toEqual(["", "", ""]);
  });
});

test("figures as JSON are the caption and the same records", () => {
  const rows = syntheticRows(3, 2);
  const { caption: told, figures } = JSON.parse(figuresToJson(rows, series, premiumMeasure, caption));
  expect(told).toEqual(caption);
  expect(figures).toHaveLength(6);
  expect(figures[0]).toMatchObject({
    language: "l0",
    tokenizer: "builtin:made-up-0",
    premium: 1,
    low: 0.95,
    high: 1.05,
  });
});
