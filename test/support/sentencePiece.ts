/** Small SentencePiece models, written for a test. */
import { PbfWriter } from "pbf";
import { PieceType } from "../../src/tokenizers/formats/sentencePiece/sentencePieceProto";

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
  readonly charsMap?: Uint8Array;
  readonly dummyPrefix?: boolean;
  readonly removeExtra?: boolean;
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
  const { charsMap, dummyPrefix = true, removeExtra = true } = model;
  writer.writeStringField(1, charsMap === undefined ? "identity" : "own");
  if (charsMap !== undefined) writer.writeBytesField(2, charsMap);
  writer.writeBooleanField(3, dummyPrefix);
  writer.writeBooleanField(4, removeExtra);
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
