import { expect, test } from "vitest";
import { baseDirection } from "./direction";

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
