/** That a text after an edit is encoded as a full encode would, and that little is done for it. */
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { updateEncoding } from "../src/tokenizers/incremental";
import { LiveEncoding } from "../src/tokenizers/liveEncoding";
import { PipelineTokenizer } from "../src/tokenizers/pipeline";
import { baselineIds, builtinIds, loadBuiltin } from "./support/builtins";
import { expectEqual } from "./support/equal";
import { allOptions } from "./support/oracle";
import { runs } from "./support/runs";
import { seed, trickyStrings, vocabularyEntries } from "./support/strings";
import { readUdhr } from "./support/udhr";

/** What people type, and what is hard: pairs torn apart, marks, control tokens' parts, white space in runs. */
const typed = fc.constantFrom(
  ..." abé,.'s1\n\r\t<|>[]▁न्ि👍",
  "  ",
  "\r\n",
  "<|",
  "endoftext|>",
  "<s>",
  "\ud83d",
  "\udc4d",
  "\u0301",
  "ﬁ",
  "가",
  "ᆨ",
  "　",
);

const declarations = readUdhr().filter((_, i) => i % 12 === 0);

/** Edits at places between 0 and 1, one after the other. */
const edits = (insert: fc.Arbitrary<string>) =>
  fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat({ max: 6 }), insert), {
    minLength: 1,
    maxLength: 6,
  });

const options = { specials: "text", inserted: false } as const;

describe.each(builtinIds)("%s", (id) => {
  const tokenizer = loadBuiltin(id);
  const strings = trickyStrings(vocabularyEntries(tokenizer));
  const text = fc.oneof(
    strings,
    fc.constantFrom(...declarations).map(({ text: whole }) => whole.slice(0, 400)),
  );

  test("an update gives what a full encode does", () => {
    fc.assert(
      fc.property(
        text,
        fc.constantFrom(...allOptions),
        edits(fc.oneof(typed, fc.constant(""), strings)),
        (first, chosen, list) => {
          let current = new LiveEncoding(first, chosen, tokenizer.encode(first, chosen));
          for (const [place, length, insert] of list) {
            const old = current.text.toString();
            const start = Math.min(old.length, Math.floor(place * (old.length + 1)));
            current = updateEncoding(tokenizer, current, { start, end: Math.min(old.length, start + length), insert });
            expectEqual(current.slice(), tokenizer.encode(current.text.toString(), chosen));
          }
        },
      ),
      { ...runs(50, 1000), seed },
    );
  });

  test("an edit outside of the text is refused", () => {
    const current = new LiveEncoding("abc", options, tokenizer.encode("abc", options));
    for (const edit of [
      { start: 2, end: 1 },
      { start: -1, end: 0 },
      { start: 0, end: 4 },
    ]) {
      expect(() => updateEncoding(tokenizer, current, { ...edit, insert: "" })).toThrow(RangeError);
    }
  });
});

const english = readUdhr().find(({ code }) => code === "eng")?.text ?? "";

test.each(builtinIds.filter((id) => !(baselineIds as readonly string[]).includes(id)))(
  "%s encodes little for a key in English text",
  (id) => {
    const tokenizer = loadBuiltin(id);
    if (!(tokenizer instanceof PipelineTokenizer)) throw new Error(`${id} has no stages.`);
    const current = new LiveEncoding(english, options, tokenizer.encode(english, options));
    const encodePart = vi.spyOn(tokenizer, "encodePart");
    for (let start = 100; start < english.length - 100; start += 97) {
      encodePart.mockClear();
      updateEncoding(tokenizer, current, { start, end: start, insert: "x" });
      const [part] = encodePart.mock.calls[0] ?? [""];
      expect(encodePart).toHaveBeenCalledTimes(1);
      expect(part.length, `characters encoded for a key at ${start}`).toBeLessThan(80);
    }
  },
);
