import fc from "fast-check";
import { expect, test } from "vitest";
import { loadBuiltin } from "../../../test/support/builtins";
import {
  byteNames,
  draws,
  mergesOf,
  pick,
  readFile,
  smallTokenizers,
  vocabOf,
} from "../../../test/support/smallVocabularies";
import { utf8Encode } from "../../text/utf8";
import { toByteAlphabet } from "../../tokenizers/byteAlphabet";
import type { PipelineTokenizer } from "../../tokenizers/pipeline";
import type { EncodeOptions } from "../../tokenizers/tokenizer";
import { textSubject } from "../textSubject";
import { findCovers } from "./covers";
import { entryTexts } from "./entryTexts";
import { findFollowing } from "./following";
import { instrument } from "./instrument";
import { chainExample, Fraction } from "./markovChain";
import { openTail } from "./promptTail";

const control = { onProgress: () => {}, signal: new AbortController().signal };
const options = { specials: "text", inserted: false } as const;
/** BPE of three letters, with entries of at most four. */
const tinyTokenizers = draws
  .map((draw) => mergesOf(["a", "b", "c"], draw))
  .filter(({ names }) => names.every((name) => name.length < 5))
  .map(({ names, merges }) => {
    const stages = { added_tokens: [], normalizer: null, pre_tokenizer: null, decoder: { type: "Fuse" } };
    return readFile({ version: "1.0", ...stages, model: { type: "BPE", vocab: vocabOf(names), merges } }).tokenizer;
  });
const words = fc.array(fc.constantFrom("a", "b", "c"), { minLength: 1, maxLength: 3 }).map((list) => list.join(""));

/** All texts of letters up to so many. */
function allTexts(letters: string, longest: number): string[] {
  let level = [""];
  const all: string[] = [];
  for (let length = 0; length <= longest; length++) {
    all.push(...level);
    level = level.flatMap((text) => Array.from(letters, (letter) => text + letter));
  }
  return all;
}

test("covers are those among the encodings of all strings, on random vocabularies of some twenty entries", async () => {
  const texts = allTexts("abc", 7);
  await fc.assert(
    fc.asyncProperty(tinyTokenizers, words, async (tokenizer, prompt) => {
      const tail = openTail(tokenizer, prompt);
      if (tail === null) throw new Error("no tail");
      const { first, count, byOverhang } = await findCovers(
        tokenizer,
        tail,
        options,
        entryTexts(tokenizer),
        true,
        1000,
        control,
      );
      const before = Array.from(tokenizer.encode(prompt.slice(0, prompt.length - tail.text.length), options).ids);
      const expected = new Set<string>();
      for (const text of texts) {
        if (!text.startsWith(prompt)) continue;
        const { ids, byteStart } = tokenizer.encode(text, options);
        if ((byteStart.at(-1) ?? 0) < prompt.length) expected.add(Array.from(ids).join(" "));
      }
      expect(new Set(first.map(({ ids }) => [...before, ...ids].join(" ")))).toEqual(expected);
      expect([count, byOverhang.reduce((sum, each) => sum + each, 0)]).toEqual([expected.size, expected.size]);
    }),
    { numRuns: 25 },
  );
});

/** Covers by their definition: each entry put behind each place of a prompt, and that text encoded. */
function encodedCovers(tokenizer: PipelineTokenizer, prompt: string, options: EncodeOptions): string[] {
  const entries = entryTexts(tokenizer);
  const bytes = utf8Encode(prompt);
  const found = new Set<string>();
  for (const [i, id] of entries.ids.entries()) {
    const entry = entries.bytes.subarray(entries.offsets[i], entries.offsets[i + 1]);
    const mayLackSpace = tokenizer.stages.decoder !== undefined && entry[0] === 0x20;
    for (const own of mayLackSpace ? [entry, entry.subarray(1)] : [entry]) {
      for (let start = 0; start < bytes.length; start++) {
        const rest = bytes.subarray(start);
        if (own.length < rest.length || rest.some((byte, at) => byte !== own[at])) continue;
        const written = Buffer.concat([bytes.subarray(0, start), own]);
        const text = written.toString();
        if (!Buffer.from(text).equals(written)) continue;
        const { ids, byteEnd } = tokenizer.encode(text, options);
        if (ids.at(-1) !== id || byteEnd.at(-1) !== written.length || (byteEnd.at(-2) ?? 0) > start) continue;
        found.add(ids.join(" "));
      }
    }
  }
  return [...found].sort();
}

/** The same as the instrument finds them. */
async function foundCovers(tokenizer: PipelineTokenizer, prompt: string, options: EncodeOptions): Promise<string[]> {
  const tail = openTail(tokenizer, prompt);
  if (tail === null) throw new Error("no tail");
  const mayLackSpace = tokenizer.stages.decoder !== undefined;
  const entries = entryTexts(tokenizer);
  const of = (fewest: number) => findCovers(tokenizer, tail, options, entries, mayLackSpace, 1e9, control, fewest);
  const { first, count } = await of(0);
  expect(await of(Number.POSITIVE_INFINITY)).toEqual(await of(0));
  expect(first.length).toBe(count);
  const before = tokenizer.encode(prompt.slice(0, prompt.length - tail.text.length), options).ids;
  return first.map(({ ids }) => [...before, ...ids].join(" ")).sort();
}

const byteDecoder = { type: "ByteLevel" };
const spaceDecoder = { type: "Replace", pattern: { String: "▁" }, content: " " };

test.each(
  smallTokenizers.map(
    (arbitrary, i) => [["bytes", "characters", "WordPiece", "Unigram", "words"][i], arbitrary] as const,
  ),
)("of generated vocabularies of %s, covers are what encoding each entry behind each place gives", async (_, small) => {
  const decoders = fc.constantFrom(undefined, spaceDecoder, byteDecoder);
  const lists = fc.array(fc.nat({ max: 99 }), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(
      small,
      decoders,
      fc.array(lists, { minLength: 10, maxLength: 10 }),
      fc.boolean(),
      async (drawn, decoder, prompts, isText) => {
        const { tokenizer } = readFile(decoder === undefined ? drawn.file : { ...drawn.file, decoder });
        for (const prompt of prompts) {
          const text = prompt.map((at) => pick(at, [...drawn.alphabet, " ", "▁"])).join("");
          const own = { specials: isText ? "text" : "control", inserted: false } as const;
          expect(await foundCovers(tokenizer, text, own), text).toEqual(encodedCovers(tokenizer, text, own));
        }
      },
    ),
  );
});

test("an entry that no merges lead to is a pre-token's one token where such are taken, and then not the end of it", async () => {
  const bytes = Array.from({ length: 256 }, (_, byte) => toByteAlphabet(Uint8Array.of(byte)));
  const vocab = vocabOf([...bytes, "ab", "bc"]);
  const byteLevel = { type: "ByteLevel", add_prefix_space: false, trim_offsets: true, use_regex: false };
  const stages = { version: "1.0", added_tokens: [], normalizer: null, pre_tokenizer: byteLevel, decoder: byteDecoder };
  const model = { type: "BPE", ignore_merges: true, vocab, merges: [["b", "c"]] };
  const { tokenizer } = readFile({ ...stages, model });
  const own = { specials: "text", inserted: false } as const;
  for (const prompt of ["ab", "a", "ca", "cab", "abc"])
    expect(await foundCovers(tokenizer, prompt, own), prompt).toEqual(encodedCovers(tokenizer, prompt, own));
  expect(await foundCovers(tokenizer, "ab", own)).toEqual([String(vocab.ab), `${vocab.a} ${vocab.bc}`].sort());
});

test("“▁” that a text has is the one that a space becomes: an entry that begins with it covers what stands behind", async () => {
  const model = {
    type: "BPE",
    byte_fallback: true,
    vocab: vocabOf([...byteNames, "▁", "a", "b", "▁b"]),
    merges: [["▁", "b"]],
  };
  const normalizer = { type: "Replace", pattern: { String: " " }, content: "▁" };
  const { tokenizer } = readFile({
    version: "1.0",
    added_tokens: [],
    normalizer,
    decoder: spaceDecoder,
    pre_tokenizer: null,
    model,
  });
  const own = { specials: "text", inserted: false } as const;
  for (const prompt of ["a▁b", "a b", "▁", " b", "▁▁b"])
    expect(await foundCovers(tokenizer, prompt, own), prompt).toEqual(encodedCovers(tokenizer, prompt, own));
});

test("behind a space each entry is asked once, and told as encoding it behind the word tells", async () => {
  const tokenizer = loadBuiltin("r50k_base") as PipelineTokenizer;
  const entries = entryTexts(tokenizer);
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true, fatal: true });
  const texts = Array.from(entries.ids, (_, i) => {
    try {
      return decoder.decode(entries.bytes.subarray(entries.offsets[i], entries.offsets[i + 1]));
    } catch {
      return null;
    }
  });
  for (const prompt of ["one ", "one on", "1\non"]) {
    const tail = openTail(tokenizer, prompt);
    if (tail === null) throw new Error("no tail");
    const before = Array.from(tokenizer.encode(prompt.slice(0, prompt.length - tail.text.length), options).ids);
    const expected: string[] = [];
    for (let start = 0; start < prompt.length; start++) {
      for (const [i, id] of entries.ids.entries()) {
        const text = prompt.slice(0, start) + texts[i];
        if (texts[i] === null || !text.startsWith(prompt)) continue;
        const { ids, byteStart } = tokenizer.encode(text, options);
        if (ids.at(-1) === id && byteStart.at(-1) === start) expected.push(ids.join(" "));
      }
    }
    for (let turn = 0; turn < 2; turn++) {
      const { first, count } = await findCovers(tokenizer, tail, options, entries, false, 1e6, control);
      expect(count).toBe(expected.length);
      expect(
        first
          .map(({ ids }) => [...before, ...ids].join(" "))
          .sort()
          .join(),
      ).toBe(expected.sort().join());
    }
  }
});

test("entries that can follow are those that do in some string", async () => {
  const texts = allTexts("abc", 7);
  await fc.assert(
    fc.asyncProperty(tinyTokenizers, words, async (tokenizer, prompt) => {
      const tail = openTail(tokenizer, prompt);
      if (tail === null) throw new Error("no tail");
      const entries = entryTexts(tokenizer);
      const own = Array.from(tokenizer.encode(prompt, options).ids);
      const expected = new Set<number>();
      for (const text of texts) {
        const { ids } = tokenizer.encode(text, options);
        if (ids.length > own.length && own.every((id, i) => ids[i] === id)) expected.add(ids[own.length] ?? -1);
      }
      const { first, can, notFound, unseenBytes } = await findFollowing(
        tokenizer,
        tail,
        options,
        entries,
        true,
        1000,
        control,
      );
      const banned = new Set(first.map(({ id }) => id));
      expect([...entries.ids].filter((id) => !banned.has(id))).toEqual([...expected].sort((a, b) => a - b));
      expect([can, notFound]).toEqual([expected.size, entries.ids.length - expected.size]);
      const begins = new Set([...expected].map((id) => tokenizer.tokenBytes(id)[0]));
      expect(Array.from("abc", (letter) => letter.charCodeAt(0)).filter((byte) => !unseenBytes.includes(byte))).toEqual(
        Array.from("abc", (letter) => letter.charCodeAt(0)).filter((byte) => begins.has(byte)),
      );
    }),
    { numRuns: 25 },
  );
});

test.each(["cl100k_base", "llama2", "bert_uncased"])("%s: the one cover without overhang is encode’s", async (id) => {
  const tokenizer = loadBuiltin(id) as PipelineTokenizer;
  const texts = fc.string({
    unit: fc.constantFrom("a", "Str", " b", "É", "1", "http", ":"),
    minLength: 1,
    maxLength: 4,
  });
  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      const { first, byOverhang, tail } = await instrument.measure(
        textSubject(text, tokenizer, options),
        { follow: false },
        control,
      );
      const ids = Array.from(tokenizer.encode(text, options).ids);
      expect(byOverhang[0], text).toBe(1);
      const [own] = first.map(({ tokens }) => tokens.map(({ id: each }) => each));
      expect(ids.slice(ids.length - (own?.length ?? 0))).toEqual(own);
      expect(text.endsWith(tail)).toBe(true);
    }),
    { numRuns: 8, examples: [["Été"], [" Hello"]] },
  );
});

test("an entry that begins a word covers it after a sign too, where no space is, and is counted once", async () => {
  const tokenizer = loadBuiltin("bert_uncased");
  const told = (text: string) => instrument.measure(textSubject(text, tokenizer, options), { follow: true }, control);
  const colon = await told("see http:");
  expect(colon.byOverhang[0]).toBe(1);
  expect(colon.following?.unseenBytes).not.toContain("a".charCodeAt(0));
  const word = await told("a: str");
  const names = word.first.map(({ tokens }) => tokens.map(({ id }) => id).join(" "));
  expect(word.byOverhang[0]).toBe(1);
  expect(new Set(names).size).toBe(names.length);
});

test("after “http:” comes neither “/” nor “//” in cl100k_base, and no entry with “:”: it would have been another token", async () => {
  const tokenizer = loadBuiltin("cl100k_base");
  const subject = textSubject("see http://x", tokenizer, options, { start: 9, end: 9 });
  const told = await instrument.measure(subject, { follow: true }, control);
  expect(told).toMatchObject({ byte: 9, tail: ":" });
  const never = told.following?.first.map(({ id }) => id);
  expect(never).toEqual(expect.arrayContaining([14, 322]));
  // A longer run of slashes is an entry that does follow.
  expect(told.following?.unseenBytes).toEqual([0x3a, 0x40]);
  expect(told.first.map(({ tokens }) => tokens.map(({ id }) => id).join(" "))).toContain("1129");
});

test("a prompt of nothing has no covers, and what cuts by a rule is said to", async () => {
  expect(
    await instrument.measure(textSubject("", loadBuiltin("r50k_base"), options), { follow: false }, control),
  ).toMatchObject({ count: 0, byte: 0 });
  const words = textSubject("a", loadBuiltin("words"), options);
  await expect(instrument.measure(words, { follow: false }, control)).rejects.toThrow("cuts texts by a rule");
});

test("the two-letter chain: asking after A says 0, all covers say what the letters do, in exact fractions", () => {
  const [again, back] = [new Fraction(3n, 4n), new Fraction(1n, 3n)];
  const example = (prompt: string) => {
    const { tokens, truth, asked, covered } = chainExample(prompt, again, back);
    return [tokens.join(" "), String(truth), String(asked), String(covered)];
  };
  expect(example("A")).toEqual(["A", "3/4", "0", "3/4"]);
  expect(example("AA")).toEqual(["AA", "3/4", "3/4", "3/4"]);
  expect(example("BAAA")).toEqual(["B AA A", "3/4", "0", "3/4"]);
  expect(example("AB")).toEqual(["A B", "1/3", "1/3", "1/3"]);
  const prompts = fc.array(fc.constantFrom("A", "B"), { minLength: 1, maxLength: 9 }).map((list) => list.join(""));
  const share = fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 9, max: 20 }));
  fc.assert(
    fc.property(prompts, share, share, (prompt, [a, b], [c, d]) => {
      const fraction = (over: number, under: number) => new Fraction(BigInt(over), BigInt(under));
      const { truth, covered, asked, tokens } = chainExample(prompt, fraction(a, b), fraction(c, d));
      expect(String(covered)).toBe(String(truth));
      expect(String(asked)).toBe(tokens.at(-1) === "A" ? "0" : String(truth));
    }),
  );
});
