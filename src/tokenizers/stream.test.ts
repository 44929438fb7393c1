import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { builtinIds, loadBuiltin } from "../../test/support/builtins";
import { allOptions } from "../../test/support/oracle";
import { runs } from "../../test/support/runs";
import { seed, trickyStrings, vocabularyEntries } from "../../test/support/strings";
import { StreamEncoder } from "./stream";
import type { EncodeOptions, Encoding, Tokenizer } from "./tokenizer";

/** The columns of several encodings, one after the other. */
function joined(parts: readonly Encoding[]) {
  const all = (column: (part: Encoding) => Iterable<number>) => parts.flatMap((part) => Array.from(column(part)));
  return {
    ids: all((part) => part.ids),
    byteStart: all((part) => part.byteStart),
    byteEnd: all((part) => part.byteEnd),
    flags: all((part) => part.flags),
  };
}

/** Encodes a text in pieces of the given lengths, over and over, in UTF-16 units. */
function stream(
  tokenizer: Tokenizer,
  text: string,
  options: EncodeOptions,
  lengths: readonly number[],
  gathering: number,
): Encoding[] {
  const encoder = new StreamEncoder(tokenizer, options, gathering);
  const parts: Encoding[] = [];
  for (let at = 0, i = 0; at < text.length; i++) {
    const end = at + (lengths[i % lengths.length] ?? 1);
    const part = encoder.push(text.slice(at, end));
    if (part !== null) parts.push(part);
    at = end;
  }
  parts.push(encoder.finish());
  return parts;
}

describe.each(builtinIds)("%s", (id) => {
  test("a text in pieces has the tokens of the whole", () => {
    const tokenizer = loadBuiltin(id);
    const text = fc
      .array(trickyStrings(vocabularyEntries(tokenizer)), { minLength: 1, maxLength: 4 })
      .map((strings) => strings.join(" "));
    const lengths = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 });
    const gathering = fc.constantFrom(1, 1, 8, 50);
    fc.assert(
      fc.property(text, lengths, gathering, fc.constantFrom(...allOptions), (whole, sizes, least, options) => {
        const parts = stream(tokenizer, whole, options, sizes, least);
        expect(joined(parts)).toEqual(joined([tokenizer.encode(whole, options)]));
      }),
      { ...runs(80, 4000), seed },
    );
  });
});

test("little is held back of a text with white space", () => {
  const line = "The quick brown fox, 1234 times – über 東京.\n";
  // Graphemes and words are numbered by first appearance, so they wait for the whole.
  const held: readonly string[] = ["graphemes", "words"];
  for (const id of builtinIds.filter((builtin) => !held.includes(builtin))) {
    const encoder = new StreamEncoder(loadBuiltin(id), { specials: "text", inserted: false }, 100);
    let bytes = 0;
    for (let i = 1; i <= 100; i++) {
      bytes = encoder.push(line)?.byteEnd.at(-1) ?? bytes;
      expect(i * Buffer.byteLength(line) - bytes, id).toBeLessThan(500);
    }
  }
});

test("a text without a cut is held back, and encoded at its end", () => {
  const tokenizer = loadBuiltin("cl100k_base");
  const options = { specials: "text", inserted: false } as const;
  const parts = stream(tokenizer, "a".repeat(3000), options, [7], 10);
  expect(parts.length).toBe(1);
  expect(joined(parts)).toEqual(joined([tokenizer.encode("a".repeat(3000), options)]));
});
