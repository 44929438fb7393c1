import fc from "fast-check";
import { expect, test } from "vitest";
import {
  columnsOf,
  columnsOfTrace,
  differenceFromNative,
  encodeWith,
  fewTexts,
  nativeModel,
} from "../../../test/support/models";
import { utf8Encode } from "../../text/utf8";
import { TokenFlag, TokenizerError } from "../tokenizer";
import { WordLevelModel } from "./wordLevel";

const modelOf = (names: string[]) =>
  new WordLevelModel({ columns: columnsOf(names), byteLevel: false, unwritable: new Set(), unknown: "[UNK]" });

const vocabularies = fc.uniqueArray(fewTexts(4), { maxLength: 12 });

test("ids and offsets are the native package's, and the trace's", async () => {
  await fc.assert(
    fc.asyncProperty(vocabularies, fewTexts(4), async (words, text) => {
      const names = ["[UNK]", ...words];
      const model = modelOf(names);
      const vocab = Object.fromEntries(names.map((name, id) => [name, id]));
      const native = nativeModel({ type: "WordLevel", vocab, unk_token: "[UNK]" });
      for (const word of [text, ...names]) {
        expect(await differenceFromNative(model, native, word)).toBeNull();
        expect(columnsOfTrace(model.trace(word).tokens)).toEqual(encodeWith(model, word));
      }
    }),
    { numRuns: 200 },
  );
});

test("only a word that is no entry is unknown; without an unknown token it is an error, as in the reference", async () => {
  const model = modelOf(["[UNK]", "a"]);
  expect(["[UNK]", "a", "b"].map((word) => encodeWith(model, word).flags[0])).toEqual([0, 0, TokenFlag.unknown]);
  const without = modelOf(["a"]);
  expect(() => encodeWith(without, "b")).toThrow(TokenizerError);
  expect(() => without.trace("b")).toThrow(TokenizerError);
  const native = nativeModel({ type: "WordLevel", vocab: { a: 0 }, unk_token: "[UNK]" });
  await expect(native.encode("b")).rejects.toThrow("Missing [UNK]");
});

test("entries have names, ids and bytes", () => {
  const model = modelOf(["é", "\ufeffb"]);
  expect(model.size).toBe(2);
  expect([model.entry(0), model.entry(1), model.entry(2)]).toEqual(["é", "\ufeffb", undefined]);
  expect([model.idOf("é"), model.idOf("\ufeffb"), model.idOf("b")]).toEqual([0, 1, undefined]);
  expect([model.tokenBytes(0), model.tokenBytes(2)]).toEqual([utf8Encode("é"), undefined]);
  expect(model.separates()).toBe(false);
});
