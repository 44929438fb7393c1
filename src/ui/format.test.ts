import fc from "fast-check";
import { expect, test } from "vitest";
import { decimalPads, formatRatio, formatShare } from "./format";
import { formatInterval, formatMoney, formatTick, ratioPad } from "./laterFormats";

const ratio = fc.double({ min: 1e-6, max: 1e6, noNaN: true });

/** Digits that say something: all but the zeros in front. */
function significantDigits(figure: string): number {
  return figure.replace(/[^\d]/g, "").replace(/^0+/, "").length;
}

test("a ratio has three significant digits, or is whole", () => {
  fc.assert(
    fc.property(ratio, (value) => {
      const figure = formatRatio(value);
      const isWhole = !figure.includes(".");
      expect(isWhole ? value >= 99 : significantDigits(figure) === 3, figure).toBe(true);
      // Never further from the value than half of the last digit.
      expect(Math.abs(Number(figure.replaceAll(",", "")) - value)).toBeLessThanOrEqual(
        value >= 999 ? 0.5 : value * 0.00501,
      );
    }),
  );
  expect([4.6, 2.78, 3, 0.953, 12, 100, 1234.4, 0].map(formatRatio)).toEqual([
    "4.60",
    "2.78",
    "3.00",
    "0.953",
    "12.0",
    "100",
    "1,234",
    "0",
  ]);
});

test("in a column the decimal points stand under each other", () => {
  const column = fc.array(fc.oneof(ratio, fc.constant(0)), { minLength: 1, maxLength: 8 });
  const formats = [formatRatio, formatShare, (value: number) => formatMoney(value, "EUR")];
  fc.assert(
    fc.property(column, fc.constantFrom(...formats), (values, format) => {
      const figures = values.map(format);
      const pads = decimalPads(figures);
      // Digits from the point, or from where it would be, to the column's edge.
      const behind = figures.map((figure, i) => {
        const point = figure.search(/\.\d/);
        const digitsEnd = figure.search(/\D*$/);
        return figure.length + (pads[i]?.length ?? 0) - (point < 0 ? digitsEnd : point);
      });
      expect(new Set(behind).size).toBe(1);
      expect(pads.every((pad) => /^\.?0*$/.test(pad))).toBe(true);
    }),
  );
  expect([1.25, 0.989, 12.3, 0, null].map(ratioPad)).toEqual(["0", "", "00", ".000", ""]);
  expect(decimalPads(["4.60", "0.953", "12", "–"])).toEqual(["0", "", ".000", ""]);
});

test("shares are percentages with the same digits, and a tiny one is not written out", () => {
  expect([0.25, 0.167, 1, 0, 0.000781, 0.00000781].map(formatShare)).toEqual([
    "25.0%",
    "16.7%",
    "100%",
    "0%",
    "0.0781%",
    "<0.01%",
  ]);
});

test("money has its currency, or none where none is known", () => {
  expect(formatMoney(0.21, "USD")).toBe("$0.210");
  expect(formatMoney(12_345.6, "EUR")).toBe("€12,346");
  expect(formatMoney(0, "JPY")).toBe("¥0");
  expect(formatMoney(2.5, null)).toBe("2.50");
  expect(formatMoney(null, "USD")).toBe("–");
});

test("what labels an axis has no zeros behind it", () => {
  expect([1, 2.5, 20].map(formatTick)).toEqual(["1", "2.5", "20"]);
});

test("an interval is two ratios", () => {
  expect(formatInterval([1.2, 1.34])).toBe("1.20–1.34");
  expect(formatInterval(null)).toBe("–");
});
