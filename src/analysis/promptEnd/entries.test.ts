import { describe, expect, test } from "vitest";
import { loadBuiltin } from "../../../test/support/builtins";
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
