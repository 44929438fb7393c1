import { expect, test, vi } from "vitest";
import { tokenizerEntry } from "../tokenizers/catalogue";
import type { TokenizerParts } from "../tokenizers/formats/parts";
import { formatReference } from "../tokenizers/tokenizerReference";
import { referenceOf, referenceOfParts } from "./referenceNames";

vi.stubGlobal("__TIKTOKEN_VERSION__", "1.0");
vi.stubGlobal("__TRANSFORMERS_VERSION__", "4.0");

const none = new Uint32Array();
const partsOf = (recipe: TokenizerParts["recipe"]): TokenizerParts => ({
  ...{ recipe, addedTokens: [], vocabulary: { ids: none, offsets: none, bytes: new Uint8Array() } },
  ...{ unwritable: none, merges: null, seenPairs: null, scores: null },
});

test.each([
  [{ kind: "tiktoken", pattern: "a", specials: {} }, "tiktoken 1.0"],
  [{ kind: "tokenizer.json", file: {} }, "Transformers.js 4.0"],
  [{ kind: "SentencePiece", file: {} }, "Transformers.js 4.0 (given our tokenizer.json of this model)"],
] as const)("%j is checked against what its reference is called: %s", (recipe, name) => {
  expect(referenceOfParts(partsOf(recipe)).name).toBe(name);
});

test("what a tokenizer was read from says its reference’s name before it is asked, where it decides it", () => {
  const reference = formatReference({ kind: "file", name: "a.model", sha256: "0".repeat(64), pattern: null });
  if (reference === null) throw new Error("That is a reference.");
  const entry = tokenizerEntry(reference);
  expect(referenceOf(entry, "SentencePiece model").name).toBe(
    "Transformers.js 4.0 (given our tokenizer.json of this model)",
  );
  expect(referenceOf(entry, "tokenizer.json").name).toBe("Transformers.js 4.0");
  // A pack can be of either library.
  expect(referenceOf(entry, "pack").name).toBe("its reference library");
  expect(referenceOf(entry).name).toBe("its reference library");
});
