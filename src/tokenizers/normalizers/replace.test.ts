import fc from "fast-check";
import { prependNormalizer, replace } from "tokenizers";
import { expect, test } from "vitest";
import { utf8Length } from "../../text/utf8";
import { originalRange } from "../alignment";
import { LiteralReplace, Prepend } from "./replace";

const texts = fc.string({ unit: fc.constantFrom("a", "b", " ", "▁", "é", "👍", "$") });
const strings = fc.string({ unit: fc.constantFrom("a", " ", "▁", "é", "$"), minLength: 1, maxLength: 3 });

test("replacing gives the native package's text, and ends where the text ends", () => {
  fc.assert(
    fc.property(texts, strings, strings, (text, search, content) => {
      const { text: replaced, alignment } = new LiteralReplace(search, content).normalize(text);
      expect(replaced).toBe(replace(search, content).normalizeString(text));
      if (alignment === null) expect(replaced).toBe(text);
      else expect(originalRange(alignment, 0, utf8Length(replaced))).toEqual({ start: 0, end: utf8Length(text) });
    }),
  );
});

test("“▁” for a space is notation; any other replacement changes the text", () => {
  const changed = (content: string) => {
    const { text, alignment } = new LiteralReplace(" ", content).normalize("a b");
    return alignment?.isChanged(0, utf8Length(text));
  };
  expect(changed("▁")).toBe(false);
  expect(changed("_")).toBe(true);
});

test("a prefix stands before any text but the empty one, and covers nothing", () => {
  fc.assert(
    fc.property(texts, strings, (text, prefix) => {
      expect(new Prepend(prefix).normalize(text, true).text).toBe(prependNormalizer(prefix).normalizeString(text));
      expect(new Prepend(prefix).normalize(text, false)).toEqual({ text, alignment: null });
    }),
  );
  const { alignment } = new Prepend("▁").normalize("a", true);
  expect(originalRange(alignment, 0, 3)).toEqual({ start: 0, end: 0 });
  expect(originalRange(alignment, 3, 4)).toEqual({ start: 0, end: 1 });
});
