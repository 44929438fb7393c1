/** Small SentencePiece models, written for a test. */

import fc from "fast-check";
import { PbfWriter } from "pbf";
import { ModelType } from "../../src/tokenizers/formats/sentencePiece/sentencePieceProto";
import { PieceType } from "../../src/tokenizers/models/sentencePiece/sentencePieces";
import { compileCharsMap } from "./charsMap";

export interface PieceFields {
  readonly piece: string;
  readonly score?: number;
  readonly type?: number;
}

export interface ModelFields {
  readonly pieces: readonly PieceFields[];
  readonly modelType: number;
  readonly byteFallback?: boolean;
  readonly asSuffix?: boolean;
  readonly charsMap?: Uint8Array | undefined;
  readonly dummyPrefix?: boolean;
  readonly removeExtra?: boolean;
  readonly escape?: boolean;
}

/** Writes `ModelProto` of sentencepiece_model.proto. What is left out of the normalizer's is true, of the trainer's false. */
export function writeModelProto(model: ModelFields): Uint8Array<ArrayBuffer> {
  const writer = new PbfWriter();
  for (const piece of model.pieces) writer.writeMessage(1, writePiece, piece);
  writer.writeMessage(2, writeTrainer, model);
  writer.writeMessage(3, writeNormalizer, model);
  return new Uint8Array(writer.finish());
}

function writePiece({ piece, score = 0, type = PieceType.normal }: PieceFields, writer: PbfWriter): void {
  writer.writeStringField(1, piece);
  writer.writeFloatField(2, score);
  writer.writeVarintField(3, type);
}

function writeTrainer({ modelType, byteFallback = false, asSuffix = false }: ModelFields, writer: PbfWriter): void {
  writer.writeVarintField(3, modelType);
  writer.writeBooleanField(24, asSuffix);
  writer.writeBooleanField(35, byteFallback);
}

function writeNormalizer(model: ModelFields, writer: PbfWriter): void {
  const { charsMap, dummyPrefix = true, removeExtra = true, escape: escapes = true } = model;
  writer.writeStringField(1, charsMap === undefined ? "identity" : "own");
  if (charsMap !== undefined) writer.writeBytesField(2, charsMap);
  writer.writeBooleanField(3, dummyPrefix);
  writer.writeBooleanField(4, removeExtra);
  writer.writeBooleanField(5, escapes);
}

/** `<unk>`, `<s>` and `</s>`, which models begin with; then the tokens of all bytes, if wanted. */
export function firstPieces(withBytes: boolean): PieceFields[] {
  const bytes = Array.from({ length: 256 }, (_, byte) => {
    return { piece: `<0x${byte.toString(16).toUpperCase().padStart(2, "0")}>`, type: PieceType.byte };
  });
  const control = ["<s>", "</s>"].map((piece) => ({ piece, type: PieceType.control }));
  return [{ piece: "<unk>", type: PieceType.unknown }, ...control, ...(withBytes ? bytes : [])];
}

/** The most frequent parts of a text's words, with how often they occur, and all its characters. */
export function frequentParts(text: string, count: number): { parts: [string, number][]; characters: string[] } {
  const frequencies = new Map<string, number>();
  for (const word of text.split(/\s+/)) {
    const characters = ["▁", ...word];
    for (let start = 0; start < characters.length; start++) {
      for (let end = start + 2; end <= Math.min(characters.length, start + 6); end++) {
        const part = characters.slice(start, end).join("");
        frequencies.set(part, (frequencies.get(part) ?? 0) + 1);
      }
    }
  }
  const sorted = [...frequencies].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return { parts: sorted.slice(0, count), characters: [...new Set(["▁", ...text.replace(/\s+/g, "")])] };
}

/** Rules that meet each other: some begin with others, some drop, some write spaces. */
const manyRules = {
  ...{ "\t": " ", "\u3000": " ", "\u0001": "", "\u00a0": "  ", é: "e", "e\u0301": "é", "e\u0301\u0323": "ẹ" },
  ...{ ﬁ: "fi", Ａ: "a", "¨": " \u0308", ab: "c", abc: "ba ", "▁": "_", 対: "a対", "\u1100\u1161": "가" },
};

/** As the file has them. */
export function charsMapOf(rules: Readonly<Record<string, string>>): Uint8Array {
  return Uint8Array.from(Buffer.from(compileCharsMap(rules), "base64"));
}

const manyRulesMap = charsMapOf(manyRules);
const letters = [..."▁▁aabbc e", "é", "\u0301", "に", "対", "す", "😀", "<", ">", "s", "0", "x", "4", "1", "."];

/** Strings that models of {@link anyModel} have much to do with. */
export const modelTexts: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...letters, "  ", " ") },
      fc.constantFrom("<s>", "<unk>", "<0x41>", "\t", "\u3000", "\u0001", "\u00a0", "ﬁ", "Ａ", "¨", "\u0323", "가"),
      fc.constantFrom("\u1100\u1161", "に対する", "\0", "\n", "z", "zz", "龍", "👍🏽", "\ufffd", "e\u0301\u0323"),
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(""));

/** Models of every kind, with every switch, whose pieces overlap and share scores. */
export const anyModel: fc.Arbitrary<ModelFields> = fc
  .record({
    modelType: fc.constantFrom(...Object.values(ModelType)),
    byteFallback: fc.boolean(),
    asSuffix: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, fc.constant(true)),
    removeExtra: fc.boolean(),
    dummyPrefix: fc.boolean(),
    escape: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, fc.constant(false)),
    charsMap: fc.option(fc.constant(manyRulesMap), { nil: undefined }),
    characters: fc.subarray(letters),
    longer: fc.array(fc.array(fc.constantFrom(...letters), { minLength: 2, maxLength: 5 }), { maxLength: 40 }),
    symbols: fc.array(fc.array(fc.constantFrom(...letters, " ", "ﬁ"), { minLength: 1, maxLength: 3 }), {
      maxLength: 3,
    }),
    unused: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.constantFrom(3, 5)),
    scores: fc.constantFrom("ranks", "ties", "zero", "logarithms"),
  })
  .map(({ characters, longer, symbols, unused, scores, ...flags }) => {
    const userDefined = new Set(symbols.map((symbol) => symbol.join("")));
    const texts = new Set(
      [...characters, ...longer.map((piece) => piece.join(""))].map((piece) => piece.replaceAll(" ", "▁")),
    );
    const scoreOf = {
      ranks: (i: number) => -i,
      ties: (i: number) => -(i % 4),
      zero: () => 0,
      logarithms: (i: number) => -Math.log(i * 7.3 + 2.1),
    };
    const first = firstPieces(flags.byteFallback);
    const taken = new Set(first.map(({ piece }) => piece));
    const normal = [...texts].filter((piece) => !userDefined.has(piece) && !taken.has(piece));
    const pieces = [
      ...first,
      ...Array.from(userDefined, (piece) => ({ piece, type: PieceType.userDefined })),
      ...normal.map((piece, i) => ({
        piece,
        score: scoreOf[scores](i),
        type: unused > 0 && i % unused === 1 ? PieceType.unused : PieceType.normal,
      })),
      // No model is without a piece of text.
      { piece: "ü", score: -50, type: PieceType.normal },
    ];
    return { ...flags, pieces };
  });
