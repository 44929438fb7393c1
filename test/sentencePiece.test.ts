/**
 * SentencePiece models against SentencePiece itself, against kitoken, which reads them itself too, and, as far as a
 * tokenizer.json can say what they do, against the native package over the one that they are written as.
 */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { Kitoken } from "kitoken/node";
import { describe, expect, test } from "vitest";
import { buildTokenizer } from "../src/tokenizers/formats/build";
import { readSentencePiece } from "../src/tokenizers/formats/sentencePiece/sentencePiece";
import { lostInJson } from "../src/tokenizers/formats/sentencePiece/sentencePieceLosses";
import { ModelType } from "../src/tokenizers/formats/sentencePiece/sentencePieceProto";
import { noConfig } from "../src/tokenizers/formats/tokenizerConfig";
import { toTokenizerJson } from "../src/tokenizers/formats/tokenizerJson/tokenizerJson";
import { writeTokenizerJson } from "../src/tokenizers/formats/write/writeTokenizerJson";
import { PieceType } from "../src/tokenizers/models/sentencePiece/sentencePieces";
import { hardTexts } from "./support/components";
import { NativeTokenizer } from "./support/native";
import { differenceOfIds, findDifference } from "./support/oracle";
import { oneOfEach, runs } from "./support/runs";
import {
  anyModel,
  charsMapOf,
  firstPieces,
  frequentParts,
  type ModelFields,
  modelTexts,
  type PieceFields,
  writeModelProto,
} from "./support/sentencePiece";
import { differencesFromOracle, differencesOfModel } from "./support/sentencePieceChecks";
import { SentencePieceOracle, shippedModels } from "./support/sentencePieceOracle";
import { seed } from "./support/strings";
import { readUdhr } from "./support/udhr";

const declarations = readUdhr();
const byCode = (code: string) => declarations.find((declaration) => declaration.code === code)?.text ?? "";
const { parts, characters } = frequentParts(byCode("eng") + byCode("deu_1996") + byCode("hin"), 2000);

/** Pieces in order of their frequency, as BPE has them: scores fall by one. */
function bpePieces(withBytes: boolean): PieceFields[] {
  const merged = parts.map(([piece], i) => ({ piece, score: -i }));
  return [...firstPieces(withBytes), ...merged, ...characters.map((piece, i) => ({ piece, score: -parts.length - i }))];
}

function unigramPieces(withBytes: boolean): PieceFields[] {
  const total = parts.reduce((sum, [, count]) => sum + count, 0);
  const scored = parts.map(([piece, count]) => ({ piece, score: Math.log(count / total) }));
  return [...firstPieces(withBytes), ...scored, ...characters.map((piece, i) => ({ piece, score: -14 - i / 64 }))];
}

const rules = charsMapOf({ "\t": " ", "\n": " ", "\r": " ", "\u3000": " ", ﬁ: "fi", Ａ: "a", é: "e" });
const symbols = ["<sep>", "States", "<0>"].map((piece) => ({ piece, type: PieceType.userDefined }));
const { bpe, unigram, char } = ModelType;

const models: [string, ModelFields][] = [
  ["BPE", { modelType: bpe, pieces: bpePieces(false) }],
  [
    "BPE with byte fallback, spaces kept",
    { modelType: bpe, pieces: bpePieces(true), byteFallback: true, removeExtra: false },
  ],
  [
    "BPE without dummy prefix",
    { modelType: bpe, pieces: bpePieces(true), byteFallback: true, dummyPrefix: false, removeExtra: false },
  ],
  ["BPE with rules", { modelType: bpe, pieces: bpePieces(false), charsMap: rules }],
  ["BPE with symbols", { modelType: bpe, pieces: [...bpePieces(false), ...symbols] }],
  ["Unigram", { modelType: unigram, pieces: unigramPieces(false) }],
  ["Unigram with rules", { modelType: unigram, pieces: unigramPieces(false), charsMap: rules }],
  ["Unigram with symbols", { modelType: unigram, pieces: [...unigramPieces(false), ...symbols] }],
  [
    "Unigram with byte fallback, spaces kept, no prefix",
    { modelType: unigram, pieces: unigramPieces(true), byteFallback: true, removeExtra: false, dummyPrefix: false },
  ],
  ["characters", { modelType: char, pieces: bpePieces(false) }],
];

const fixtures: { text: string }[] = JSON.parse(readFileSync(new URL("fixtures/texts.json", import.meta.url), "utf8"));
const [step = 64] = oneOfEach<number>([16], [64]);
const texts = [
  ...declarations.filter((_, i) => i % step === 0).map(({ text }) => text),
  byCode("eng"),
  "",
  "a",
  "All  human beings ",
  "  All human   beings  \n",
  "United<sep>Nations <sep> Alle <0>Menschen",
  "ﬁne Ａll caféé 漢字 👍🏽\tx",
];

/**
 * The native package gives each byte of a Unigram model the range of all unknown characters around it, and puts what a
 * pattern inserts before spaces that were dropped.
 */
const hasOwnOffsets = (text: string, { modelType, byteFallback = false, pieces }: ModelFields) =>
  (modelType === unigram && byteFallback) || (/(^|<\/s>) /.test(text) && pieces.includes(symbols[0] as PieceFields));

/** In Unigram models: sums that single precision makes ties of, and bytes’ names in a text. `lostInJson` says both. */
const isLost = (text: string, { modelType, byteFallback = false }: ModelFields) =>
  modelType === unigram && (/a{40}/.test(text) || (byteFallback && text.includes("<0x41>")));

// Another third for each model, so that each is in every run.
const [shares = 3] = oneOfEach<number>([1], [3]);
const shareOfFixtures = (at: number) =>
  fixtures.filter((_, i) => i % shares === at % shares).map(({ text }) => text.toWellFormed());

describe("SentencePiece’s own ids", () => {
  test("of random models: encoded three times over, traced, cut, updated and streamed", async () => {
    for (const [at, model] of fc.sample(anyModel, { ...runs(8, 300), seed }).entries()) {
      const texts = fc.sample(modelTexts, { numRuns: 25, seed: seed + at });
      expect(await differencesOfModel(model, texts), JSON.stringify(model.pieces)).toEqual([]);
    }
  });

  test("of long texts without a place to cut", async () => {
    const long = fc.array(modelTexts, { minLength: 300, maxLength: 300 }).map((all) => all.join(""));
    for (const [at, model] of fc.sample(anyModel, { ...runs(3, 60), seed }).entries()) {
      const bytes = writeModelProto({ ...model, removeExtra: at % 2 === 0 });
      const oracle = await SentencePieceOracle.load(bytes);
      const tokenizer = buildTokenizer(readSentencePiece(bytes, noConfig));
      const texts = fc.sample(long, { numRuns: 2, seed: seed + at });
      // One word of a whole text is a control token in none of them.
      expect(differencesFromOracle(tokenizer, oracle, texts), JSON.stringify(model.pieces)).toEqual([]);
      oracle.free();
    }
  });

  test("of models that were trained, with Unicode’s rules among them", async () => {
    for (const [at, { name, bytes }] of (await shippedModels()).entries()) {
      const oracle = await SentencePieceOracle.load(bytes);
      const tokenizer = buildTokenizer(readSentencePiece(bytes, noConfig));
      const hard = fc.sample(hardTexts, { ...runs(15, 300), seed }).map((text) => text.toWellFormed());
      const all = [...texts, ...shareOfFixtures(at), ...hard];
      expect(differencesFromOracle(tokenizer, oracle, all), name).toEqual([]);
      oracle.free();
    }
  });

  test.each(models.map(([name, model], at) => [name, model, at] as const))("of %s", async (_, model, at) => {
    const all = [...texts, ...shareOfFixtures(at)];
    expect(
      await differencesOfModel(
        model,
        all.filter((text) => text.length < 3000),
      ),
    ).toEqual([]);
  });
});

test.each(models)("%s: the native package’s ids and offsets", async (_, model) => {
  const read = readSentencePiece(writeModelProto(model), noConfig);
  const tokenizer = buildTokenizer(read);
  const native = new NativeTokenizer(toTokenizerJson(read), "control");
  const all = [...texts, ...fixtures.map(({ text }) => text.toWellFormed())];
  const references = await native.encodeAll(all);
  const differences = all.flatMap((text, i) => {
    if (isLost(text, model)) return [];
    const reference = references[i];
    const ours = tokenizer.encode(text, { specials: "control", inserted: false });
    if (reference === undefined) return ["not encoded"];
    const difference = hasOwnOffsets(text, model)
      ? differenceOfIds(ours.ids, reference.ids)
      : findDifference(text, ours, reference);
    return difference === null ? [] : [`${JSON.stringify(text.slice(0, 40))}: ${difference}`];
  });
  expect(differences).toEqual([]);
});

/** kitoken reads neither own rules nor models of characters, and turns the bytes of a Unigram model's fallback around. */
const readByKitoken = models.filter(
  ([, model]) =>
    model.modelType !== char && model.charsMap === undefined && !(model.modelType === unigram && model.byteFallback),
);

/** docs/formats.md: nothing but white space, control tokens' names and sums in double precision in Unigram models. */
function isKnownToDiffer(text: string, { modelType }: ModelFields): boolean {
  return text.trim() === "" || (modelType === unigram && /<s>|a{40}/.test(text));
}

test.each(readByKitoken)("%s: kitoken’s ids", (_, model) => {
  const bytes = writeModelProto(model);
  const tokenizer = buildTokenizer(readSentencePiece(bytes, noConfig));
  const kitoken = Kitoken.from_sentencepiece(bytes);
  const name = (id: number) => tokenizer.tokenName(id);
  const others = fixtures.map(({ text }) => text.toWellFormed()).filter((text) => !isKnownToDiffer(text, model));
  const differences = [...texts, ...others].flatMap((text) => {
    const ours = Array.from(tokenizer.encode(text, { specials: "text", inserted: false }).ids, name);
    const theirs = Array.from(kitoken.encode(text, false), name);
    const at = ours.findIndex((token, i) => token !== theirs[i]);
    if (at < 0 && ours.length === theirs.length) return [];
    return [
      `${JSON.stringify(text.slice(0, 40))}, token ${at}: ${ours.slice(at, at + 6).join(" ")} | ${theirs.slice(at, at + 6).join(" ")}`,
    ];
  });
  expect(differences).toEqual([]);
});

describe("a tokenizer.json has the model’s ids in the native package, or it is named what it lacks", () => {
  test("for random models", async () => {
    let same = 0;
    for (const [at, model] of fc.sample(anyModel, { ...runs(400, 8000), seed }).entries()) {
      if (model.modelType === ModelType.word) continue;
      const read = readSentencePiece(writeModelProto(model), noConfig);
      const native = new NativeTokenizer(JSON.parse(writeTokenizerJson(read)), "control");
      const isNamed = lostInJson(read).length > 0;
      const [numRuns = 12] = oneOfEach<number>([12], [isNamed ? 2 : 12]);
      const sample = fc.sample(modelTexts, { numRuns, seed: seed + at }).map((text) => text.toWellFormed());
      // Encoded whatever is named: the native package must not stop at any.
      const references = await native.encodeAll(sample);
      if (isNamed) continue;
      same++;
      const tokenizer = buildTokenizer(read);
      for (const [i, text] of sample.entries()) {
        const ours = tokenizer.encode(text, { specials: "control", inserted: false });
        expect(
          differenceOfIds(ours.ids, references[i]?.ids ?? []),
          `${JSON.stringify(text)}, ${JSON.stringify(model)}`,
        ).toBe(null);
      }
    }
    expect(same).toBeGreaterThan(2);
  });

  test.each<[string, Partial<ModelFields>, string]>([
    ["sums", { modelType: unigram }, "SentencePiece adds up scores in single precision"],
    ["ties", { pieces: [{ piece: "ab" }, { piece: "cd" }] }, "Of 2 pieces with equal scores"],
    ["lone characters", { pieces: [{ piece: "に対" }] }, "none themselves cannot be merged: “に”, “対”."],
    ["unused pieces", { pieces: [{ piece: "b", type: PieceType.unused }] }, "become tokens: “b”."],
    ["rules", { charsMap: rules }, "Rules are looked up in whole graphemes"],
    ["symbols", { pieces: [{ piece: "▁", type: PieceType.userDefined }] }, "A text that is nothing but a symbol"],
    ["a suffix", { asSuffix: true }, "No “▁” is put behind a text that has nothing else."],
  ])("%s", (_, { pieces = [], ...fields }, sentence) => {
    const model = { modelType: bpe, ...fields, pieces: [...firstPieces(false), ...pieces, { piece: "ü" }] };
    expect(lostInJson(readSentencePiece(writeModelProto(model), noConfig)).join(" ")).toContain(sentence);
  });
});
