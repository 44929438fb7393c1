import { Tiktoken } from "tiktoken/lite";
import { describe, expect, test } from "vitest";
import { TokenFlag } from "../tokenizer";
import { createTiktokenTokenizer } from "./tiktoken";

/** All bytes, “ab” and, after a gap, “abc”. */
const ranks = [
  `! 0 ${Array.from({ length: 256 }, (_, byte) => Buffer.of(byte).toString("base64")).join(" ")} ${btoa("ab")}`,
  `! 300 ${btoa("abc")}`,
].join("\n");

const create = () =>
  createTiktokenTokenizer(
    { pattern: String.raw`\S+|\s+`, specials: { "<x>": 257, "<first>": 301, "<2>": 301 }, ranks },
    Tiktoken,
  );

const control = { specials: "control", inserted: true } as const;

test("ranges are the tokens' bytes, one after the other", () => {
  const { ids, byteStart, byteEnd, flags } = create().encode("abé<x>abc", control);
  expect(Array.from(ids)).toEqual([256, 0xc3, 0xa9, 257, 300]);
  expect(Array.from(byteStart)).toEqual([0, 2, 3, 4, 7]);
  expect(Array.from(byteEnd)).toEqual([2, 3, 4, 7, 10]);
  expect(Array.from(flags)).toEqual([0, 0, 0, TokenFlag.special, 0]);
});

test("a control token with two names covers the one that the text has", () => {
  const { ids, byteStart, byteEnd } = create().encode("é<2><first><2>", control);
  expect(Array.from(ids.slice(2))).toEqual([301, 301, 301]);
  expect(Array.from(byteStart.slice(2))).toEqual([2, 5, 12]);
  expect(Array.from(byteEnd.slice(2))).toEqual([5, 12, 15]);
});

test("control tokens are text unless asked for, and never refused", () => {
  const { ids, flags } = create().encode("<x>", { specials: "text", inserted: true });
  expect([Array.from(ids), Array.from(flags)]).toEqual([Array.from(Buffer.from("<x>")), [0, 0, 0]]);
});

describe("an id", () => {
  test("has its bytes, and a name that writes pieces of characters in hexadecimal", () => {
    const tokenizer = create();
    expect(Buffer.from(tokenizer.tokenBytes(300)).toString()).toBe("abc");
    expect(tokenizer.tokenName(256)).toBe("ab");
    expect(tokenizer.tokenName(0xc3)).toBe(String.raw`\xc3`);
    expect(tokenizer.tokenName(301)).toBe("<first>");
    expect(tokenizer.vocabularySize).toBe(256 + 2 + 2);
  });

  test("in a gap or past the end is a RangeError, and the tokenizer works on", () => {
    const tokenizer = create();
    for (const id of [258, 299, 302, 2 ** 31, -1]) {
      expect(() => tokenizer.tokenBytes(id), String(id)).toThrow(RangeError);
      expect(() => tokenizer.tokenName(id), String(id)).toThrow(RangeError);
    }
    expect(Array.from(tokenizer.encode("ab", control).ids)).toEqual([256]);
    tokenizer.dispose();
  });
});
