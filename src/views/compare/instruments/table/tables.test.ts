import { expect, test } from "vitest";
import { tableToCsv, tableToMarkdown } from "./tables";

const table = {
  heads: ["text", "A, B", "count"],
  rows: [
    ['a|"b"', "=1+1", 3],
    ["x\ny", "<b>", null],
  ],
};

test("a table as CSV has its fields quoted where they need it, and no formula", () => {
  expect(tableToCsv(table)).toBe('text,"A, B",count\r\n"a|""b""",\'=1+1,3\r\n"x\ny",<b>,\r\n');
});

test("a table as Markdown has as many cells in each line, and numbers on the right", () => {
  const [heads, rule, first, second] = tableToMarkdown(table).split("\n");
  expect([heads, rule]).toEqual(["| text | A, B | count |", "| --- | --- | --: |"]);
  expect(first).toBe('| a\\|"b" | =1\\+1 | 3 |');
  expect(second).toBe("| x y | \\<b\\> |  |");
});
