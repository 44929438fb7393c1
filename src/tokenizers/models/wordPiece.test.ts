import fc from "fast-check";
import { Tokenizer } from "tokenizers";
import { expect, test, vi } from "vitest";
import {
  columnsOf,
  columnsOfTrace,
  differenceFromNative,
  encodeWith,
  fewCharacters,
  fewTexts,
  nativeModel,
} from "../../../test/support/models";
import { runs } from "../../../test/support/runs";
import { utf8Encode } from "../../text/utf8";
import { toByteAlphabet } from "../byteAlphabet";
import { buildTokenizer } from "../formats/build";
import { readTokenizerJson } from "../formats/tokenizerJson/tokenizerJson";
import { TokenFlag, TokenizerError } from "../tokenizer";
import { ByteTrie } from "./unigram/byteTrie";
import { WordPieceModel, type WordPieceOptions } from "./wordPiece";

/** Vocabularies in which most words can be put together; “#” is a character of their words as well. */
const models = fc
  .record({
    prefix: fc.constantFrom("##", "", "▁"),
    characters: fc.subarray([...fewCharacters], { minLength: fewCharacters.length - 2 }),
    beginnings: fc.array(fewTexts(4), { maxLength: 12 }),
    continuations: fc.array(fewTexts(4), { maxLength: 12 }),
    maxInputCharacters: fc.constantFrom(3, 100),
  })
  .map(({ prefix, characters, beginnings, continuations, maxInputCharacters }) => {
    const continuing =
      continuations.length === 0 ? [] : [...characters, ...continuations].map((entry) => prefix + entry);
    const names = [...new Set(["[UNK]", ...characters, ...beginnings, ...continuing])];
    return { names, prefix, unknown: "[UNK]", maxInputCharacters };
  });

type Example = Omit<WordPieceOptions, "columns" | "byteLevel" | "unwritable"> & { names: string[] };

const modelOf = ({ names, ...options }: Example) =>
  new WordPieceModel({ columns: columnsOf(names), byteLevel: false, unwritable: new Set(), ...options });

const nativeOf = ({ names, prefix, unknown, maxInputCharacters }: Example) =>
  nativeModel({
    type: "WordPiece",
    vocab: Object.fromEntries(names.map((name, id) => [name, id])),
    unk_token: unknown,
    continuing_subword_prefix: prefix,
    max_input_chars_per_word: maxInputCharacters,
  });

const bert: Example = {
  names: ["[UNK]", "un", "##aff", "##able", "##", "#"],
  prefix: "##",
  unknown: "[UNK]",
  maxInputCharacters: 100,
};

test("ids and offsets are the native package's, met for the first time or again", async () => {
  await fc.assert(
    fc.asyncProperty(models, fc.array(fewTexts(12), { minLength: 1, maxLength: 8 }), async (example, words) => {
      const model = modelOf(example);
      const native = nativeOf(example);
      for (const word of [...words, ...words, ...example.names]) {
        expect(await differenceFromNative(model, native, word)).toBeNull();
      }
    }),
    runs(80, 5000),
  );
});

test("over bytes too, of which some have no entry; a name outside the byte alphabet is none of them", async () => {
  const bytes = [...toByteAlphabet(utf8Encode("ab é東"))];
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: fc.constantFrom(...bytes), minLength: 1, maxLength: 4 }), { maxLength: 12 }),
      fc.constantFrom("[UNK]", "東 unknown"),
      fc.constantFrom(4, 1_000_000_000),
      fc.array(fc.string({ unit: fc.constantFrom("a", "b", " ", "é", "東", "x"), maxLength: 8 }), { maxLength: 8 }),
      async (entries, unknown, longest, texts) => {
        const names = [...new Set([unknown, "東", ...bytes.slice(0, -1), ...entries])];
        const byteLevel = { type: "ByteLevel", add_prefix_space: false, trim_offsets: true, use_regex: false };
        const file = {
          ...{ version: "1.0", added_tokens: [], normalizer: null, pre_tokenizer: byteLevel, decoder: byteLevel },
          post_processor: null,
          model: {
            ...{ type: "WordPiece", unk_token: unknown, continuing_subword_prefix: "" },
            ...{ max_input_chars_per_word: longest, vocab: Object.fromEntries(names.map((name, id) => [name, id])) },
          },
        };
        const native = Tokenizer.fromString(JSON.stringify(file));
        const own = buildTokenizer(readTokenizerJson(file));
        expect(names.map((_, id) => own.tokenName(id))).toEqual(names);
        for (const text of texts) {
          const { ids } = own.encode(text, { specials: "text", inserted: false });
          expect([...ids]).toEqual((await native.encode(text)).getIds());
        }
      },
    ),
    runs(80, 3000),
  );
});

test("the trace has the same tokens, and its matches are entries side by side", () => {
  fc.assert(
    fc.property(models, fewTexts(12), (example, word) => {
      const model = modelOf(example);
      const trace = model.trace(word);
      expect(columnsOfTrace(trace.tokens)).toEqual(encodeWith(model, word));
      if (trace.kind !== "WordPiece") throw new Error(trace.kind);
      trace.matches.forEach(({ id, start, end }, i) => {
        expect(start).toBe(trace.matches[i - 1]?.end ?? 0);
        const entry = i === 0 ? utf8Encode(model.entry(id) ?? "") : model.tokenBytes(id);
        expect(entry).toEqual(utf8Encode(word).slice(start, end));
      });
    }),
    runs(80, 5000),
  );
});

test("longest matches first; a word that cannot be finished is unknown as a whole", () => {
  const model = modelOf(bert);
  expect([...encodeWith(model, "unaffable").byteEnd]).toEqual([2, 5, 9]);
  const { ids, byteStart, byteEnd, flags } = encodeWith(model, "unaffably");
  expect([[...ids], [...byteStart], [...byteEnd], [...flags]]).toEqual([[0], [0], [9], [TokenFlag.unknown]]);
  expect(model.trace("unaffably")).toMatchObject({ matches: [{ name: "un" }, { name: "##aff" }], tokens: [{ id: 0 }] });
  expect(encodeWith(model, "[UNK]").flags[0]).toBe(0);
});

test("words are measured in code points", () => {
  const model = modelOf({ names: ["[UNK]", "👍", "##👍"], prefix: "##", unknown: "[UNK]", maxInputCharacters: 3 });
  expect([...encodeWith(model, "👍👍👍").ids]).toEqual([1, 2, 2]);
  expect([...encodeWith(model, "👍👍👍👍").ids]).toEqual([0]);
  const { ids, byteEnd } = encodeWith(model, "👍".repeat(7));
  expect([[...ids], [...byteEnd]]).toEqual([[0], [28]]);
  expect(model.trace("👍👍👍👍")).toMatchObject({ matches: [] });
});

test("without an unknown token in the vocabulary it is an error to need one, as in the reference", async () => {
  const example = { ...bert, unknown: "<unk>" };
  const model = modelOf(example);
  expect([...encodeWith(model, "un").ids]).toEqual([1]);
  expect(() => encodeWith(model, "x")).toThrow(TokenizerError);
  expect(() => model.trace("x")).toThrow(TokenizerError);
  await expect(nativeOf(example).encode("x")).rejects.toThrow("Missing [UNK]");
});

test("entries have names, ids and bytes, and stand for text without the prefix", () => {
  const model = modelOf(bert);
  expect(model.size).toBe(6);
  expect([model.entry(2), model.entry(6)]).toEqual(["##aff", undefined]);
  expect([model.idOf("##aff"), model.idOf("aff")]).toEqual([2, undefined]);
  const texts = [0, 1, 2, 4, 5].map((id) => Buffer.from(model.tokenBytes(id) ?? []).toString());
  expect(texts).toEqual(["[UNK]", "un", "aff", "##", "#"]);
  expect(model.tokenBytes(6)).toBeUndefined();
  expect(model.separates()).toBe(false);
});

test("a word of any length takes time in proportion", () => {
  const model = modelOf({
    names: ["[UNK]", "a", "##a", "##aaaaab"],
    prefix: "##",
    unknown: "[UNK]",
    maxInputCharacters: 1e6,
  });
  const step = vi.spyOn(ByteTrie.prototype, "step");
  const word = "a".repeat(100_000);
  expect(encodeWith(model, word).ids.length).toBe(word.length);
  // “aaaaab” is six bytes.
  expect(step.mock.calls.length).toBeLessThanOrEqual(6 * word.length);
  step.mockRestore();
});
