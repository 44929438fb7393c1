import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadBuiltin } from "../../../test/support/builtins";
import { readFile, smallTokenizers } from "../../../test/support/smallVocabularies";
import type { PipelineTokenizer } from "../../tokenizers/pipeline";
import { entriesBeginningWith, textEntries } from "./entries";

describe.each([
  ["cl100k_base", 324],
  ["o200k_base", 282],
  ["r50k_base", 16],
] as const)("%s", (id, count) => {
  test(`has ${count} entries that begin with “:”`, () => {
    const tokenizer = loadBuiltin(id) as PipelineTokenizer;
    const found = entriesBeginningWith(textEntries(tokenizer), Buffer.from(":"), Number.POSITIVE_INFINITY);
    expect([found.count, found.first.length]).toEqual([count, count]);
    expect(found.first.every(({ id: token, bytes }) => Buffer.from(bytes).equals(tokenizer.tokenBytes(token)))).toBe(
      true,
    );
    expect(found.first.every(({ bytes }) => bytes[0] === 0x3a)).toBe(true);
  });
});

/** Expects of each entry the bytes that the tokenizer has for it. */
function expectOwnBytes(tokenizer: PipelineTokenizer) {
  const { ids, offsets, bytes } = textEntries(tokenizer);
  const others = Array.from(ids).filter(
    (id, i) => !Buffer.from(bytes.subarray(offsets[i], offsets[i + 1])).equals(tokenizer.tokenBytes(id)),
  );
  expect(others).toEqual([]);
  expect([offsets[0], offsets.length, offsets.at(-1)]).toEqual([0, ids.length + 1, bytes.length]);
}

test.each(["o200k_base", "llama2", "llama3", "gemma3", "bert_uncased"])("%s: entries have their bytes", (id) =>
  expectOwnBytes(loadBuiltin(id) as PipelineTokenizer),
);

test("so have those of generated vocabularies", () => {
  fc.assert(fc.property(fc.oneof(...smallTokenizers), ({ file }) => expectOwnBytes(readFile(file).tokenizer)));
});
