import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { syntheticRows, syntheticSeries } from "../../../../test/support/chartRows";
import { premiumMeasure } from "../../../instruments/corpus/counted";
import { charts } from "../../../state/languages/choice";
import { chartToSvg } from "./chartToSvg";

const theme = readFileSync(new URL("../../../ui/theme.css", import.meta.url), "utf8");

/** The light theme's colours: the first of each variable's two. */
function color(variable: string): string {
  const value = new RegExp(`${variable}: (?:light-dark\\()?(#[0-9a-f]+)`).exec(theme)?.[1];
  if (value === undefined) throw new Error(`theme.css has no colour ${variable}.`);
  return value;
}

const rows = syntheticRows(521, 5);
const series = syntheticSeries(5);
const [first] = rows;
if (first === undefined) throw new Error("There are no rows.");
const of = { mode: "segment" as const, measure: premiumMeasure };
const drawn = { rows, series, scale: "log" as const, pivot: first.language, ...of };

const options = { title: "Premiums & more", caption: ["Corpus: UDHR.", "Pivot: <English>."], color };

/** Each of all rows, drawn once. */
const whole = new Map(charts.map((chart) => [chart, chartToSvg(chart, drawn, options)]));

describe("a chart as SVG", () => {
  test.each(charts)("%s is well-formed, has its caption, and needs no style sheet", async (chart) => {
    const svg = (await whole.get(chart)) ?? "";
    expectWellFormed(svg);
    expect(svg).toContain('xmlns="http://www.w3.org/2000/svg"');
    expect(svg).toContain("Premiums &amp; more");
    expect(svg).toContain("Corpus: UDHR.");
    expect(svg).toContain("Pivot: &lt;English&gt;.");
    expect(svg).not.toContain("var(");
    expect(svg).not.toContain("class=");
    expect(svg).not.toContain("NaN");
  });

  test.each(["bars", "heat"] as const)("%s has all rows, not only those in sight", async (chart) => {
    const svg = (await whole.get(chart)) ?? "";
    for (const { language } of rows) expect(svg).toContain(`>${language.name}</text>`);
  });

  test("names from one's own corpus cannot break it", async () => {
    const [row] = syntheticRows(1, 1);
    if (row === undefined) throw new Error("There are no rows.");
    const language = { ...row.language, name: '</text><script>="var(--ink)"\u0001\ud800' };
    const svg = await chartToSvg(
      "heat",
      { ...drawn, rows: [{ ...row, language }], series: series.slice(0, 1) },
      options,
    );
    expectWellFormed(svg);
    expect(svg).not.toContain("<script");
    expect(svg).not.toContain("\u0001");
  });

  test("a bar that is not measured yet is dashed and said, and a measured one is not", async () => {
    const some = rows
      .slice(0, 3)
      .map((row, i) => ({ ...row, figures: i === 1 ? row.figures.map(() => null) : row.figures }));
    const svg = await chartToSvg("bars", { ...drawn, rows: some }, options);
    expect(svg.match(/stroke-dasharray/g)).toHaveLength(series.length);
    expect(svg).toContain("Dashed: not measured yet");
    expect(await chartToSvg("bars", { ...drawn, rows: rows.slice(0, 3) }, options)).not.toMatch(/dasharray|Dashed/);
    const untold = rows.slice(0, 3).map((row) => ({
      ...row,
      figures: row.figures.map((one, i) => (one && i === 0 ? { ...one, value: null } : one)),
    }));
    const without = await chartToSvg("bars", { ...drawn, rows: untold }, options);
    expect(without).toContain(`No bars of ${series[0]?.label}:`);
    expect(without).not.toMatch(/dasharray|Dashed/);
  });

  test("is there before the first figure", async () => {
    const pending = rows.slice(0, 60).map((row) => ({ ...row, figures: row.figures.map(() => null) }));
    for (const chart of charts) expectWellFormed(await chartToSvg(chart, { ...drawn, rows: pending }, options));
  });
});

/** Every element is closed in order, every attribute quoted, every ampersand the start of a reference. */
function expectWellFormed(xml: string): void {
  const open: string[] = [];
  const body = xml.replace(/^<\?xml [^?]*\?>\n/, "");
  const attribute = String.raw`\s+[a-zA-Z:-]+="[^"<]*"`;
  const tag = new RegExp(`<(/?)([a-zA-Z]+)((?:${attribute})*)\\s*(/?)>`, "y");
  let at = 0;
  while (at < body.length) {
    const next = body.indexOf("<", at);
    const text = body.slice(at, next < 0 ? undefined : next);
    expect(text.replace(/&(?:amp|lt|gt|quot|#x?[0-9a-f]+);/g, "")).not.toMatch(/[&>]/);
    if (next < 0) break;
    tag.lastIndex = next;
    const [whole, closing, name, , selfClosing] = tag.exec(body) ?? [];
    if (whole === undefined || name === undefined) throw new Error(`Not a tag: ${body.slice(next, next + 80)}`);
    if (closing === "/") expect(open.pop()).toBe(name);
    else if (selfClosing !== "/") open.push(name);
    at = next + whole.length;
  }
  expect(open).toEqual([]);
}
