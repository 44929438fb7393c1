import { expect, test } from "vitest";
import { knownTokenizers, looksLikeModel, sameBuiltin, searchKnown } from "./knownTokenizers";

test.each([
  "owner/name",
  " hub:owner/name ",
  "owner/name@refs/pr/1",
  "https://huggingface.co/owner/name/tree/main",
  "http://127.0.0.1:8080/o/n",
])("“%s” is meant for the Hub", (typed) => expect(looksLikeModel(typed)).toBe(true));

test.each(["", "llama", "byte-level BPE", "and/or not", "/name", "owner/"])("“%s” may mean anything", (typed) =>
  expect(looksLikeModel(typed)).toBe(false),
);

test("all words of a search have to be there, in any case, and a revision is no part of it", () => {
  const ids = (search: string) => searchKnown(search).map(({ id }) => id);
  expect(ids("")).toHaveLength(knownTokenizers.length);
  expect(ids("QWEN 2.5")).toEqual(["Qwen/Qwen2.5-7B"]);
  expect(ids("hub:openai-community/gpt2@main")).toEqual(["openai-community/gpt2"]);
  expect(ids("mit phi")).toContain("microsoft/phi-4");
  expect(ids("no such model")).toEqual([]);
});

test("built-ins that stand for others exist", () => {
  const replaced = knownTokenizers.filter(({ builtin }) => builtin !== undefined);
  expect(replaced.map((known) => sameBuiltin(known)?.id)).toEqual(replaced.map(({ builtin }) => builtin));
});
