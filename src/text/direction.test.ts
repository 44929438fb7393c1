import { expect, test } from "vitest";
import { baseDirection, fieldDirection } from "./direction";

test.each([
  ["", "ltr"],
  ["123 (!)", "ltr"],
  ["hello שלום", "ltr"],
  ["שלום hello", "rtl"],
  ["  12. السلام", "rtl"],
  ["\u{1e900}", "rtl"],
  ["ߊ", "rtl"],
  ["東京", "ltr"],
  ["👍 سلام", "rtl"],
] as const)("the first letter of %j makes it %s", (line, direction) => {
  expect(baseDirection(line)).toBe(direction);
});

test.each([
  ["a few lines go their own ways", "one\nשלום\n", "auto"],
  ["as many as a field takes in at once", "a\n".repeat(1999), "auto"],
  ["more lines than that", "1.\nשלום\n".repeat(2000), "rtl"],
  ["more lines that end with CR", "a\r".repeat(3000), "ltr"],
  ["a very long line", `${"a ".repeat(30_000)}\nb`, "ltr"],
  ["a very long line behind short ones", `${"a\n".repeat(1500)}${"b ".repeat(50_000)}`, "ltr"],
  ["much text in short lines", `${"a ".repeat(10_000)}\n`.repeat(10), "auto"],
])("a field's direction with %s", (_, text, direction) => {
  expect(fieldDirection(text)).toBe(direction);
});
