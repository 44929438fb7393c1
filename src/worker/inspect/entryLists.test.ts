import { expect, test } from "vitest";
import { readParts } from "../../../test/support/builtins";
import { inspectBaseline, inspectParts } from "./inspect";
import { EntryFlag } from "./protocol";

test.each(["claude2", "deepseek_v3"])(
  "%s: control tokens and other added tokens are listed by id, and the longest entries first",
  (id) => {
    const { table, lists } = inspectParts(id, readParts(id));
    if (table === null) throw new Error(`${id} has no table.`);
    const all = Array.from(table.ids, (_, row) => row);
    const flagged = (flags: number) => all.filter((row) => ((table.flags[row] ?? 0) & 3) === flags);
    expect(lists.specials.length).toBeGreaterThan(0);
    expect(lists.specials).toEqual(flagged(EntryFlag.special | EntryFlag.added));
    expect(lists.added).toEqual(flagged(EntryFlag.added));
    const { offsets } = table.bytes;
    const length = (row: number) => (offsets[row + 1] ?? 0) - (offsets[row] ?? 0);
    expect(lists.longest).toEqual(all.sort((a, b) => length(b) - length(a) || a - b).slice(0, 20));
  },
);

test("where entries are not listed there are no lists of them", () => {
  expect(inspectBaseline("words").lists).toEqual({ specials: [], added: [], longest: [] });
  expect(inspectBaseline("utf8_bytes").lists.specials).toEqual([0, 1, 2]);
});
