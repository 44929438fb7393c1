import { expect, test, vi } from "vitest";
import type { TokenizerParts } from "../../tokenizers/formats/parts";
import { referenceOfKind, referenceOfParts } from "./broughtNames";

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

test.each([
  ["SentencePiece model", "Transformers.js 4.0 (given our tokenizer.json of this model)"],
  ["tokenizer.json", "Transformers.js 4.0"],
  // A pack can be of either library.
  ["pack", undefined],
] as const)("what is of the kind “%s” has its reference’s name before that is asked: %s", (kind, name) => {
  expect(referenceOfKind(kind)?.name).toBe(name);
});
