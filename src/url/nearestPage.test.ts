import { expect, test } from "vitest";
import { findBuiltin } from "../tokenizers/catalogue";
import { nearestPage } from "./nearestPage";

const isKnown = (id: string) => findBuiltin(id) !== undefined;
const hub = `hub:owner/name@${"0a".repeat(20)}` as const;

test.each([
  ["tokenizers/llama3", { page: "tokenizer", reference: "builtin:llama3" }],
  ["tokenizer/llama3", { page: "tokenizer", reference: "builtin:llama3" }],
  ["compare/llama3", { page: "tokenizer", reference: "builtin:llama3" }],
  ["llama3", { page: "tokenizer", reference: "builtin:llama3" }],
  [`tokenizers/${hub}`, { page: "tokenizer", reference: hub }],
  ["tokenizers/llama33", { page: "tokenizers" }],
  ["tokenizers/constructor", { page: "tokenizers" }],
  ["tokenizers/", { page: "tokenizers" }],
  ["vocabulary", { page: "tokenizers" }],
  ["languages/deu", { page: "languages" }],
  ["language", { page: "languages" }],
  ["Languages", { page: "languages" }],
  ["Tokenizers", { page: "tokenizers" }],
  ["tokenisers", { page: "tokenizers" }],
  ["tokeniser/llama3", { page: "tokenizer", reference: "builtin:llama3" }],
  ["Compare", null],
  ["tokenizersX", null],
  ["compare/../x", null],
  ["nowhere", null],
  ["", null],
] as const)("%s", (path, nearest) => {
  expect(nearestPage(path, isKnown)).toEqual(nearest);
});
