import { expect, test, vi } from "vitest";
import { tokenizerEntry } from "../../tokenizers/catalogue";
import type { TokenizerKind } from "../../worker/import/protocol";
import { listed, setBrought } from "../tokenizers/brought";
import { knownReferenceOf } from "./referenceLibraries";

vi.stubGlobal("__TIKTOKEN_VERSION__", "1.0");
vi.stubGlobal("__TRANSFORMERS_VERSION__", "4.0");

const reference = `file:a.model#${"0".repeat(64)}` as const;
const description = {
  ...{ model: "BPE", vocabularySize: 1, normalizer: [], preTokenizer: [], postProcessor: [] },
  ...{ specials: [], addedTokens: [] },
};

function bring(kind: TokenizerKind): string {
  const facts = { reference, kind, description, files: [], notes: [], licence: null };
  setBrought([listed({ facts, packBytes: 1, lastUsed: 1 }, "visit")]);
  return knownReferenceOf(tokenizerEntry(reference)).name;
}

test("what a tokenizer is checked against has its name before it answers, where its files decide it", () => {
  expect(bring("SentencePiece model")).toBe("Transformers.js 4.0 (given our tokenizer.json of this model)");
  expect(bring("tokenizer.json")).toBe("Transformers.js 4.0");
  expect(bring("pack")).toBe("its reference library");
  expect(knownReferenceOf(tokenizerEntry("builtin:llama3")).name).toBe("Transformers.js 4.0");
});
