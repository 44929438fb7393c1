import fc from "fast-check";
import { expect, test } from "vitest";
import { byteLevel, readFile, type TokenizerFile } from "../../../test/support/smallVocabularies";
import { pairOf, type Side, sideOf } from "../../analysis/vocabulary/pair/side";
import { TextCount } from "./textCount";

function sideIn(file: TokenizerFile): Side {
  const { tokenizer, parts } = readFile(file);
  return sideOf(tokenizer, parts);
}

const some = (lines: readonly string[]) =>
  lines.map((line, i) => ({ code: `l${i}`, name: `L ${i}`, text: () => line }));

test("a count that is stopped and goes on comes to what it comes to at once, and tells in between of what it has counted", () => {
  const lines = fc.array(fc.string({ unit: fc.constantFrom("a", "b", "1", " ", "é"), maxLength: 9 }), {
    minLength: 2,
    maxLength: 5,
  });
  fc.assert(
    fc.property(byteLevel, byteLevel, lines, (one, other, texts) => {
      const pair = pairOf(sideIn(one.file), sideIn(other.file));
      const [whole, steps, first] = [texts, texts, texts.slice(0, 1)].map(
        (each) => new TextCount(pair, some(each), []),
      );
      if (whole === undefined || steps === undefined || first === undefined) return;
      whole.go(Number.POSITIVE_INFINITY);
      first.go(0);
      steps.go(0);
      // Of what has been counted, as if there were no more.
      expect(steps.done).toBe(1);
      expect(steps.used().report).toEqual({ ...first.used().report, asked: texts.length });
      while (steps.done < steps.all) {
        steps.go(0);
        steps.used();
      }
      expect(steps.used()).toEqual(whole.used());
    }),
    { numRuns: 12 },
  );
});

test("each text is encoded once by each of the two, however many figures are made of it", () => {
  const file: TokenizerFile = {
    ...{ version: "1.0", added_tokens: [], normalizer: null, pre_tokenizer: { type: "WhitespaceSplit" } },
    model: { type: "WordLevel", unk_token: "?", vocab: { "?": 0, a: 1, b: 2 } },
  };
  const encoded: string[] = [];
  const heard = (name: string): Side => {
    const side = sideIn(file);
    const encode = side.tokenizer.encode.bind(side.tokenizer);
    side.tokenizer.encode = (text, options) => {
      encoded.push(`${name} ${text}`);
      return encode(text, options);
    };
    return side;
  };
  const count = new TextCount(pairOf(heard("one"), heard("other")), some(["a b", "b"]), []);
  count.go(Number.POSITIVE_INFINITY);
  expect(count.used().report).toMatchObject({ tokensA: 3, tokensB: 3, commonA: 1, occurring: 2, mapped: 2, asked: 2 });
  count.used();
  expect(encoded).toEqual(["one a b", "other a b", "one b", "other b"]);
});
