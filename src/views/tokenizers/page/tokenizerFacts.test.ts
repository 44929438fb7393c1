import { expect, test } from "vitest";
import type { TokenizerFacts } from "../../../worker/import/protocol";
import { provenanceOf } from "./tokenizerFacts";

const endpoint = "https://huggingface.co";
const commit = "0123456789abcdef0123456789abcdef01234567";

test("a built-in has its catalogue's licence, package and id", () => {
  const { kind, licence, package: from, command, page } = provenanceOf("builtin:gemma3", null, null, endpoint);
  expect({ kind, page }).toEqual({ kind: "BPE with byte fallback", page: null });
  expect(licence).toMatch(/Gemma/);
  expect(from).toMatch(/^@lenml\/tokenizer-gemma3 \d/);
  expect(command).toBe("npx tessera count -t gemma3 README.md");
});

test("a model of the Hub is linked at its commit, wherever the Hub is", () => {
  const { page, licence, command } = provenanceOf(`hub:owner/name@${commit}`, null, null, "https://mirror.example/hub");
  expect(page?.address).toBe(`https://mirror.example/hub/owner/name/tree/${commit}`);
  expect(licence).toBe("not stated");
  expect(command).toBe(`npx tessera count -t hub:owner/name@${commit} README.md`);
});

test("a tokenizer in a folder of a model is linked there, and named as a link names it", () => {
  const { page, command } = provenanceOf(`hub:owner/name@${commit}/tokenizer_2`, null, null, endpoint);
  expect(page).toEqual({
    label: "owner/name/tokenizer_2 at 0123456",
    address: `https://huggingface.co/owner/name/tree/${commit}/tokenizer_2`,
  });
  expect(command).toBe(`npx tessera count -t hub:owner/name@${commit}/tokenizer_2 README.md`);
});

test("names and patterns are quoted for the shell", () => {
  const pattern = encodeURIComponent("'s|\\p{L}+");
  const { command } = provenanceOf(`file:my ranks.tiktoken#${"a".repeat(64)}?${pattern}`, null, null, endpoint);
  expect(command).toBe(String.raw`npx tessera count -t './my ranks.tiktoken' --pattern ''\''s|\p{L}+' README.md`);
});

test("the command names the file, not what a person calls the tokenizer", () => {
  const reference = `file:Mine#${"a".repeat(64)}` as const;
  const facts: TokenizerFacts = {
    reference,
    kind: "tokenizer.json",
    description: {
      model: "BPE",
      normalizer: [],
      preTokenizer: [],
      postProcessor: [],
      vocabularySize: 1,
      specials: [],
      addedTokens: [],
    },
    files: [{ name: "tokenizer.json", bytes: 1, sha256: "a".repeat(64) }],
    notes: [],
    licence: null,
  };
  expect(provenanceOf(reference, facts, null, endpoint).command).toBe(
    "npx tessera count -t ./tokenizer.json README.md",
  );
});
