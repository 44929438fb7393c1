import fc from "fast-check";
import { prependNormalizer, replace } from "tokenizers";
import { expect, test } from "vitest";
import { prependString, replaceString } from "./replace";

const texts = fc.string({ unit: fc.constantFrom("a", "b", " ", "▁", "é", "👍") });
const strings = fc.string({ unit: fc.constantFrom("a", " ", "▁", "é"), minLength: 1, maxLength: 3 });

test("replacing gives the native package's text, and an entry for each byte", () => {
  fc.assert(
    fc.property(texts, strings, strings, (text, search, content) => {
      const { text: replaced, alignment } = replaceString(text, search, content);
      expect(replaced).toBe(replace(search, content).normalizeString(text));
      if (alignment !== null) expect(alignment.start.length).toBe(Buffer.byteLength(replaced));
      else expect(replaced).toBe(text);
    }),
  );
});

test("“▁” for a space is notation; any other replacement changes the text", () => {
  expect(Array.from(replaceString("a b", " ", "▁").alignment?.changed ?? [])).toEqual([0, 0, 0, 0, 0]);
  expect(Array.from(replaceString("a b", " ", "_").alignment?.changed ?? [])).toEqual([0, 1, 0]);
});

test("a prefix stands before any text but the empty one, and covers nothing", () => {
  fc.assert(
    fc.property(texts, strings, (text, prefix) => {
      expect(prependString(text, prefix).text).toBe(prependNormalizer(prefix).normalizeString(text));
    }),
  );
  const { alignment } = prependString("a", "▁");
  expect([Array.from(alignment?.start ?? []), Array.from(alignment?.end ?? [])]).toEqual([
    [0, 0, 0, 0],
    [0, 0, 0, 1],
  ]);
});
