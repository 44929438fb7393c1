/** How all numbers of up to six digits are cut, against tiktoken and Hugging Face's tokenizers, which encode each of them. */
import { expect, test } from "vitest";
import { entriesOf } from "../../src/analysis/vocabulary/entries";
import { auditNumbers } from "../../src/analysis/vocabulary/numbers/numbers";
import { huggingFaceIds, tiktokenIds } from "../support/builtins";
import { builtinVocabularyIds, loadVocabulary } from "../support/builtinVocabularies";
import { NativeTokenizer } from "../support/native";
import { TiktokenReference } from "../support/openai";

const mostDigits = 6;
/** Numbers that a library encodes at once. */
const batch = 20_000;

function referenceOf(id: string): (texts: readonly string[]) => Promise<{ readonly ids: ArrayLike<number> }[]> {
  const openai = tiktokenIds.some((each) => each === id);
  const library = openai ? new TiktokenReference(id, "text") : NativeTokenizer.ofBuiltin(id, "text");
  return (texts) => library.encodeAll(texts);
}

test("all built-ins have a reference", () => {
  expect([...tiktokenIds, ...huggingFaceIds].sort()).toEqual([...builtinVocabularyIds].sort());
});

test.each(builtinVocabularyIds)("%s: each number is cut as the counts have it", async (id) => {
  const { tokenizer, parts } = loadVocabulary(id);
  const { cuts } = auditNumbers(tokenizer, parts, entriesOf(tokenizer, parts));
  const encodeAll = referenceOf(id);
  const decoder = new TextDecoder();
  const digitsOf = new Map<number, number>();
  const lengthOf = (token: number) => {
    let length = digitsOf.get(token);
    if (length === undefined) {
      length = decoder.decode(tokenizer.tokenBytes(token)).replace(/^[▁ ]/, "").length;
      digitsOf.set(token, length);
    }
    return length;
  };
  for (let digits = 1; digits <= mostDigits; digits++) {
    const ways = new Map<string, number>();
    for (let start = 0; start < 10 ** digits; start += batch) {
      const count = Math.min(batch, 10 ** digits - start);
      const texts = Array.from({ length: count }, (_, i) => String(start + i).padStart(digits, "0"));
      for (const { ids } of await encodeAll(texts)) {
        const lengths = Array.from(ids, lengthOf).filter((length) => length > 0);
        const way = lengths.join("+");
        ways.set(way, (ways.get(way) ?? 0) + 1);
      }
    }
    const counted = (cuts[digits - 1]?.ways ?? []).map(({ way, numbers }): [string, number] => [way, numbers]);
    const sorted = (all: readonly [string, number][]) => [...all].sort(([a], [b]) => (a < b ? -1 : 1));
    expect(sorted([...ways]), `${digits} digits`).toEqual(sorted(counted));
  }
});
