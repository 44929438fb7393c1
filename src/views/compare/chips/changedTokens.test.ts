import fc from "fast-check";
import { expect, test } from "vitest";
import { loadBuiltin } from "../../../../test/support/builtins";
import { runs } from "../../../../test/support/runs";
import { showEncoding } from "../../../../test/support/shown";
import { seed, trickyStrings, vocabularyEntries } from "../../../../test/support/strings";
import { changedTokens } from "./changedTokens";
import { chipSource } from "./chipSource";
import { labelToken } from "./label";

// One of bytes, and one that drops white space and has unknown tokens.
for (const id of ["o200k_base", "bert_uncased"] as const) {
  const tokenizer = loadBuiltin(id);
  const strings = trickyStrings(vocabularyEntries(tokenizer));
  const show = (text: string) => showEncoding(text, tokenizer.encode(text, { specials: "control", inserted: true }));

  test(`${id}: all tokens before and after those that an edit has changed are drawn as they were`, () => {
    const parts = fc.tuple(
      strings,
      fc.oneof(strings, fc.constantFrom("", "\n", "a", " ")),
      fc.oneof(strings, fc.constant("")),
    );
    fc.assert(
      fc.property(parts, fc.oneof(strings, fc.constantFrom("", " ", "b\n")), ([head, old, tail], now) => {
        const [before, after] = [show(head + old + tail), show(head + now + tail)];
        const { first, removed, inserted } = changedTokens(before, after);
        const count = after.encoding.ids.length;
        expect(count - before.encoding.ids.length).toBe(inserted - removed);
        const [was, is] = [chipSource(before, true), chipSource(after, true)];
        for (let token = 0; token < count; token++) {
          if (token >= first && token < first + inserted) continue;
          const same = token < first ? token : token - inserted + removed;
          expect(after.encoding.ids[token]).toBe(before.encoding.ids[same]);
          expect(labelToken(after, token)).toEqual(labelToken(before, same));
          expect(is.endsLine(token)).toBe(was.endsLine(same));
        }
      }),
      { ...runs(60, 20_000), seed },
    );
  });
}

test("a letter in the middle changes the token that it is in", () => {
  const tokenizer = loadBuiltin("o200k_base");
  const show = (text: string) => showEncoding(text, tokenizer.encode(text, { specials: "text", inserted: false }));
  const words = "one two three four five six";
  expect(changedTokens(show(words), show(words.replace("three", "threxe")))).toEqual({
    first: 2,
    removed: 1,
    inserted: 2,
  });
  expect(changedTokens(show(words), show(words))).toEqual({ first: 6, removed: 0, inserted: 0 });
});
