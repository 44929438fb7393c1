import fc from "fast-check";
import { Tokenizer as Native } from "tokenizers";
import { describe, expect, test } from "vitest";
import { runs } from "../../../../test/support/runs";
import { firstPieces, writeModelProto } from "../../../../test/support/sentencePiece";
import { seed } from "../../../../test/support/strings";
import { PieceType } from "../../models/sentencePiece/sentencePieces";
import { TokenizerError } from "../../tokenizer";
import { buildTokenizer } from "../build";
import type { TokenizerParts } from "../parts";
import { ranksParts } from "../ranks/tiktokenRanks";
import { type NamedFile, readTokenizerFiles } from "../readFiles";
import { ModelType } from "../sentencePiece/sentencePieceProto";
import { readTokenizerJson } from "../tokenizerJson/tokenizerJson";
import { namesLeftOut, writeTokenizerJson } from "./writeTokenizerJson";

const options = { specials: "control", inserted: true } as const;
const platform = { inflate: async () => new Uint8Array() };

async function nativeIds(parts: TokenizerParts, text: string): Promise<number[]> {
  return (await Native.fromString(writeTokenizerJson(parts)).encode(text)).getIds();
}

function ids(parts: TokenizerParts, text: string): number[] {
  return Array.from(buildTokenizer(parts).encode(text, options).ids);
}

const readAgain = (parts: TokenizerParts) => readTokenizerJson(JSON.parse(writeTokenizerJson(parts)));

function file(name: string, content: string | Uint8Array | object): NamedFile {
  const isData = typeof content === "string" || content instanceof Uint8Array;
  return { name, bytes: new Uint8Array(Buffer.from(isData ? content : JSON.stringify(content))) };
}

async function partsOf(files: readonly NamedFile[], pattern?: string): Promise<TokenizerParts> {
  const { parts } = await readTokenizerFiles(files, { platform, pattern });
  if (parts === null) throw new Error("no tokenizer");
  return parts;
}

const singleBytes = Array.from({ length: 256 }, (_, byte) => Uint8Array.of(byte));

/** An encoding of all bytes, then of the entries in order. */
function encoding(
  entries: readonly string[],
  specials: readonly (readonly [string, number])[] = [],
  first = 0,
): TokenizerParts {
  const all = [...singleBytes, ...entries.map((entry) => new Uint8Array(Buffer.from(entry)))];
  const ranked = all.map((bytes, rank): [number, Uint8Array] => [first + rank, bytes]);
  return ranksParts(ranked, { pattern: String.raw`\p{L}+|\s++$|[^\p{L}]`, specials: new Map(specials) });
}

const pieces = ["▁", "a", "b", "▁a", "ab"].map((piece, i) => ({ piece, score: -1 - i / 3 }));
const spm = (modelType: number, more: object[] = []) =>
  writeModelProto({ modelType, pieces: [...firstPieces(false), ...pieces, ...(more as typeof pieces)] });
const bert = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "a", "b", "##b", ""].join("\n");
const gpt2 = { vocab: { a: 0, b: 1, ab: 2, Ġ: 3, Ġab: 4, "<|endoftext|>": 5 }, merges: "#version: 0.2\na b\nĠ ab\n" };
const wordLevel = { type: "WordLevel", unk_token: "?", vocab: { "?": 0, ab: 1, ["__proto__"]: 2 } };

describe("what other files become is written as it is, and the native package’s ids are ours", () => {
  test.each<[string, NamedFile[]]>([
    ["WordPiece", [file("x", bert)]],
    ["vocab.json and merges.txt", [file("x", gpt2.vocab), file("y", gpt2.merges)]],
    ["WordLevel", [file("x", { pre_tokenizer: { type: "Whitespace" }, model: wordLevel })]],
  ])("%s", async (_, files) => {
    const parts = await partsOf(files);
    const again = readAgain(parts);
    // The native package insists on this option.
    const { recipe } = parts;
    const written = JSON.stringify(recipe).replace('"ByteLevel",', '"ByteLevel","trim_offsets":true,');
    expect(again).toEqual({ ...parts, recipe: expect.anything(), seenPairs: null });
    expect(JSON.parse(written)).toEqual(again.recipe);
    for (const text of ["ab b", "a  ab ", "ab<0>ab<|endoftext|>[SEP]</s>b", "__proto__ ab"]) {
      expect(await nativeIds(parts, text), text).toEqual(ids(parts, text));
    }
  });
});

describe("what a SentencePiece model is written as has its ids in the native package", () => {
  test.each<[string, NamedFile]>([
    ["BPE", file("x", spm(ModelType.bpe))],
    ["Unigram", file("x", spm(ModelType.unigram))],
    ["characters", file("x", spm(ModelType.char))],
    ["symbols", file("x", spm(ModelType.bpe, [{ piece: "<0>", type: PieceType.userDefined }]))],
  ])("%s", async (_, model) => {
    const parts = await partsOf([model]);
    for (const text of ["ab b", "a  ab ", "ab<0>ab<|endoftext|>[SEP]</s>b", "__proto__ ab"]) {
      expect(await nativeIds(parts, text), text).toEqual(ids(parts, text));
    }
  });
});

test("scores are the same numbers when they are read again", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 }), (scores) => {
      const vocab = scores.map((score, i) => [`p${i}`, score]);
      const parts = readTokenizerJson({ added_tokens: [], model: { type: "Unigram", unk_id: 0, vocab } });
      // JSON knows no -0, and it adds up to the same.
      expect(Array.from(readAgain(parts).scores ?? [])).toEqual(scores.map((score) => score + 0));
    }),
  );
});

describe("ranks become merges", () => {
  test("that give the same ids for any set of entries, in any order", async () => {
    const entry = fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 2, maxLength: 6 });
    const text = fc.string({ unit: fc.constantFrom("a", "b", "c", "c", " "), maxLength: 30 });
    const cases = fc.sample(
      fc.tuple(fc.uniqueArray(entry, { maxLength: 25 }), fc.array(text, { minLength: 20, maxLength: 20 })),
      { ...runs(60, 2_000), seed },
    );
    for (const [entries, texts] of cases) {
      const parts = encoding(entries);
      const json = writeTokenizerJson(parts);
      const [tokenizer, again] = [buildTokenizer(parts), buildTokenizer(readTokenizerJson(JSON.parse(json)))];
      const native = await Native.fromString(json).encodeBatch(texts);
      texts.forEach((sample, i) => {
        const ours = Array.from(tokenizer.encode(sample, options).ids);
        expect([native[i]?.getIds(), Array.from(again.encode(sample, options).ids)], `${entries}: ${sample}`).toEqual([
          ours,
          ours,
        ]);
      });
    }
  });

  test("with none for an entry that merges never make, but for the whole pre-token", () => {
    const json = JSON.parse(writeTokenizerJson(encoding(["aa", "xaby", "xa"])));
    expect(json.model.merges).toEqual([
      ["a", "a"],
      ["x", "a"],
    ]);
    expect(ids(encoding(["aa", "xaby", "xa"]), "xaby xabyy")).toEqual([257, 32, 258, 98, 121, 121]);
  });

  test("of parts with higher ranks than their own too", async () => {
    const parts = encoding(["abc", "ab"]);
    expect(JSON.parse(writeTokenizerJson(parts)).model.merges).toEqual([
      ["ab", "c"],
      ["a", "b"],
    ]);
    expect(await nativeIds(parts, "zabc")).toEqual([122, 256]);
  });

  test("and the pattern Oniguruma’s", async () => {
    const parts = encoding(["  "]);
    expect(writeTokenizerJson(parts)).toContain(String.raw`++\\z`);
    for (const text of ["a  \n  b  ", "  \n", "a\n  "]) expect(await nativeIds(parts, text)).toEqual(ids(parts, text));
  });
});

describe("added tokens have their ids in the native package", () => {
  const added = (content: string, id: number) => ({ id, content, special: true });
  const bpe = (tokens: object[], vocab: object = { a: 0, b: 1 }) =>
    readTokenizerJson({ added_tokens: tokens, model: { type: "BPE", vocab, merges: [] } });

  test.each<[string, TokenizerParts, string[]]>([
    [
      "that follow the entries",
      encoding(
        ["ab"],
        [
          ["<x>", 257],
          ["<y>", 258],
        ],
      ),
      [],
    ],
    [
      "with gaps",
      encoding(
        ["ab"],
        [
          ["<x>", 258],
          ["<y>", 300],
        ],
      ),
      ["<x>", "<y>"],
    ],
    [
      "before the ranks",
      encoding(
        ["ab"],
        [
          ["<x>", 0],
          ["<y>", 1],
        ],
        2,
      ),
      ["<x>", "<y>"],
    ],
    ["out of order", bpe([added("<y>", 3), added("<x>", 2)]), []],
    ["behind gaps of the vocabulary", bpe([added("<x>", 6), added("<y>", 7)], { a: 0, b: 5 }), ["<x>", "<y>"]],
    ["behind one without a name", bpe([added("", 9), added("<x>", 2), added("<y>", 3)]), []],
    ["that are entries", bpe([added("<y>", 3), added("<x>", 7)], { a: 0, b: 1, "<x>": 7, "<y>": 3 }), []],
    ["some of them entries", bpe([added("<y>", 9), added("<x>", 10)], { a: 0, b: 1, "<y>": 9 }), ["<x>"]],
  ])("%s", async (_, parts, becomeEntries) => {
    const before = Object.keys(
      JSON.parse(writeTokenizerJson({ ...parts, recipe: withoutSpecials(parts), addedTokens: [] })).model.vocab,
    );
    const { vocab } = JSON.parse(writeTokenizerJson(parts)).model;
    expect(
      Object.keys(vocab)
        .filter((name) => !before.includes(name))
        .sort(),
    ).toEqual(becomeEntries);
    const expected = ids(parts, "a<x>b<y><x>");
    expect(expected.length).toBe(5);
    expect(await nativeIds(parts, "a<x>b<y><x>")).toEqual(expected);
    expect(ids(readAgain(parts), "a<x>b<y><x>")).toEqual(expected);
  });

  test("of two with the same id the first", async () => {
    const parts = encoding(
      [],
      [
        ["<x>", 256],
        ["<y>", 256],
        ["<z>", 257],
      ],
    );
    expect(namesLeftOut(parts)).toEqual(["<y>"]);
    expect(await nativeIds(parts, "<x><z>")).toEqual([256, 257]);
  });
});

function withoutSpecials({ recipe }: TokenizerParts): TokenizerParts["recipe"] {
  return recipe.kind === "tiktoken" ? { ...recipe, specials: {} } : recipe;
}

describe("what cannot be written is refused", () => {
  const unigram = readTokenizerJson({
    added_tokens: [{ id: 5, content: "<x>", special: true }],
    model: { type: "Unigram", unk_id: 0, vocab: [["a", 0]] },
  });
  test.each<[string, TokenizerParts, string]>([
    [
      "an added token whose name is another entry’s",
      encoding(["<x>"], [["<x>", 300]]),
      "has the id 300, but is an entry",
    ],
    ["gaps between a Unigram model’s ids", unigram, "“<x>” has the id 5"],
    ["scores without numbers", { ...unigram, scores: Float64Array.of(Number.NaN) }, "the score NaN"],
    ["ranks without all bytes", { ...encoding([]), vocabulary: unigram.vocabulary }, "lack 255 of the 256"],
    ["very long entries", encoding(["a".repeat(2001)]), "Entry 256 has 2001 bytes"],
  ])("%s", (_, parts, reason) => {
    expect(() => writeTokenizerJson(parts)).toThrow(TokenizerError);
    expect(() => writeTokenizerJson(parts)).toThrow(reason);
  });
});
