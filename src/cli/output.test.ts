import fc from "fast-check";
import { expect, test } from "vitest";
import { csvRow } from "../text/csv";
import { encodeLine } from "./output";

test("a line of JSON is the same however the encoding is divided", () => {
  const numbers = fc.uint32Array();
  fc.assert(
    fc.property(fc.array(numbers), (columns) => {
      const parts = columns.map((ids) => ({ ids, byteStart: ids, byteEnd: ids.map((id) => id ^ 1) }));
      const ids = columns.flatMap((column) => [...column]);
      expect(JSON.parse([...encodeLine("x", parts, null)].join(""))).toEqual({
        tokenizer: "x",
        ids,
        byteStart: ids,
        byteEnd: ids.map((id) => (id ^ 1) >>> 0),
      });
    }),
  );
  const many = new Uint32Array(200_000).map((_, i) => i);
  const [line] = [[...encodeLine("x", [{ ids: many, byteStart: many, byteEnd: many }], 'a"b')].join("")];
  expect(JSON.parse(line ?? "")).toMatchObject({ file: 'a"b', byteEnd: Array.from(many) });
});

test("CSV quotes what needs it", () => {
  expect(csvRow(["a", 1.5, 'b"c', "d,e", ""])).toBe('a,1.5,"b""c","d,e",\n');
});
