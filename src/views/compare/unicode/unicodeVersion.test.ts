import { expect, test } from "vitest";
import { findNoted, unicodeNote } from "./unicodeVersion";

test("a note is at characters that Unicode 16 does not know, has in another category, or that nobody knows", () => {
  expect(unicodeNote("abc\u088f")).toContain("U+088F is new in Unicode 17");
  expect(unicodeNote("\u{33479}")).toContain("U+33479 is new in Unicode 17");
  expect(unicodeNote("\u0295")).toContain("lower-case letter up to Unicode 16");
  expect(unicodeNote("\u{e0080}")).toContain("U+E0080 is not in this browser’s version of Unicode");
});

test("no note is at what has been in Unicode for long, private use, noncharacters and lone surrogates", () => {
  expect(unicodeNote("")).toBeUndefined();
  expect(unicodeNote("naïve 🤚🏾 नमस्ते مرحبا 世界 คำ \u{10d40}\ue000\uffff\ud83e")).toBeUndefined();
});

test("a browser that is older than the reference has a note at what that knows, and it does not", () => {
  // Of Unicode 16, which Unicode 15.1 has not: a letter of Cyrillic, and one of Garay.
  const isOlder = (character: string) => !/[\u1c89\u1c8a\u{10d40}-\u{10d8f}]/u.test(character);
  for (const character of ["\u1c89", "\u{10d4a}"]) {
    expect(unicodeNote(`a${character}`, isOlder)).toContain("is not in this browser’s version of Unicode");
    expect(unicodeNote(`a${character}`)).toBeUndefined();
  }
});

test("what has a note is found wherever a text is cut into stretches", () => {
  const text = "a\u088f🤚🏾\u{33479}\ud83e\u0295b\u{e0080}";
  const all = Array.from(text.matchAll(/./gsu)).filter(([character]) => unicodeNote(character) !== undefined);
  const expected = all.map(({ index }) => index);
  expect(expected).toEqual([1, 6, 9, 11]);
  for (let cut = 0; cut <= text.length; cut++) {
    const found = [...findNoted(text, 0, cut), ...findNoted(text, cut, text.length)];
    expect(found, String(cut)).toEqual(expected);
  }
});
