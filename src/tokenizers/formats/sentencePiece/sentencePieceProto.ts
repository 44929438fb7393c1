import { PbfReader } from "pbf";
import { TokenizerError } from "../../tokenizer";

/** `SentencePiece.Type` of sentencepiece_model.proto. */
export const PieceType = { normal: 1, unknown: 2, control: 3, userDefined: 4, unused: 5, byte: 6 } as const;

/** `TrainerSpec.ModelType`. */
export const ModelType = { unigram: 1, bpe: 2, word: 3, char: 4 } as const;

/** An entry of the vocabulary; its id is its place in the list. */
export interface Piece {
  piece: string;
  /** Log probability, or for BPE the negative rank. Single precision. */
  score: number;
  type: number;
}

/** What tokenizing needs of a SentencePiece model; the rest is about its training. */
export interface SentencePieceModel {
  readonly pieces: Piece[];
  readonly trainer: { modelType: number; treatWhitespaceAsSuffix: boolean; byteFallback: boolean };
  readonly normalizer: {
    charsMap: Uint8Array;
    addDummyPrefix: boolean;
    removeExtraWhitespaces: boolean;
    escapeWhitespaces: boolean;
  };
}

/** Wire types of Protocol Buffers that the model uses. */
const Wire = { varint: 0, bytes: 2, fixed32: 5 } as const;

/**
 * Reads a SentencePiece model: `ModelProto` of `sentencepiece_model.proto`, with that file's defaults. Fields of other
 * numbers are passed over, as the format wants it.
 * @throws {TokenizerError} when it is none or cut short
 */
export function readModelProto(bytes: Uint8Array): SentencePieceModel {
  const model: SentencePieceModel = {
    pieces: [],
    trainer: { modelType: ModelType.unigram, treatWhitespaceAsSuffix: false, byteFallback: false },
    normalizer: {
      charsMap: new Uint8Array(),
      addDummyPrefix: true,
      removeExtraWhitespaces: true,
      escapeWhitespaces: true,
    },
  };
  try {
    new PbfReader(bytes).readFields((tag, into, reader) => {
      if (tag === 1) into.pieces.push(message(reader, readPiece, { piece: "", score: 0, type: PieceType.normal }));
      else if (tag === 2) message(reader, readTrainer, into.trainer);
      else if (tag === 3) message(reader, readNormalizer, into.normalizer);
    }, model);
  } catch (cause) {
    if (cause instanceof TokenizerError) throw cause;
    throw new TokenizerError("The SentencePiece model is damaged: it is no Protocol Buffers message.", { cause });
  }
  return model;
}

/**
 * Whether a file begins as a SentencePiece model does: with the field `pieces`, whose first entry is whole and has a
 * name.
 */
export function beginsModelProto(bytes: Uint8Array): boolean {
  const [tag, length = 0] = bytes;
  // “<unk>” and its type are 16 bytes; no published model begins with an entry of 128 or more, whose length takes two.
  if (tag !== ((1 << 3) | Wire.bytes) || length > 127 || length + 2 > bytes.length) return false;
  try {
    const { pieces } = readModelProto(bytes.subarray(0, length + 2));
    return pieces.length === 1 && pieces[0]?.piece !== "";
  } catch {
    // No message: so it is something else.
    return false;
  }
}

function readPiece(tag: number, piece: Piece, reader: PbfReader): void {
  if (tag === 1) piece.piece = new TextDecoder("utf-8", { ignoreBOM: true }).decode(block(reader));
  else if (tag === 2) piece.score = float(reader);
  else if (tag === 3) piece.type = varint(reader);
}

function readTrainer(tag: number, trainer: SentencePieceModel["trainer"], reader: PbfReader): void {
  if (tag === 3) trainer.modelType = varint(reader);
  else if (tag === 24) trainer.treatWhitespaceAsSuffix = varint(reader) !== 0;
  else if (tag === 35) trainer.byteFallback = varint(reader) !== 0;
}

function readNormalizer(tag: number, normalizer: SentencePieceModel["normalizer"], reader: PbfReader): void {
  if (tag === 2) normalizer.charsMap = block(reader);
  else if (tag === 3) normalizer.addDummyPrefix = varint(reader) !== 0;
  else if (tag === 4) normalizer.removeExtraWhitespaces = varint(reader) !== 0;
  else if (tag === 5) normalizer.escapeWhitespaces = varint(reader) !== 0;
}

function message<T>(reader: PbfReader, readField: (tag: number, into: T, reader: PbfReader) => void, into: T): T {
  const end = endOfBlock(reader);
  reader.readFields(readField, into, end);
  if (reader.pos !== end) fail("an entry reaches beyond its end");
  return into;
}

function block(reader: PbfReader): Uint8Array {
  const end = endOfBlock(reader);
  const bytes = reader.buf.subarray(reader.pos, end);
  reader.pos = end;
  return bytes;
}

/** The library believes any length, and would go on reading zeros up to it. */
function endOfBlock(reader: PbfReader): number {
  expectWire(reader, Wire.bytes);
  const length = reader.readVarint();
  const end = reader.pos + length;
  if (end > reader.length) fail(`it is cut short: ${end} bytes are spoken of, and there are ${reader.length}`);
  return end;
}

function varint(reader: PbfReader): number {
  expectWire(reader, Wire.varint);
  return reader.readVarint(true);
}

function float(reader: PbfReader): number {
  expectWire(reader, Wire.fixed32);
  return reader.readFloat();
}

function expectWire(reader: PbfReader, wire: number): void {
  if (reader.type !== wire) fail("a field is of another type than SentencePiece’s");
}

function fail(why: string): never {
  throw new TokenizerError(`The SentencePiece model is damaged: ${why}.`);
}
