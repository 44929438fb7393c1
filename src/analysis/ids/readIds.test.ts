import fc from "fast-check";
import { expect, test } from "vitest";
import { IdsError } from "./idsError";
import { IdReader, looksLikeIds, readIds } from "./readIds";

const ids = fc.array(fc.integer({ min: 0, max: 0xffff_ffff }), { minLength: 1, maxLength: 40 });

/** As people have lists of ids. */
const written: readonly ((list: readonly number[]) => string)[] = [
  (list) => JSON.stringify(list),
  (list) => `[${list.join(", ")}]`,
  (list) => list.join("\r\n"),
  (list) => ` ${list.join("\t")} `,
  (list) => `ids = [${list.join(", ")},];\n`,
  (list) => `tensor([[${list.join(",\n         ")}]], device='cuda:0', dtype=torch.int32)`,
  (list) => `np.array([${list.join(", ")}], dtype=int64)`,
  (list) => `(${list.map((id) => `${id},`).join(" ")})`,
  (list) => JSON.stringify({ tokenizer: "a 7", input_ids: list, attention_mask: list.map(() => 1) }),
  (list) => `{'input_ids': tensor([${list.join(", ")}]), 'mask': tensor([1, 1])}`,
  (list) => `${JSON.stringify({ ids: list.slice(0, 1), n: 5 })}\n${JSON.stringify({ ids: list.slice(1), n: 5 })}`,
  (list) => JSON.stringify(list.map((id) => ({ id, text: "]}\"'\\", flags: ["a"], of: { id: 7 } }))),
  (list) => JSON.stringify({ id: 2 ** 53, sentence: "[1, 2", input_ids: list.map((id) => [id]) }),
];

test("ids are read from every notation, wherever the list is cut in pieces", () => {
  const cuts = fc.array(fc.nat(2000), { maxLength: 4 });
  fc.assert(
    fc.property(ids, fc.constantFrom(...written), cuts, (list, write, places) => {
      const text = write(list);
      expect(Array.from(readIds(text))).toEqual(list);
      const reader = new IdReader();
      const sorted = [0, ...places.map((at) => Math.min(at, text.length)).sort((a, b) => a - b), text.length];
      const runs = sorted.flatMap((at, i) => reader.push(text.slice(at, sorted[i + 1] ?? at)));
      expect([...runs, ...reader.finish()].flatMap((run) => Array.from(run.ids))).toEqual(list);
      expect(looksLikeIds(text)).toBe(list.length >= 4 || (list.length > 1 && /[[({]/.test(text)));
    }),
    { numRuns: 200 },
  );
});

test.each([
  ["[1, -100, 3]", "Item 2, in line 1, is “-100”: ids are whole numbers from 0."],
  ["1\n2\n3.5", "Item 3, in line 3, is “3.5”, which is no id: ids are whole numbers from 0, as in [9906, 1917]."],
  [
    "tensor([1, 2, ..., 9])",
    "Item 3, in line 1, is “...”: the list was shortened when it was printed. Print all of it.",
  ],
  ["[1, 5000000000]", "Item 2, in line 1, is “5000000000”: no vocabulary has so many entries."],
  ["1 2 1e3", /^Item 3, in line 1, is “1e3”, which is no id/],
  ["hello 1 2", /^Item 1, in line 1, is “hello”/],
  ["1 2 world", /^Item 3, in line 1, is “world”/],
  ["print(1)", /^Item 1, in line 1, is “print”/],
  ["[1, 2", "The list was cut off after 2 items, in line 1: no “]” ends it, and the last item may be cut, too."],
  ['{"ids":[1],\n"tokenizer":"wo', 'The list was cut off after 1 item, in line 2: no “"” ends it'],
  ["2, 3]", "Line 1 has a “]” that closes nothing: the beginning of the list is missing."],
  ['{"id":-1}', "Item 1, in line 1, is “-1”: ids are whole numbers from 0."],
  ['{"id":null}', "Item 1, in line 1, is “null”, which is no id"],
  ['["1"]', 'Item 1, in line 1, is “"1"”, which is no id'],
  ['{"text": "1 2"}', "The object has no “ids” or “input_ids” to read."],
])("%j is refused by what is wrong with it", (list, message) => {
  expect(() => readIds(list)).toThrow(message);
  expect(() => readIds(list)).toThrow(IdsError);
});

test("nothing but numbers looks like ids, and a few of them do not", () => {
  for (const text of ["", "1 2 3", "42", "in 2024 there were 3", "1.5 2.5 3.5 4.5", "[1]", "[a, b]", "١ ٢ ٣ ٤"]) {
    expect(looksLikeIds(text)).toBe(false);
  }
  expect(looksLikeIds(`[${Array.from({ length: 5000 }, (_, i) => i).join(", ")}`)).toBe(true);
  expect(readIds("").length).toBe(0);
});
