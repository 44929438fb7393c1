/** That the first tokens of a text, which are shown while the rest is encoded, are those of the whole. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { utf8Length } from "../src/text/utf8";
import { type EncodeOptions, type Tokenizer, TokenizerError } from "../src/tokenizers/tokenizer";
import { describeEncoding, prepareText } from "../src/worker/tokenizer/describeEncoding";
import { describeBeginning } from "../src/worker/tokenizer/longTexts";
import { builtinIds, loadBuiltin } from "./support/builtins";
import { configurations } from "./support/configurations";
import { readFile } from "./support/differential";
import { expectEqual } from "./support/equal";
import { allOptions } from "./support/oracle";
import { runs } from "./support/runs";
import { seed, trickyStrings, vocabularyEntries } from "./support/strings";
import { readUdhr } from "./support/udhr";

/**
 * Expects what is told of the beginning to be what the whole text's columns begin with, in every column.
 * @returns whether anything could be told
 */
function expectBeginning(tokenizer: Tokenizer, known: string, rest: string, options: EncodeOptions): boolean {
  const beginning = describeBeginning(tokenizer, { known, options });
  if (beginning === null) return false;
  const text = known + rest;
  const whole = describeEncoding(tokenizer, tokenizer.encode(text, options), prepareText(text));
  const count = beginning.encoding.ids.length;
  const columns = (of: typeof whole, rows: number) =>
    Object.entries({ ...of.encoding, ...of.places }).map(([name, column]) => [
      name,
      Array.from(column.subarray(0, rows)),
    ]);
  expectEqual(columns(beginning, count), columns(whole, count));
  for (const [id, name] of beginning.names) expect(whole.names.get(id)).toBe(name);
  // None of its tokens is missing: what comes behind them comes behind their text.
  expect(whole.encoding.byteStart[count] ?? utf8Length(text)).toBeGreaterThanOrEqual(
    utf8Length(text.slice(0, beginning.end)),
  );
  return true;
}

const declarations = readUdhr().filter((_, i) => i % 40 === 0);

test.each(builtinIds)("the first tokens of a text are those of the whole, %s", (id) => {
  const tokenizer = loadBuiltin(id);
  const strings = trickyStrings(vocabularyEntries(tokenizer));
  const pieces = fc.oneof(
    strings,
    fc.constantFrom(...declarations).map(({ text }) => text.slice(0, 200)),
    fc.constantFrom("\n", "\n\n", "\r\n", " \n ", "a b", "\u0600a", "\u200d"),
  );
  const text = fc.array(pieces, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(text, text, fc.constantFrom(...allOptions), (known, rest, options) => {
      expectBeginning(tokenizer, known, rest, options);
    }),
    { ...runs(12, 1500), seed },
  );
  // Of what people have there nearly always is a beginning.
  const told = declarations.filter(({ text }) =>
    expectBeginning(tokenizer, text.slice(0, 3000), text.slice(3000), { specials: "text", inserted: true }),
  );
  // Those that count by their segments have no parts.
  expect(told.length).toBeGreaterThanOrEqual(id === "graphemes" || id === "words" ? 0 : declarations.length * 0.8);
});

describe("of made-up tokenizers", () => {
  test("the first tokens of a text are those of the whole", () => {
    let told = 0;
    fc.assert(
      fc.property(configurations, fc.constantFrom(...allOptions), fc.nat(), ({ file, texts }, options, at) => {
        // With more places than most of them have where characters surely end.
        const text = texts.concat(texts).join("a 1\nb ");
        const cut = at % (text.length + 1);
        try {
          const { tokenizer } = readFile(file);
          if (expectBeginning(tokenizer, text.slice(0, cut), text.slice(cut), options)) told++;
        } catch (error) {
          // Some are refused, and some have nothing for a character, and say so.
          if (!(error instanceof TokenizerError)) throw error;
        }
      }),
      { ...runs(80, 5000), seed },
    );
    expect(told).toBeGreaterThan(5);
  });
});
