import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { EncodeOptions } from "../../src/tokenizers/tokenizer";
import { loadBuiltin } from "./builtins";
import { NativeTokenizer, type ReferenceEncoding } from "./native";
import { allOptions, describeOptions, findDifference } from "./oracle";
import { seed, trickyStrings, vocabularyEntries } from "./strings";
import { readUdhr } from "./udhr";
import { documentedDifferences } from "./unicode";

/** A reference library over one tokenizer, in one way to read control tokens. */
export interface Reference {
  encodeAll(texts: readonly string[], inserted: boolean): Promise<ReferenceEncoding[]>;
}

interface Fixture {
  readonly name: string;
  readonly text: string;
}

export const fixtures: readonly Fixture[] = JSON.parse(
  readFileSync(new URL("../fixtures/texts.json", import.meta.url), "utf8"),
);

/** How many generated strings each built-in is compared on, by how control tokens are read. */
const generated = { text: 10_000, control: 2_000 } as const;

/** Tests that a Hugging Face built-in gives the native package's ids and offsets, for every kind of text. */
export function describeAgainstNative(id: string): void {
  describe(`${id} is the native package's, ids and offsets`, () => {
    const differences = documentedDifferences(id);
    compareOnAll(
      id,
      (specials) => NativeTokenizer.ofBuiltin(id, specials),
      (text) => Array.from(text, (c) => (differences.has(c) ? "" : c)).join(""),
    );
  });
}

/**
 * Registers the comparisons of a built-in with a reference: fixtures, the 532 declarations whole, generated strings.
 * @param comparable takes out of a generated string what the reference is known to read differently
 */
export function compareOnAll(
  id: string,
  reference: (specials: EncodeOptions["specials"]) => Reference,
  comparable: (text: string) => string = (text) => text,
): void {
  const tokenizer = loadBuiltin(id);
  const references = { text: reference("text"), control: reference("control") };

  const compare = async (texts: readonly string[], options: EncodeOptions): Promise<string[]> => {
    const theirs = references[options.specials].encodeAll(texts, options.inserted);
    const ours = texts.map((text) => tokenizer.encode(text, options));
    const differences: string[] = [];
    (await theirs).forEach((encoding, i) => {
      const [text = "", own] = [texts[i], ours[i]];
      const difference = own === undefined ? "not encoded" : findDifference(text, own, encoding);
      if (difference !== null) differences.push(`${JSON.stringify(text.slice(0, 200))}: ${difference}`);
    });
    return differences;
  };

  test.each(allOptions.map((options) => ({ options, name: describeOptions(options) })))(
    "on the fixtures, $name",
    async ({ options }) => {
      // References disagree on lone surrogates; here they are U+FFFD from the start (loneSurrogates.test.ts).
      expect(await compare(fixtures.map(({ text }) => text.toWellFormed()), options)).toEqual([]);
    },
  );

  test("on all 532 declarations of human rights", async () => {
    const texts = readUdhr().map(({ text }) => text);
    expect(texts.length).toBe(532);
    // In parts, since the native package gives an array for each token's offsets.
    for (let i = 0; i < texts.length; i += 76) {
      expect(await compare(texts.slice(i, i + 76), { specials: "text", inserted: false })).toEqual([]);
    }
  });

  test.each(["text", "control"] as const)("on generated strings, control tokens as %s", async (specials) => {
    const strings = trickyStrings(vocabularyEntries(tokenizer)).map(comparable);
    const options = { specials, inserted: specials === "control" };
    const numRuns = generated[specials];
    const differences = await compare(fc.sample(strings, { numRuns, seed }), options);
    if (differences.length === 0) return;
    // Again, one by one, for fast-check to shrink the string and print it with the seed.
    await fc.assert(
      fc.asyncProperty(strings, async (text) => expect(await compare([text], options)).toEqual([])),
      { numRuns, seed },
    );
    expect(differences).toEqual([]);
  });
}
