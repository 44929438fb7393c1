import { expect, test } from "vitest";
import { readFile } from "../../../test/support/smallVocabularies";
import { utf8Encode } from "../../text/utf8";
import { auditVocabulary } from "./audit";
import { crossClasses } from "./crossClasses";
import { entriesInClass, isClassName, schemes } from "./entryClasses";
import { formNames } from "./forms";
import { qtokClasses, qtokClassOf } from "./qtokClasses";
import { entryScripts, scriptOfBytes, scriptOfEntry } from "./scriptsOfEntries";
import { charactersBegun, charactersEnding, utf8Parts } from "./utf8Parts";

test("bytes are parted as UTF-8 has them", () => {
  const parts = (...bytes: number[]) => utf8Parts(Uint8Array.from(bytes));
  expect(parts(0x61, 0x62)).toEqual({ tail: 0, head: 0, characters: 2 });
  expect(parts(0xc3, 0xa9)).toEqual({ tail: 0, head: 0, characters: 1 });
  expect(parts(0xa9, 0x61, 0xe2, 0x82)).toEqual({ tail: 1, head: 2, characters: 1 });
  expect(parts(0x9f, 0x98)).toEqual({ tail: 2, head: 0, characters: 0 });
  // No lead bytes, overlong, a surrogate, beyond Unicode, four continuation bytes.
  for (const bytes of [
    [0xc0],
    [0xff],
    [0xe0, 0x80],
    [0xed, 0xa0],
    [0xf4, 0x90],
    [0x80, 0x80, 0x80, 0x80],
    [0xc3, 0x61],
  ]) {
    expect(parts(...bytes)).toBeNull();
  }
});

test("the characters of a piece are those whose UTF-8 has it", () => {
  for (const [head, from, to] of [
    [[0xe0, 0xa4], 0x900, 0x93f],
    [[0xed], 0xd000, 0xd7ff],
    [[0xf4], 0x100000, 0x10ffff],
  ] as const) {
    const all = Array.from({ length: to - from + 1 }, (_, i) => from + i);
    expect([...charactersBegun(Uint8Array.from(head))]).toEqual(all);
  }
  const ending = [...charactersEnding(Uint8Array.of(0x82, 0xac))];
  expect(ending).toContain(0x20ac);
  expect(ending.every((code) => Buffer.from(String.fromCodePoint(code)).subarray(-2).toString("hex") === "82ac")).toBe(
    true,
  );
});

test.each([
  ["a", "pure_unicode"],
  ["é", "pure_unicode"],
  [" ", "char_other"],
  ["\n", "char_errors"],
  ["漢", "char_alpha"],
  ["ﬁ", "char_alpha"],
  ["Ａ", "char_other"],
  [" word", "spaced_alpha"],
  [" слово", "spaced_alpha"],
  [" don't", "spaced_other"],
  [" 12", "spaced_other"],
  [" \n", "spaced_errors"],
  ["word", "inner_alpha"],
  ["wordслово", "inner_other"],
  ["漢字", "inner_alpha"],
  ["漢か", "inner_other"],
  ["<|end|>", "control_tokens"],
  ["[INST]", "control_tokens"],
  ["</h1>", "inner_other"],
  ["a\t", "inner_errors"],
  [null, "unicode_flanks"],
  [" \ufffd", "unicode_flanks"],
] as const)("Qtok takes %j for %s", (text, name) => {
  expect(qtokClasses[qtokClassOf(text, false, { isByteLevel: true })]).toBe(name);
});

test.each([
  ["word", "Latn"],
  [" 12!", "Zyyy"],
  ["слово-", "Cyrl"],
  ["漢", "Hani"],
  ["漢か", "Jpan"],
  ["ラー", "Kana"],
  ["한漢", "Kore"],
  ["aб", "mixed"],
  // An Arabic comma is no sign of Latin.
  ["a،", "mixed"],
  ["ب،", "Arab"],
  ["e\u0301", "Latn"],
  [null, "none"],
] as const)("%j is of script %s", (text, script) => {
  expect(entryScripts[scriptOfEntry(text)]).toBe(script);
  // Of its bytes with others around them.
  const bytes = text === null ? Uint8Array.of(0xff) : utf8Encode(text);
  expect(entryScripts[scriptOfBytes(Uint8Array.of(0x41, ...bytes, 0x41), 1, 1 + bytes.length)]).toBe(script);
});

test("each entry is of one form", async () => {
  const names = ["<unk>", "<0x41>", "A", "b", "▁b", "[unused0]", "<s>"];
  const flags = { single_word: false, lstrip: false, rstrip: false, normalized: false, special: true };
  const { parts, tokenizer } = readFile({
    version: "1.0",
    added_tokens: [
      { ...flags, id: 0, content: "<unk>" },
      { ...flags, id: 6, content: "<s>" },
    ],
    model: {
      ...{ type: "BPE", unk_token: "<unk>", byte_fallback: true, merges: ["▁ b"] },
      vocab: Object.fromEntries([...names, "▁"].map((name, id) => [name, id])),
    },
  });
  const audit = await auditVocabulary(tokenizer, parts);
  expect(Array.from(audit.forms, (form) => formNames[form])).toEqual([
    ...["control", "singleByte", "twin", "text", "text", "reserved", "control", "text"],
  ]);
  expect(entriesInClass(audit, "control")).toEqual([0, 6]);
  // What is in several classes, and what is in none that there is.
  expect(entriesInClass(audit, "text.Latn")).toEqual([3, 4]);
  expect(entriesInClass(audit, "text.Cyrl")).toEqual([]);
  expect([entriesInClass(audit, "text.odd"), isClassName("text.odd"), isClassName("text.Latn")]).toEqual([
    [],
    false,
    true,
  ]);
  for (const { classes, columnOf } of schemes)
    expect(columnOf(audit).every((number) => number < classes.length)).toBe(true);
});

test("Qtok's classes are counted apart for each script, and come to those of all", () => {
  const scripts = { classes: ["Zyyy", "Latn", "Cyrl", "Grek"], column: Uint8Array.of(1, 1, 2, 1, 0) };
  const qtok = { classes: ["alpha", "other"], column: Uint8Array.of(0, 1, 0, 0, 1) };
  expect(crossClasses(scripts, qtok)).toEqual([
    { name: "Latn", entries: 3, counts: Uint32Array.of(2, 1) },
    { name: "Zyyy", entries: 1, counts: Uint32Array.of(0, 1) },
    { name: "Cyrl", entries: 1, counts: Uint32Array.of(1, 0) },
  ]);
});

test("an audit tells how far it is, leaves others their turn, and stops when it is told to", async () => {
  const { parts, tokenizer } = readFile({
    version: "1.0",
    model: { type: "WordLevel", unk_token: "a", vocab: { a: 0 } },
  });
  const told: number[][] = [];
  let pauses = 0;
  await auditVocabulary(tokenizer, parts, {
    onProgress: (...progress) => told.push(progress),
    pause: async () => {
      pauses++;
    },
  });
  expect([told, pauses]).toEqual([[[1, 1]], 1]);
  await expect(auditVocabulary(tokenizer, parts, { signal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
});
