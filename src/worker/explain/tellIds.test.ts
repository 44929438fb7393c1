import { expect, test } from "vitest";
import { loadBuiltin } from "../../../test/support/builtins";
import { tellIds } from "./tellIds";

const most = { tokens: 2, bytes: 5 };
const tell = (id: string, source: string) => tellIds(loadBuiltin(id), { kind: "ids", source, most });

test("a list is told by its beginning, and the whole text comes with it", () => {
  const answer = tell("cl100k_base", "tensor([[9906, 11, 1917, 0]])");
  expect(answer).toMatchObject({ kind: "read", count: 4, text: "Hello, world!", byteLength: 13, stray: 0 });
  if (answer.kind !== "read") throw new Error("It was refused.");
  expect(answer.tokens.map(({ id, bytes }) => [id, Buffer.from(bytes).toString()])).toEqual([
    [9906, "Hello"],
    [11, ","],
  ]);
  // What is listed is sent without all the bytes that it is of.
  expect([answer.bytes, ...answer.tokens.map(({ bytes }) => bytes)].map(({ buffer }) => buffer.byteLength)).toEqual([
    5, 5, 1,
  ]);
  expect(structuredClone(answer)).toEqual(answer);
});

test("what is no list, or no list of this tokenizer's, is refused by a sentence", () => {
  expect(tell("cl100k_base", "[1, -2]")).toMatchObject({ kind: "refused", message: expect.stringContaining("Item 2") });
  expect(tell("cl100k_base", "[1, 100300]")).toMatchObject({ message: expect.stringContaining("no such id") });
  expect(tell("words", "[1]")).toMatchObject({ message: expect.stringContaining("without that text") });
  expect(tell("cl100k_base", "")).toMatchObject({ kind: "read", count: 0, canonicity: { kind: "canonical" } });
});
