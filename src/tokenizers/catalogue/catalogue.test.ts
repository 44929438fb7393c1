import { existsSync, readFileSync } from "node:fs";
import vocabularies from "virtual:prepared-vocabularies";
import { describe, expect, test } from "vitest";
import { readParts } from "../../../test/support/builtins";
import { TokenizerError } from "../tokenizer";
import { type CatalogueEntry, catalogue, findBuiltin, tokenizerEntry } from ".";
import { builtinParts } from "./builtinParts";
import { harmonySpecials } from "./harmony";
import { longestWindows } from "./longestWindows";
import { builtinNotes, noteOf } from "./notes";
import { windowSources } from "./windowSources";

/** Every id that can come out of a tokenizer, from its file. */
function tokenIds({ id, vocabulary }: CatalogueEntry & { vocabulary: string }): Set<number> {
  const parts = builtinParts(id, readParts(vocabulary));
  const { recipe } = parts;
  if (recipe.kind === "tiktoken") return new Set([...parts.vocabulary.ids, ...Object.values(recipe.specials)]);
  return new Set([...parts.vocabulary.ids, ...parts.addedTokens.map((token) => token.id)]);
}

const withVocabulary = catalogue.flatMap((entry) =>
  entry.vocabulary === null ? [] : [{ ...entry, vocabulary: entry.vocabulary }],
);

test("an id and a reference lead to the same entry", () => {
  expect(new Set(catalogue.map((entry) => entry.id)).size).toBe(catalogue.length);
  for (const entry of catalogue) {
    expect(findBuiltin(entry.id)).toBe(entry);
    expect(tokenizerEntry(entry.reference)).toMatchObject({ label: entry.label, vocabulary: entry.vocabulary });
  }
});

test("each says where it came from, and nothing else does", () => {
  expect(Object.keys(builtinNotes).sort()).toEqual(catalogue.map(({ id }) => id).sort());
  for (const { reference } of catalogue) expect(noteOf(reference)).toMatch(/^[^.].*\.$/);
  expect(noteOf("builtin:constructor")).toBe("");
});

test("an unknown id has no entry, whatever objects inherit under that name", () => {
  for (const id of ["", "gpt5", "constructor", "__proto__"]) {
    expect(findBuiltin(id)).toBeUndefined();
    expect(() => tokenizerEntry(`builtin:${id}`)).toThrow(TokenizerError);
  }
});

test("the ids that links and commands use stay", () => {
  expect(catalogue.map((entry) => entry.id)).toEqual(
    expect.arrayContaining(
      (
        "o200k_base o200k_harmony cl100k_base p50k_base r50k_base llama2 llama3 mistral_7b mistral_nemo gemma3 qwen3 " +
        "deepseek_v3 claude2 bert_uncased utf8_bytes code_points graphemes words"
      ).split(" "),
    ),
  );
});

test("a longest window is a model's, with its source, and no published file says more", () => {
  for (const { id, package: from } of catalogue) {
    const longestWindow = longestWindows[id];
    if (longestWindow === undefined) continue;
    expect(longestWindow.tokens, id).toBeGreaterThanOrEqual(512);
    expect(Number.isInteger(longestWindow.tokens), id).toBe(true);
    expect(longestWindow.model, id).not.toBe("");
    expect(windowSources[id] ?? "", id).not.toBe("");
    const file = new URL(`../../../node_modules/${from}/models/tokenizer_config.json`, import.meta.url);
    if (id === "mistral_7b" || !existsSync(file)) continue; // The package is named and configured as Llama 2.
    const { model_max_length: said } = JSON.parse(readFileSync(file, "utf8"));
    // Where nobody has set it the library writes 10³⁰.
    if (said < 1e12) expect(longestWindow.tokens, id).toBeGreaterThanOrEqual(said);
  }
});

test("a family's entries stand together", () => {
  const changes = catalogue.filter((entry, index) => entry.family !== catalogue[index - 1]?.family);
  expect(changes.length).toBe(new Set(catalogue.map((entry) => entry.family)).size);
});

test("every prepared vocabulary is offered, and comes from the package that the catalogue names", () => {
  expect(new Set(withVocabulary.map((entry) => entry.vocabulary))).toEqual(new Set(Object.keys(vocabularies)));
  for (const { id, vocabulary, package: from } of withVocabulary) {
    expect(vocabularies[vocabulary]?.package, id).toBe(from);
  }
});

describe("the vocabulary size is the number of different ids", () => {
  for (const entry of withVocabulary) {
    test(entry.id, () => {
      expect(tokenIds(entry).size).toBe(entry.vocabularySize);
    });
  }
});

test("Harmony's control tokens take every id after o200k_base's last rank, 200018 twice", () => {
  const ids = Object.values(harmonySpecials).sort((a, b) => a - b);
  const expected = Array.from({ length: 201_088 - 199_998 }, (_, offset) => 199_998 + offset);
  expect(ids).toEqual([...expected, 200_018].sort((a, b) => a - b));
  expect(harmonySpecials["<|endofprompt|>"]).toBe(200_018);
  expect(harmonySpecials["<|reserved_200018|>"]).toBe(200_018);
});
