import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { EncodeOptions } from "../../src/tokenizers/tokenizer";
import { baselineIds, builtinIds, type huggingFaceIds, loadBuiltin } from "./builtins";
import { describeDecoding } from "./decoding";
import { NativeTokenizer, type ReferenceEncoding } from "./native";
import { allOptions, describeOptions, findDifference } from "./oracle";
import { describePremiums } from "./premiums";
import { oneOfEach } from "./runs";
import { seed, trickyStrings, vocabularyEntries } from "./strings";
import { readUdhr } from "./udhr";
import { documentedDifferences } from "./unicode";

/** A reference library over one tokenizer, in one way to read control tokens. */
export interface Reference {
  encodeAll(texts: readonly string[], inserted: boolean): Promise<ReferenceEncoding[]>;
}

export interface Comparison {
  /** The built-in's id. */
  readonly id: (typeof builtinIds)[number];
  /** Called once for each way to read control tokens. */
  readonly reference: (specials: EncodeOptions["specials"]) => Reference;
  /** Generated strings of the normal run: 200 unless it is a second reference; the exhaustive run has many more. */
  readonly numRuns?: number;
  /** That it has another's pattern and ranks, but for a few: the normal run compares it on the fixtures alone. */
  readonly isLikeAnother?: boolean;
  /** Code points that the reference is known to read differently (docs/references.md). */
  readonly except: () => ReadonlySet<string>;
}

/** Those that the native package loads for seconds, and once more with their control tokens. */
const large: readonly string[] = ["llama3", "mistral_nemo", "gemma3", "qwen3", "deepseek_v3"];

/**
 * Registers the comparisons of a Hugging Face built-in with the native package, its figures for the bundled corpus and
 * what it decodes among them: together, since the package loads a large vocabulary for seconds. Of the large ones
 * control tokens are text in the normal run: what makes them control tokens is the same in all.
 */
export function describeBuiltin(id: (typeof huggingFaceIds)[number]): void {
  const isTextAlone = oneOfEach([false], [large.includes(id)]).includes(true);
  describeComparison(`${id} is the native package’s`, againstNative(id), isTextAlone ? ["text"] : ["text", "control"]);
  describePremiums(id);
  if (isTextAlone) return;
  describeDecoding(id);
  test(`the native package decodes what it encodes with ${id}`, async () => {
    const text = "Hello, world: naïve 东京 🤚🏾";
    const native = NativeTokenizer.ofBuiltin(id, "control");
    const { ids } = await native.encode(text);
    const lowered = "hello, world : naive 京";
    expect(await native.decode(Array.from(ids))).toBe(id === "bert_uncased" ? lowered : text);
  });
}

/** A Hugging Face built-in against the native package. */
export function againstNative(id: (typeof huggingFaceIds)[number]): Comparison {
  return {
    id,
    reference: (specials) => NativeTokenizer.ofBuiltin(id, specials),
    except: () => documentedDifferences(id),
  };
}

const fixtures: readonly { name: string; text: string }[] = JSON.parse(
  readFileSync(new URL("../fixtures/texts.json", import.meta.url), "utf8"),
);

/** Declarations with code points that a built-in and its reference read differently: Adlam is younger than BERT's tables. */
const differingDeclarations: Readonly<Record<string, readonly string[]>> = { bert_uncased: ["fuf_adlm"] };

/**
 * Registers the comparisons of the normal run: the fixtures, some of the declarations, and generated strings.
 * @param ways how control tokens in texts are read
 */
export function describeComparison(
  name: string,
  comparison: Comparison,
  ways: readonly EncodeOptions["specials"][] = ["text", "control"],
): void {
  describe(name, () => {
    const compare = comparer(comparison);

    // Inserted tokens are put around what there is, whatever that is.
    const usual = allOptions.filter(
      ({ specials, inserted }) => inserted === (specials === "control") && ways.includes(specials),
    );
    test.each(oneOfEach(allOptions, usual).map((options) => ({ options, how: describeOptions(options) })))(
      "on the fixtures, $how",
      async ({ options }) => {
        // References disagree on lone surrogates; here they are U+FFFD from the start (loneSurrogates.test.ts).
        const texts = fixtures.map(({ text }) => text.toWellFormed());
        expect(texts.length).toBe(53);
        expect(await compare(texts, options)).toEqual([]);
      },
    );

    if (oneOfEach([false], [comparison.isLikeAnother ?? false]).includes(true)) return;

    // Another share for each built-in, so that each text is in every run; the exhaustive run has all for all.
    const shares = builtinIds.length - baselineIds.length;
    const share = builtinIds.indexOf(comparison.id);
    const isInShare = (i: number) => i % shares === share;

    test("on a share of the 532 declarations of human rights, whole", async () => {
      await compareDeclarations(comparison, compare, isInShare);
    });

    test("on the same share as long words: nothing but letters and marks", async () => {
      await compareLetters(comparison, compare, isInShare);
    });

    const generated = [
      { specials: "text", inserted: false, numRuns: comparison.numRuns ?? 200 },
      { specials: "control", inserted: true, numRuns: 100 },
    ] as const;
    test.each(generated.filter(({ specials }) => ways.includes(specials)))(
      "on $numRuns generated strings, control tokens as $specials",
      async ({ numRuns, ...options }) => {
        await compareGenerated(comparison, compare, options, numRuns);
      },
    );
  });
}

/** Registers the comparisons of the exhaustive run: all declarations, and many strings from a seed of the day. */
export function describeExhaustiveComparison(name: string, comparison: Comparison): void {
  describe(name, () => {
    const compare = comparer(comparison);
    test("on all 532 declarations of human rights, whole", async () => {
      await compareDeclarations(comparison, compare, () => true);
    });
    test("on all of them as long words: nothing but letters and marks", async () => {
      await compareLetters(comparison, compare, () => true);
    });
    test.each([
      { specials: "text", inserted: false, numRuns: 100_000 },
      { specials: "control", inserted: true, numRuns: 30_000 },
    ] as const)("on $numRuns generated strings, control tokens as $specials", async ({ numRuns, ...options }) => {
      await compareGenerated(comparison, compare, options, numRuns);
    });
  });
}

/** Says in words what differs in each of some texts; an empty list when nothing does. */
type Compare = (texts: readonly string[], options: EncodeOptions) => Promise<string[]>;

function comparer({ id, reference }: Comparison): Compare {
  const references = new Map<EncodeOptions["specials"], Reference>();
  return async (texts, { specials, inserted }) => {
    const tokenizer = loadBuiltin(id);
    const other = references.get(specials) ?? reference(specials);
    references.set(specials, other);
    // The native package works in threads of its own meanwhile.
    const theirs = other.encodeAll(texts, inserted);
    // Anew, and then with what is remembered of all the texts, which must make no difference.
    const ours = texts.map((text) => tokenizer.encode(text, { specials, inserted }));
    const again = [2, 3].flatMap((time) =>
      texts.map((text, i) => ({
        time,
        text,
        equal: isDeepStrictEqual(tokenizer.encode(text, { specials, inserted }), ours[i]),
      })),
    );
    const differences = again
      .filter(({ equal }) => !equal)
      .map(({ time, text }) => `${JSON.stringify(text.slice(0, 200))}: other tokens the time ${time}`);
    (await theirs).forEach((encoding, i) => {
      const [text = "", own] = [texts[i], ours[i]];
      const difference = own === undefined ? "not encoded" : findDifference(text, own, encoding);
      if (difference !== null) differences.push(`${JSON.stringify(text.slice(0, 200))}: ${difference}`);
    });
    return differences;
  };
}

async function compareDeclarations(
  { id, except }: Comparison,
  compare: Compare,
  select: (index: number) => boolean,
): Promise<void> {
  const options = { specials: "text", inserted: false } as const;
  const all = readUdhr();
  expect(all.length).toBe(532);
  const known = differingDeclarations[id] ?? [];
  const alike = all.filter(({ code }, i) => select(i) && !known.includes(code));
  expect(alike.length).toBeGreaterThan(30);
  // In parts, since the native package gives an array for each token's offsets.
  for (let first = 0; first < alike.length; first += 32) {
    const texts = alike.slice(first, first + 32).map(({ text }) => text);
    expect(await compare(texts, options)).toEqual([]);
  }
  for (const { code, text } of all.filter(({ code }) => known.includes(code))) {
    expect(await compare([text], options), code).not.toEqual([]);
    expect(await compare([without(text, except())], options), code).toEqual([]);
  }
}

/** Long pieces go another way through the BPE model than words do. They are short enough for references that take their square. */
async function compareLetters(
  { except }: Comparison,
  compare: Compare,
  select: (index: number) => boolean,
): Promise<void> {
  const excepted = except();
  const [longest = 400] = oneOfEach<number>([800], [400]);
  const letters = (text: string) => without(text, excepted).replace(/[^\p{L}\p{M}]/gu, "");
  const texts = readUdhr()
    .filter((_, i) => select(i))
    .map(({ text }) => letters(text).slice(0, longest).toWellFormed());
  expect(texts.join("").length).toBeGreaterThan(25 * longest);
  expect(await compare(texts, { specials: "text", inserted: false })).toEqual([]);
}

async function compareGenerated(
  { id, except }: Comparison,
  compare: Compare,
  options: EncodeOptions,
  numRuns: number,
): Promise<void> {
  const excepted = except();
  const strings = trickyStrings(vocabularyEntries(loadBuiltin(id))).map((text) => without(text, excepted));
  const samples = fc.sample(strings, { numRuns, seed });
  const differences = await compare(samples, options);
  if (differences.length === 0) return;
  // Again, one by one, for fast-check to shrink the string and print it with the seed.
  await fc.assert(
    fc.asyncProperty(strings, async (text) => {
      expect(await compare([text], options)).toEqual([]);
    }),
    { numRuns, seed },
  );
  expect(differences).toEqual([]);
}

function without(text: string, characters: ReadonlySet<string>): string {
  return Array.from(text)
    .filter((character) => !characters.has(character))
    .join("");
}
