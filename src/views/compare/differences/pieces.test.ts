import { expect, test } from "vitest";
import { firstBytes, piecesOf, textOf } from "./pieces";

const bytes = (text: string) => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;

test("a cut is shown as its pieces: text with its white space seen, and bytes where they are no whole characters", () => {
  const cut = { tokens: 4, ends: [2, 3, 5, 6], cellTokens: [1, 1, 2, 0] };
  expect(piecesOf(cut, bytes(" éé\n"), 10)).toEqual([
    { text: "20 C3", isHex: true, tokens: 1 },
    { text: "A9", isHex: true, tokens: 1 },
    { text: "é", isHex: false, tokens: 2 },
    { text: "⏎", isHex: false, tokens: 0 },
  ]);
  expect(piecesOf(cut, bytes(" éé\n"), 2)).toHaveLength(2);
});

test("a byte order mark is text like any other", () => {
  expect(textOf(bytes("\ufeffa"))).toEqual({ text: expect.stringMatching(/.+a$/), isHex: false });
});

test("the beginning of a text ends between characters", () => {
  expect(firstBytes(bytes("aé東b"), 5)).toEqual(bytes("aé"));
  expect(firstBytes(bytes("aé東b"), 6)).toEqual(bytes("aé東"));
  expect(firstBytes(bytes("aé"), 10)).toEqual(bytes("aé"));
});
