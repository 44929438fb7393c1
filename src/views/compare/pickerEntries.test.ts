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
  const ids = findEntries("phi", [phi]).known.map(({ id }) => id);
  expect(ids).toContain("microsoft/phi-2");
  expect(ids).not.toContain("microsoft/phi-4");
});

test("a model's name can be looked up, unless it is in the list", () => {
  expect(findEntries(" owner/name ", []).lookUp).toBe("owner/name");
  expect(findEntries("microsoft/phi-2", []).lookUp).toBeNull();
});
