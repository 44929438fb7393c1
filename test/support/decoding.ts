import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeIds } from "../../src/analysis/ids/decodeIds";
import { strictText } from "../../src/text/strictUtf8";
import { type huggingFaceIds, loadBuiltin } from "./builtins";
import { NativeTokenizer } from "./native";
import { runs } from "./runs";
import { seed, trickyStrings, vocabularyEntries } from "./strings";

/** Ids as a text has them, and any others of the vocabulary among them. */
export function anyIds(id: string, largest: number) {
  const tokenizer = loadBuiltin(id);
  const own = trickyStrings(vocabularyEntries(tokenizer)).map((text) =>
    Array.from(tokenizer.encode(text, { specials: "text", inserted: false }).ids),
  );
  const any = fc.array(fc.nat(largest), { maxLength: 8 });
  return fc.tuple(own, any, own).map((parts) => parts.flat());
}

/** Registers the comparison of what ids are decoded to with the native package's decode. */
export function describeDecoding(id: (typeof huggingFaceIds)[number]): void {
  test(`the bytes of any ids of ${id} are those of the native library's decode, where that has them`, async () => {
    const tokenizer = loadBuiltin(id);
    const native = NativeTokenizer.ofBuiltin(id, "control");
    const largest = (tokenizer.vocabularySize ?? 0) - 1;
    const lists = fc.sample(anyIds(id, largest), { ...runs(60, 2000), seed }).filter((ids) => ids.length > 0);
    let compared = 0;
    for (const ids of lists) {
      const text = strictText(decodeIds(tokenizer, Uint32Array.from(ids)).bytes);
      const reference = await native.decode(ids, false);
      // Of bytes that are no UTF-8 the library has but U+FFFD.
      if (text === null) expect(reference).toContain("\ufffd");
      else {
        expect(text).toBe(reference);
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(lists.length / 8);
  });
}
