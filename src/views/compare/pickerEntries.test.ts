import { expect, test } from "vitest";
import type { BroughtTokenizer } from "../../state/tokenizers/library";
import { catalogue } from "../../tokenizers/catalogue";
import type { TokenizerReference } from "../../tokenizers/tokenizerReference";
import { findEntries } from "./pickerEntries";

function brought(reference: TokenizerReference): BroughtTokenizer {
  const description = {
    model: "BPE",
    vocabularySize: 1,
    normalizer: [],
    preTokenizer: [],
    postProcessor: [],
    specials: [],
    addedTokens: [],
  };
  const facts = { reference, kind: "tokenizer.json", description, files: [], notes: [], licence: null } as const;
  return { facts, packBytes: 1, bytes: 1, place: "visit", lastUsed: 0 };
}

const phi = brought(`hub:microsoft/phi-4@${"a".repeat(40)}`);
const file = brought(`file:mine.json#${"b".repeat(64)}`);

test("without a search all that is here is listed in its order, and nothing of the Hub", () => {
  const { families, known, lookUp, ...rest } = findEntries("", [file, phi]);
  expect(families.flatMap(({ entries }) => entries)).toEqual(catalogue);
  expect(rest.brought).toEqual([file, phi]);
  expect(known).toEqual([]);
  expect(lookUp).toBeNull();
});

test("a search finds the best match first", () => {
  expect(findEntries("gemma", []).families[0]?.entries[0]?.id).toBe("gemma3");
  expect(findEntries("mine", [phi, file]).brought).toEqual([file]);
});

test("of the Hub a few are shown, without those that were brought", () => {
  expect(findEntries("a", []).known).toHaveLength(8);
  const { known, models } = findEntries("phi", [phi]);
  const ids = [...known, ...models.flatMap((model) => (model.reference === null ? (model.known ?? []) : []))].map(
    ({ id }) => id,
  );
  expect(ids).toContain("microsoft/phi-2");
  expect(ids).not.toContain("microsoft/phi-4");
});

test("where nothing is found, the name that is one slip away is asked about", () => {
  const found = (typed: string) => {
    const { isFound, near } = findEntries(typed, []);
    return [isFound, near];
  };
  expect(found("mistal 7b")).toEqual([false, "mistral 7b"]);
  expect(found("qwxz")).toEqual([false, null]);
  expect(found("claud")).toEqual([true, null]);
  expect(found("own/mistal")).toEqual([true, null]);
});

test("models come first, with the tokenizer that they have, and none is listed twice", () => {
  const { models, families, known, sentence, isBuiltin } = findEntries("gpt-5.2", []);
  expect(models[0]).toMatchObject({ name: "GPT-5.2", reference: "builtin:o200k_base", window: { tokens: 400_000 } });
  expect([families, sentence, isBuiltin, known]).toEqual([[], null, false, []]);
  const kimi = findEntries("kimi k2", []);
  expect(kimi.models[0]).toMatchObject({
    name: "Kimi K2",
    reference: null,
    known: { id: "moonshotai/Kimi-K2-Instruct" },
  });
  expect(kimi.known).toEqual([]);
  expect(findEntries("Phi-4", [phi]).models[0]).toMatchObject({ reference: phi.facts.reference });
  expect(findEntries("ft:gpt-4o:a,b~c::id", []).models[0]?.name).toBe("ft:gpt-4o:a b c::id");
});

test("what is called as a built-in is that first", () => {
  for (const typed of ["gemma 3", "gemma3", "Llama 2", "o200k_base", "utf8 bytes"]) {
    expect([typed, findEntries(typed, []).isBuiltin]).toEqual([typed, true]);
  }
  expect(findEntries("gemma", []).isBuiltin).toBe(false);
});

test("of a model without a public tokenizer a sentence says so, and nothing stands for it", () => {
  const { sentence, models, families, known } = findEntries("claude opus 4", []);
  expect(sentence?.sentence).toMatch(/^Anthropic has published no tokenizer since/);
  expect([models, families, known]).toEqual([[], [], []]);
  // Claude 2's tokenizer is no answer for Claude.
  expect(findEntries("claude", []).sentence).not.toBeNull();
  expect(findEntries("gemini", []).sentence).toBeNull();
  expect(findEntries("gemini 2.5 flash image", []).sentence).not.toBeNull();
});

test("letters here and there find nothing", () => {
  for (const typed of ["gmini", "kmi", "lma3", "o2b", "brt", "qwn", "clde"]) {
    const { models, sentence, families, known } = findEntries(typed, []);
    expect([typed, models, sentence, families, known]).toEqual([typed, [], null, [], []]);
  }
});

test("a model's name can be looked up, unless it is in the list", () => {
  expect(findEntries(" owner/name ", []).lookUp).toBe("owner/name");
  expect(findEntries("microsoft/phi-2", []).lookUp).toBeNull();
});
