import fc from "fast-check";
import { expect, test } from "vitest";
import { loadBuiltin } from "../../../test/support/builtins";
import { trickyStrings, vocabularyEntries } from "../../../test/support/strings";
import { Utf8Index } from "../../text/utf8";
import { StreamEncoder } from "../../tokenizers/stream";
import { TokenFlag } from "../../tokenizers/tokenizer";
import { readIds } from "../ids/readIds";
import { TokenRows } from "./tokenRows";
import { idNotations, writeIds } from "./writeIds";

interface Row {
  readonly index: number;
  readonly id: number;
  readonly text: string | null;
  readonly hex: string;
  readonly byte_start: number;
  readonly byte_end: number;
  readonly code_point_start: number;
  readonly code_point_end: number;
  readonly utf16_start: number;
  readonly utf16_end: number;
  readonly flags: readonly string[];
}

test.each(["o200k_base", "llama2", "bert_uncased", "utf8_bytes"])(
  "%s: rows say of each token what the text has for it, in all units, also where the text comes in pieces",
  (id) => {
    const tokenizer = loadBuiltin(id);
    const options = { specials: "control", inserted: true } as const;
    fc.assert(
      fc.property(fc.array(trickyStrings(vocabularyEntries(tokenizer)), { maxLength: 4 }), (pieces) => {
        const text = pieces.join("");
        const rows = new TokenRows("jsonl", { tokenizer: id });
        const encoder = new StreamEncoder(tokenizer, options, 8);
        const lines: string[] = [];
        for (const piece of pieces) {
          rows.push(piece);
          const tokens = encoder.push(piece);
          if (tokens !== null) lines.push(...rows.rows(tokens));
        }
        lines.push(...rows.rows(encoder.finish()));
        const read = lines
          .join("")
          .split("\n")
          .slice(0, -1)
          .map((line) => JSON.parse(line) as Row);
        const { ids, byteStart, byteEnd, flags } = tokenizer.encode(text, options);
        expect(read.map((row) => row.id)).toEqual(Array.from(ids));
        const bytes = Buffer.from(text);
        const index = new Utf8Index(text);
        for (const [i, row] of read.entries()) {
          const [start = 0, end = 0] = [byteStart[i], byteEnd[i]];
          expect([row.index, row.byte_start, row.byte_end]).toEqual([i, start, end]);
          expect(row.hex).toBe(bytes.subarray(start, end).toString("hex"));
          const isWhole = index.isCodePointBoundary(start) && index.isCodePointBoundary(end) && start < end;
          expect(row.text).toBe(isWhole ? bytes.subarray(start, end).toString() : null);
          const [unit, after] = [index.unitOf(start), start === end ? index.unitOf(start) : index.unitAfter(end)];
          expect([row.utf16_start, row.utf16_end]).toEqual([unit, after]);
          const points = (to: number) => Array.from(text.slice(0, to)).length;
          expect([row.code_point_start, row.code_point_end]).toEqual([points(unit), points(after)]);
          expect(row.flags.includes("inserted")).toBe(((flags[i] ?? 0) & TokenFlag.inserted) !== 0);
        }
      }),
      { numRuns: 40 },
    );
  },
);

test("CSV has a header, and quotes what would break it", () => {
  const text = 'a, "b"\n👍';
  const rows = new TokenRows("csv");
  rows.push(text);
  const tokens = loadBuiltin("graphemes").encode(text, { specials: "text", inserted: false });
  const lines = (rows.head() + [...rows.rows(tokens)].join("")).split(/\n(?=\d|$)/);
  expect(lines[0]).toMatch(/^index,id,text,hex,bytes,byte_start,byte_end,code_point_start,.*,flags$/);
  expect(lines[1]).toBe("0,0,a,61,1,0,1,0,1,0,1,");
  expect(lines).toContain('1,1,",",2c,1,1,2,1,2,1,2,');
  expect(lines).toContain('3,3,"""",22,1,3,4,3,4,3,4,');
  expect(lines).toContain("7,6,👍,f09f918d,4,7,11,7,8,7,9,");
});

test("ids are read again as they are written, and lone surrogates are what tokenizers read", () => {
  const ids = Uint32Array.from({ length: 70_000 }, (_, i) => i * 3);
  for (const notation of idNotations) expect(readIds([...writeIds(ids, notation)].join(""))).toEqual(ids);
  for (const notation of idNotations)
    expect(readIds([...writeIds(new Uint32Array(), notation)].join("")).length).toBe(0);
  expect([...writeIds(ids.subarray(0, 3), "python")].join("")).toBe("[0, 3, 6]\n");
  const rows = new TokenRows("jsonl");
  rows.push("\ud83d!");
  const tokens = loadBuiltin("code_points").encode("\ud83d!", { specials: "text", inserted: false });
  const [first = ""] = [...rows.rows(tokens)].join("").split("\n");
  expect(JSON.parse(first)).toMatchObject({ text: "\ufffd", hex: "efbfbd", utf16_end: 1 });
});
