import { PbfReader } from "pbf";
import { PieceType } from "../../models/sentencePiece/sentencePieces";
import { TokenizerError } from "../../tokenizer";
import type { VocabularyColumns } from "../../vocabulary";

/** `TrainerSpec.ModelType`. */
export const ModelType = { unigram: 1, bpe: 2, word: 3, char: 4 } as const;

/** Entries of the vocabulary as columns; an entry's id is its place. */
export interface PieceTable {
  readonly columns: VocabularyColumns;
  /** Log probability, or for BPE the negative rank. Single precision. */
  readonly scores: Float64Array;
  /** `PieceType` of each. */
  readonly types: Uint8Array;
}

/** What tokenizing needs of a SentencePiece model; the rest is about its training. */
export interface SentencePieceModel {
  readonly pieces: PieceTable;
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
  const trainer = { modelType: ModelType.unigram as number, treatWhitespaceAsSuffix: false, byteFallback: false };
  const normalizer = {
    charsMap: new Uint8Array(),
    addDummyPrefix: true,
    removeExtraWhitespaces: true,
    escapeWhitespaces: true,
  };
  const pieces = new PieceColumns(bytes.length);
  try {
    new PbfReader(bytes).readFields((tag, into, reader) => {
      if (tag === 1) {
        into.begin();
        message(reader, readPiece, into);
      } else if (tag === 2) message(reader, readTrainer, trainer);
      else if (tag === 3) message(reader, readNormalizer, normalizer);
    }, pieces);
  } catch (cause) {
    if (cause instanceof TokenizerError) throw cause;
    throw new TokenizerError("The SentencePiece model is damaged: it is no Protocol Buffers message.", { cause });
  }
  return { pieces: pieces.finish(), trainer, normalizer };
}

/** Gathers pieces: an object for each of 250,000 would take longer than all the rest. */
class PieceColumns {
  private count = 0;
  private length = 0;
  private offsets = new Uint32Array(1 << 10);
  private scores = new Float64Array(1 << 10);
  private types = new Uint8Array(1 << 10);
  private readonly bytes: Uint8Array;

  /** @param most bytes of all pieces together */
  constructor(most: number) {
    this.bytes = new Uint8Array(most);
  }

  /** Begins the next piece, with the format's defaults. */
  begin(): void {
    if (this.count === this.types.length) {
      this.offsets = doubled(this.offsets, new Uint32Array(this.count * 2));
      this.scores = doubled(this.scores, new Float64Array(this.count * 2));
      this.types = doubled(this.types, new Uint8Array(this.count * 2));
    }
    this.offsets[this.count] = this.length;
    this.scores[this.count] = 0;
    this.types[this.count++] = PieceType.normal;
  }

  setText(text: Uint8Array): void {
    const start = this.offsets[this.count - 1] as number;
    this.bytes.set(text, start);
    this.length = start + text.length;
  }

  setScore(score: number): void {
    this.scores[this.count - 1] = score;
  }

  setType(type: number): void {
    if (!Number.isInteger(type) || type < PieceType.normal || type > PieceType.byte) {
      throw new TokenizerError(
        `The SentencePiece model’s piece ${this.count - 1} is of a type that is not known: ${type}.`,
      );
    }
    this.types[this.count - 1] = type;
  }

  finish(): PieceTable {
    const { count, length } = this;
    const offsets = new Uint32Array(count + 1);
    offsets.set(this.offsets.subarray(0, count));
    offsets[count] = length;
    const ids = Uint32Array.from({ length: count }, (_, id) => id);
    const columns = { ids, offsets, bytes: this.bytes.slice(0, length) };
    return { columns, scores: this.scores.slice(0, count), types: this.types.slice(0, count) };
  }
}

function doubled<T extends Uint8Array | Uint32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
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
    return pieces.types.length === 1 && pieces.columns.bytes.length > 0;
  } catch {
    // No message: so it is something else.
    return false;
  }
}

function readPiece(tag: number, pieces: PieceColumns, reader: PbfReader): void {
  if (tag === 1) pieces.setText(block(reader));
  else if (tag === 2) pieces.setScore(float(reader));
  else if (tag === 3) pieces.setType(varint(reader));
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
