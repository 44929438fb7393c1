import { expect, test } from "vitest";
import { defaultComparison } from "../../../state/pages";
import type { TokenizerReference } from "../../../tokenizers/tokenizerReference";
import { tokenizerView } from "./view";

test("titles, which browsers keep and hand on, name a tokenizer that everybody can have, and no file of one's own", () => {
  const titleOf = (reference: TokenizerReference, token?: number) =>
    tokenizerView.title({ ...defaultComparison, inspected: { ...defaultComparison.inspected, reference, token } });
  expect(titleOf("builtin:llama2", 42)).toBe("Token 42 · Llama 2 · Tessera");
  expect(titleOf("builtin:llama2")).toBe("Llama 2 · Tessera");
  expect(titleOf(`hub:owner/name@${"a".repeat(40)}`)).toBe("name · Tessera");
  expect(titleOf(`file:private.json#${"b".repeat(64)}`)).toBe("A tokenizer of your own · Tessera");
});
