import type { ByteOffset, Utf16Offset } from "../../text/utf8";
import { EncodingBuilder } from "../encodingBuilder";
import { type PieceEncoder, PieceMemory } from "../models/bpe/pieceMemory";
import { SpacedSections } from "../models/bpe/spacedSections";
import type { ByteModel, SectionEncoder } from "../models/byteModel";
import type { Model } from "../models/model";
import { Utf8Scratch } from "../models/scratch";
import { WordEncoder, type WordModel, type WordStages } from "../models/words/wordEncoder";
import type { ModelTrace } from "../trace";
import type { Entries } from "./entries";
import { pairsIn } from "./pairsIn";

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** What is done with the parts of a pre-token, in order. */
export interface PartVisitor {
  /** Bytes [from, to), which its own tokens [first, next) spell with nothing to be said of them. */
  stretch(from: ByteOffset, to: ByteOffset, first: number, next: number): void;
  /** An own token that says something: it stands for what has no entry. */
  flagged(token: number): void;
}

/** A model that makes something else of pre-tokens than a tokenizer's own; whatever else is asked, that answers. */
export abstract class OtherModel implements Model, WordModel, ByteModel, PieceEncoder {
  /** The one that the tokenizer has by itself. */
  readonly own: Model;
  readonly byteModel: ByteModel | null;
  /** What the own one makes of the pre-token at hand, where that is asked for; ranges are those of its bytes. */
  protected readonly ownTokens = new EncodingBuilder();
  protected readonly entries: Entries;
  private readonly scratch = new Utf8Scratch();
  /** Of a model that reads bytes: it is asked for each pre-token, known or not. */
  private memory: PieceMemory | null = null;

  constructor(own: Model, entries: Entries) {
    this.own = own;
    this.entries = entries;
    this.byteModel = own.byteModel == null ? null : this;
  }

  /** Whether the own tokens are asked for. */
  protected abstract readonly asksOwn: boolean;

  /** Appends what it makes of a pre-token: bytes [start, end). */
  protected abstract cut(
    bytes: Uint8Array,
    start: ByteOffset,
    end: ByteOffset,
    shift: ByteOffset,
    out: EncodingBuilder,
  ): void;

  encode(text: string, start: Utf16Offset, end: Utf16Offset, byte: ByteOffset, out: EncodingBuilder): ByteOffset {
    const size = this.scratch.write(text, start, end);
    this.ownTokens.clear();
    if (this.asksOwn) this.own.encode(text, start, end, 0, this.ownTokens);
    this.cut(this.scratch.bytes, 0, size, byte, out);
    return byte + size;
  }

  encodeBytes(text: Utf8Scratch, start: ByteOffset, end: ByteOffset, shift: ByteOffset, out: EncodingBuilder): void {
    this.memory ??= new PieceMemory(this);
    this.memory.encode(text, start, end, 0, shift, out);
  }

  encodeNew(
    text: Utf8Scratch,
    start: ByteOffset,
    end: ByteOffset,
    _mode: number,
    shift: ByteOffset,
    out: EncodingBuilder,
  ): boolean {
    this.ownTokens.clear();
    if (this.asksOwn) this.own.byteModel?.encodeBytes(text, start, end, 0, this.ownTokens);
    this.cut(text.bytes, start, end, shift, out);
    return true;
  }

  encodeWord(bytes: Uint8Array, start: ByteOffset, end: ByteOffset, shift: ByteOffset, out: EncodingBuilder): void {
    this.ownTokens.clear();
    if (this.asksOwn && isWordModel(this.own)) this.own.encodeWord(bytes, start, end, 0, this.ownTokens);
    this.cut(bytes, start, end, shift, out);
  }

  words(stages: WordStages): SectionEncoder | null {
    return isWordModel(this.own) ? new WordEncoder(stages, this) : null;
  }

  spaced(hasPrefix: boolean): SectionEncoder | null {
    return this.own.spaced?.(hasPrefix) == null ? null : new SpacedOther(this, hasPrefix);
  }

  /** Appends what it makes of the first bytes of normalized text, ranges as they are there. */
  encodeNormalized(bytes: Uint8Array, length: number, out: EncodingBuilder): void {
    this.ownTokens.clear();
    if (this.asksOwn) {
      const text = decoder.decode(bytes.subarray(0, length));
      this.own.encode(text, 0, text.length, 0, this.ownTokens);
    }
    this.cut(bytes, 0, length, 0, out);
  }

  trace(pretoken: string): ModelTrace {
    return this.own.trace(pretoken);
  }

  separates(before: number, after: number): boolean {
    return this.own.separates(before, after) && pairsIn(this.entries).separates(before, after);
  }

  get size(): number {
    return this.own.size;
  }

  has(id: number): boolean {
    return this.own.has(id);
  }

  entry(id: number): string | undefined {
    return this.own.entry(id);
  }

  idOf(entry: string): number | undefined {
    return this.own.idOf(entry);
  }

  find(bytes: Uint8Array, isInside: boolean, isLast: boolean): number | undefined {
    return this.own.find(bytes, isInside, isLast);
  }

  tokenBytes(id: number): Uint8Array | undefined {
    return this.own.tokenBytes(id);
  }

  /** Parts a pre-token that begins at a byte by what its own tokens say. */
  protected visitParts(start: ByteOffset, visitor: PartVisitor): void {
    const { ownTokens: own } = this;
    let from = start;
    let to = start;
    let first = 0;
    for (let i = 0; i < own.length; i++) {
      const [tokenStart, tokenEnd, flags] = [own.startAt(i), own.endAt(i), own.flagsAt(i)];
      if (flags !== 0 || tokenStart !== to) {
        if (to > from) visitor.stretch(from, to, first, i);
        if (flags !== 0) visitor.flagged(i);
        from = flags === 0 ? tokenStart : tokenEnd;
        first = flags === 0 ? i : i + 1;
      }
      to = tokenEnd;
    }
    if (to > from) visitor.stretch(from, to, first, own.length);
  }
}

/** Sections that such a model encodes with spaces for “▁”. */
class SpacedOther extends SpacedSections {
  private readonly model: OtherModel;

  constructor(model: OtherModel, hasPrefix: boolean) {
    super(model, hasPrefix);
    this.model = model;
  }

  protected encodeCharacter(
    text: Utf8Scratch,
    _code: number,
    start: ByteOffset,
    end: ByteOffset,
    shift: ByteOffset,
    out: EncodingBuilder,
  ): void {
    this.memory.encode(text, start, end, 0, shift, out);
  }

  protected encodeWritten(length: number): number {
    this.merged.clear();
    this.model.encodeNormalized(this.written.bytes, length, this.merged);
    return -1;
  }
}

function isWordModel(model: Model): model is Model & WordModel {
  return "encodeWord" in model;
}
