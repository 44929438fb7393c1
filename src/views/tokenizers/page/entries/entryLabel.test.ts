import { expect, test } from "vitest";
import { readParts } from "../../../../../test/support/builtins";
import { inspectParts } from "../../../../worker/inspect/inspect";
import { VocabularySearch } from "../../../../worker/inspect/searchVocabulary";
import { type Entry, entryAt, wordOf } from "./entryLabel";

function entriesOf(id: string, count = Number.POSITIVE_INFINITY): Entry[] {
  const { table, prependsSpace } = inspectParts(id, readParts(id));
  if (table === null) throw new Error(`${id} has no table.`);
  return Array.from(table.ids.subarray(0, count), (_, row) => entryAt(table, row, prependsSpace));
}

const shown = ({ parts }: Entry) => parts.map(({ text }) => text).join("|");

test("what is no whole character is shown in hexadecimal, never as U+FFFD, and cannot be typed", () => {
  const entries = entriesOf("r50k_base");
  for (const entry of entries) {
    const text = Buffer.from(entry.bytes).toString();
    const isText = Buffer.from(text).equals(entry.bytes);
    if (isText !== (entry.typed !== null)) expect.fail(`${entry.id} is typed ${entry.typed}`);
    if (!isText && shown(entry).includes("\ufffd")) expect.fail(`${entry.id} is shown as ${shown(entry)}`);
  }
  // A space and the first two bytes of an emoji.
  expect(entries[12520]).toMatchObject({
    parts: [
      { text: "·", kind: "mark" },
      { text: "F0 9F", kind: "code" },
    ],
  });
});

test("long runs of one character are counted", () => {
  const entries = entriesOf("llama2");
  expect(entries.filter((entry) => shown(entry) === "▁|×16").map(({ bytes }) => bytes.length)).toEqual([48]);
  const [longest] = entriesOf("r50k_base").filter((entry) => shown(entry) === "-|×64");
  expect(longest).toMatchObject({ typed: "-".repeat(64), characters: 64 });
});

test("what to type for an entry", () => {
  const llama = entriesOf("llama2");
  const typed = (name: string) => llama.find((entry) => shown(entry) === name)?.typed;
  expect(["▁the", "the", "<0x0A>", "<0xF0>", "▁▁", "▁", "<s>"].map(typed)).toEqual([
    ...["the", "the", "\n", null, "  ", " ", "<s>"],
  ]);
  const gemma = entriesOf("gemma3", 1000);
  expect(gemma.find((entry) => shown(entry) === "▁the")?.typed).toBe(" the");
  const bert = entriesOf("bert_uncased", 3000);
  expect(bert.find((entry) => shown(entry) === "##ing")).toMatchObject({ typed: "ing", characters: 3 });
});

test("an entry’s spellings, searched for from its row, have it among them", () => {
  for (const id of ["o200k_base", "llama2", "bert_uncased"]) {
    const { table, prependsSpace } = inspectParts(id, readParts(id));
    if (table === null) throw new Error(`${id} has no table.`);
    const search = new VocabularySearch(table);
    for (let row = 0; row < table.ids.length; row += row < 300 ? 13 : 9973) {
      const word = wordOf(entryAt(table, row, prependsSpace));
      if (!search.spellings(word, "id").includes(row)) expect.fail(`${id}: row ${row} is not found by “${word}”`);
    }
  }
  const word = (text: string | Buffer) => wordOf({ bytes: Buffer.from(text as string) } as unknown as Entry);
  expect([" the", "▁▁the", "x y ", "  ", "\n", " \t", "0xa", ""].map(word)).toEqual([
    ...["the", "the", "x y ", "0x20", "0x0a", "0x09", "0x307861", "0x"],
  ]);
  expect(word(Buffer.of(0x20, 0xf0, 0x9f))).toBe("0xf09f");
});
