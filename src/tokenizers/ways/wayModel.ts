import type { ByteOffset, Utf16Offset } from "../../text/utf8";
import { EncodingBuilder } from "../encodingBuilder";
import type { ByteModel, SectionEncoder } from "../models/byteModel";
import type { Model } from "../models/model";
import { Utf8Scratch } from "../models/scratch";
import { traceTokens } from "../models/traceTokens";
import { WordEncoder, type WordModel, type WordStages } from "../models/words/wordEncoder";
import type { ModelTrace } from "../trace";
import { Cutter } from "./cut";
import { Dropout, type Merging } from "./dropout";
import type { Entries } from "./entries";
import { pairsIn } from "./pairsIn";
import { type Way, wayLabel } from "./way";

/**
 * A model that cuts pre-tokens another way than its own, into the same entries. What its own way has no entry for (an unknown
 * token, a character in bytes, one that is dropped) stays as that has it: the way is between.
 */
export class WayModel implements Model, WordModel, ByteModel {
  /** The one that the tokenizer has by itself. */
  readonly own: Model;
  private readonly way: Way;
  private readonly cutter: Cutter;
  private readonly dropout: Dropout | null;
  private readonly scratch = new Utf8Scratch();
  private readonly ownTokens = new EncodingBuilder();
  private readonly entries: Entries;
  readonly byteModel: ByteModel | null;

  /** @param merging what a BPE model merges, where the way is dropout */
  constructor(own: Model, way: Way, entries: Entries, merging: Merging | null) {
    this.own = own;
    this.way = way;
    this.entries = entries;
    this.cutter = new Cutter(entries);
    this.dropout = merging === null ? null : new Dropout(merging, way.p, way.seed);
    this.byteModel = own.byteModel == null ? null : this;
  }

  encode(text: string, start: Utf16Offset, end: Utf16Offset, byte: ByteOffset, out: EncodingBuilder): ByteOffset {
    const size = this.scratch.write(text, start, end);
    const { bytes } = this.scratch;
    if (this.dropout !== null || this.byteModel !== null) {
      this.cutWhole(bytes, 0, size, byte, out);
    } else {
      this.ownTokens.clear();
      this.own.encode(text, start, end, 0, this.ownTokens);
      this.cutBetween(bytes, 0, size, byte, out);
    }
    return byte + size;
  }

  encodeBytes(
    { bytes }: Utf8Scratch,
    start: ByteOffset,
    end: ByteOffset,
    shift: ByteOffset,
    out: EncodingBuilder,
  ): void {
    this.cutWhole(bytes, start, end, shift, out);
  }

  words(stages: WordStages): SectionEncoder | null {
    return isWordModel(this.own) ? new WordEncoder(stages, this) : null;
  }

  encodeWord(bytes: Uint8Array, start: ByteOffset, end: ByteOffset, shift: ByteOffset, out: EncodingBuilder): void {
    if (this.dropout !== null || !isWordModel(this.own)) {
      this.cutWhole(bytes, start, end, shift, out);
      return;
    }
    this.ownTokens.clear();
    this.own.encodeWord(bytes, start, end, 0, this.ownTokens);
    this.cutBetween(bytes, start, end, shift, out);
  }

  trace(pretoken: string): ModelTrace {
    const out = new EncodingBuilder();
    this.encode(pretoken, 0, pretoken.length, 0, out);
    return {
      kind: "Way",
      way: wayLabel(this.way),
      own: this.own.trace(pretoken).tokens,
      tokens: traceTokens(out, (id) => this.own.entry(id) ?? ""),
    };
  }

  separates(before: number, after: number): boolean {
    if (this.dropout !== null || !this.own.separates(before, after)) return false;
    return pairsIn(this.entries).separates(before, after);
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

  /** Cuts a pre-token of which nothing can be unknown, or in which that is seen to. */
  private cutWhole(
    bytes: Uint8Array,
    start: ByteOffset,
    end: ByteOffset,
    shift: ByteOffset,
    out: EncodingBuilder,
  ): void {
    if (this.dropout === null) this.cutStretch(bytes, start, end, true, true, shift, out);
    else this.dropout.encode(bytes, start, end, shift, out);
  }

  /** Cuts a pre-token between what its own tokens leave unsaid; they begin at `start` or at 0, as the text that was encoded. */
  private cutBetween(
    bytes: Uint8Array,
    start: ByteOffset,
    end: ByteOffset,
    shift: ByteOffset,
    out: EncodingBuilder,
  ): void {
    const { ownTokens: own } = this;
    let from = start;
    let to = start;
    let first = 0;
    const flush = (next: number) => {
      if (to > from && !this.cutStretch(bytes, from, to, from === start, to === end, shift, out)) {
        // What the model spells by another rule than by entries found by their bytes.
        out.append(own, first, next, shift);
      }
    };
    for (let i = 0; i < own.length; i++) {
      const [tokenStart, tokenEnd, flags] = [own.startAt(i), own.endAt(i), own.flagsAt(i)];
      if (flags !== 0 || tokenStart !== to) {
        flush(i);
        if (flags !== 0) out.push(own.idAt(i), shift + tokenStart, shift + tokenEnd, flags);
        from = flags === 0 ? tokenStart : tokenEnd;
        first = flags === 0 ? i : i + 1;
      }
      to = tokenEnd;
    }
    flush(own.length);
  }

  private cutStretch(
    bytes: Uint8Array,
    start: ByteOffset,
    end: ByteOffset,
    isFirst: boolean,
    isLast: boolean,
    shift: ByteOffset,
    out: EncodingBuilder,
  ): boolean {
    const { name } = this.way;
    if (name === "dropout") return false;
    return this.cutter.cut({ bytes, start, end, isFirst, isLast }, name, (id, from, to) =>
      out.push(id, shift + from, shift + to, 0),
    );
  }
}

function isWordModel(model: Model): model is Model & WordModel {
  return "encodeWord" in model;
}
