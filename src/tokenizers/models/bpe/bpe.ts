import { beginsWith, joinBytes } from "../../../text/bytes";
import { type ByteOffset, codePointAt, codePointBefore, type Utf16Offset, utf8Size } from "../../../text/utf8";
import type { EncodingBuilder } from "../../encodingBuilder";
import type { Notation } from "../../notation";
import type { ModelTrace } from "../../trace";
import { Vocabulary, type VocabularyColumns } from "../../vocabulary";
import type { ByteModel, SectionEncoder } from "../byteModel";
import { CharacterIds } from "../characterIds";
import { EntryNames } from "../entryNames";
import type { Model } from "../model";
import { Utf8Scratch } from "../scratch";
import { type SymbolOptions, SymbolReader } from "./bpeSymbols";
import { BytePieces } from "./bytePieces";
import type { MergeColumns } from "./mergeColumns";
import { ListedMerges, type Merges, mergesByRank } from "./merges";
import { type PieceEncoder, PieceMemory } from "./pieceMemory";
import { PieceMerger } from "./pieceMerger";
import { SpacedPieces } from "./spacedPieces";
import { sign } from "./spacedSections";
import { type SeenPairs, UnseenPairs } from "./unseenPairs";

export interface BpeOptions extends SymbolOptions {
  readonly columns: VocabularyColumns;
  readonly notation: Notation;
  /** Ids of entries that no text can be: in a byte-level vocabulary, names outside the byte alphabet. */
  readonly unwritable: ReadonlySet<number>;
  /** The merges; null where any two neighbours merge that are an entry together (tiktoken). */
  readonly merges: MergeColumns | null;
  /** Pairs of characters between the merges' parts, where they have been gathered before; else they are when needed. */
  readonly seenPairs: SeenPairs | null;
  /** Whether a pre-token that is an entry is taken as it is, though no merges may lead there. */
  readonly ignoreMerges: boolean;
  /**
   * Entry that stands for a character that has nothing else; null drops it, as the reference does. The vocabulary may lack
   * it: then a text with such a character cannot be encoded.
   */
  readonly unknown: string | null;
}

/**
 * Byte-pair encoding (Sennrich et al. 2016), on bytes or characters: of all neighbours that may merge, those of the
 * lowest rank do, leftmost first, until none may. Characters that never merge with their neighbours are looked up, pieces met
 * before come from a cache, and `pieceMerger.ts` encodes the rest.
 */
export class BpeModel implements Model, PieceEncoder {
  readonly options: BpeOptions;
  private readonly vocabulary: Vocabulary;
  private readonly names: EntryNames;
  private readonly characters: CharacterIds;
  private madeMemory: PieceMemory | undefined;
  private readonly scratch = new Utf8Scratch();
  readonly reader: SymbolReader;
  private readonly merger: PieceMerger;
  readonly merges: Merges;
  /** Whether every character has tokens. */
  private readonly neverUnknown: boolean;
  /** What encodes a text's bytes; null where a byte may have no token, or stands for another at a pre-token's end. */
  readonly byteModel: ByteModel | null;
  /** Places to cut text that comes in one piece; null where each pre-token is short anyway. */
  private readonly cuts: UnseenPairs | null;

  constructor(options: BpeOptions) {
    this.options = options;
    const { columns, notation, unwritable, unknown } = options;
    this.vocabulary = new Vocabulary(columns, unwritable);
    this.names = new EntryNames(notation, unwritable, (id) => this.vocabulary.bytesOf(id));
    this.characters = CharacterIds.of(this.vocabulary);
    this.reader = new SymbolReader(this.vocabulary, options);
    const { merges } = options;
    const ranks = merges === null ? mergesByRank : new ListedMerges(merges, this.vocabulary);
    this.merger = new PieceMerger(this.vocabulary, ranks, this.reader, options);
    this.neverUnknown = options.byteFallback && this.reader.hasAllBytes;
    if (unknown !== null) this.reader.unknownId = this.idOf(unknown) ?? -1;
    // Files name tokens that their vocabulary lacks; the reference loads them, and refuses a text that needs one.
    this.reader.refusesUnknown = unknown !== null && this.reader.unknownId === -1;
    const { characters, vocabulary, merger } = this;
    const takesEntries = options.ignoreMerges || merges === null;
    const isPlain = options.byteLevel && this.reader.hasAllBytes && !this.reader.hasAffixes;
    const { byteIds } = this.reader;
    this.byteModel = isPlain
      ? new BytePieces({ columns, vocabulary, characters, merges: ranks, byteIds, merger, takesEntries })
      : null;
    const isWhole = options.byteLevel || options.ignoreMerges || this.reader.hasAffixes || merges === null;
    this.cuts = isWhole ? null : this.cutsIn(merges);
    this.merges = ranks;
  }

  spaced(hasPrefix: boolean): SectionEncoder | null {
    const { cuts, vocabulary, characters, merger, merges, reader } = this;
    if (cuts === null || !this.neverUnknown || characters.idOf(sign) === -1) return null;
    const pushBytes = (code: number, byte: ByteOffset, out: EncodingBuilder) => reader.pushBytes(code, byte, out);
    const { columns } = this.options;
    return new SpacedPieces({ columns, vocabulary, characters, merges, merger, cuts, pushBytes }, hasPrefix);
  }

  /** What had to be gathered to know where a text can be cut; null where that needs nothing, or there are no such places. */
  get seenPairs(): SeenPairs | null {
    return this.cuts?.seen ?? null;
  }

  get size(): number {
    return this.vocabulary.size;
  }

  encode(text: string, start: Utf16Offset, end: Utf16Offset, byte: ByteOffset, out: EncodingBuilder): ByteOffset {
    const { cuts, characters, neverUnknown } = this;
    if (cuts === null || start === end) return this.encodePiece(text, start, end, byte, out);
    let at = byte;
    let code = codePointAt(text, start);
    let id = characters.idOf(code);
    for (let from = start; from < end; ) {
      const next = from + (code > 0xffff ? 2 : 1);
      const following = next < end ? codePointAt(text, next) : -1;
      const followingId = following === -1 ? -1 : characters.idOf(following);
      const isAlone = following === -1 || (cuts.separates(code, following) && (neverUnknown || followingId !== -1));
      if (isAlone && (neverUnknown || id !== -1)) {
        // What scripts without merges are made of.
        const to = at + utf8Size(code);
        if (id === -1) this.reader.pushBytes(code, at, out);
        else out.push(id, at, to, 0);
        at = to;
        from = next;
        code = following;
        id = followingId;
      } else {
        const to = this.pieceEnd(cuts, text, next, end);
        at = this.encodePiece(text, from, to, at, out);
        from = to;
        if (to === end) break;
        code = codePointAt(text, to);
        id = characters.idOf(code);
      }
    }
    return at;
  }

  trace(pretoken: string): ModelTrace {
    const bytes = this.scratch.write(pretoken, 0, pretoken.length);
    const whole = this.options.ignoreMerges ? this.vocabulary.find(this.scratch.bytes, 0, bytes) : -1;
    if (whole !== -1) {
      const token = { id: whole, name: this.nameOf(whole), start: 0, end: bytes, flags: 0 };
      return { kind: "BPE", symbols: [], merges: [], tokens: [token] };
    }
    return this.merger.trace(this.scratch.bytes, bytes, (id) => this.nameOf(id));
  }

  separates(before: number, after: number): boolean {
    return this.cuts?.separates(before, after) === true && this.isPlain(before) && this.isPlain(after);
  }

  has(id: number): boolean {
    return this.vocabulary.indexOf(id) !== -1;
  }

  entry(id: number): string | undefined {
    return this.names.nameOf(id);
  }

  idOf(entry: string): number | undefined {
    return this.names.idOf(entry, (bytes) => this.vocabulary.idOf(bytes));
  }

  find(bytes: Uint8Array, isInside: boolean, isLast: boolean): number | undefined {
    const { prefix, suffix } = this.reader;
    if (!this.reader.hasAffixes) return this.vocabulary.idOf(bytes);
    return this.vocabulary.idOf(joinBytes([...(isInside ? [prefix] : []), bytes, ...(isLast ? [suffix] : [])]));
  }

  tokenBytes(id: number): Uint8Array | undefined {
    const bytes = this.vocabulary.bytesOf(id);
    const byte = bytes?.length === 6 ? this.reader.fallbackByte(id) : -1;
    if (byte !== -1) return Uint8Array.of(byte);
    const { prefix } = this.reader;
    if (bytes === undefined || prefix.length === 0) return bytes;
    return bytes.length > prefix.length && beginsWith(bytes, prefix) ? bytes.subarray(prefix.length) : bytes;
  }

  private cutsIn(merges: MergeColumns): UnseenPairs | null {
    const { columns, seenPairs } = this.options;
    if (seenPairs !== null) return new UnseenPairs(seenPairs);
    return this.reader.joinsBytes(columns, merges) ? null : UnseenPairs.inMerges(columns, merges);
  }

  private nameOf(id: number): string {
    return this.names.nameOf(id) as string;
  }

  /**
   * The first place at or after `from` where a piece can be cut off that has begun before. Unknown characters may fuse
   * across a place that no entry spans, or leave their neighbours to each other when they are dropped: there is no cut
   * beside them.
   */
  private pieceEnd(cuts: UnseenPairs, text: string, from: Utf16Offset, end: Utf16Offset): Utf16Offset {
    let to = cuts.pieceEnd(text, from, end);
    if (this.neverUnknown) return to;
    while (to < end && !(this.isPlain(codePointBefore(text, to)) && this.isPlain(text.codePointAt(to) as number))) {
      to = cuts.pieceEnd(text, to, end);
    }
    return to;
  }

  /** Whether a character has tokens of its own, whatever stands beside it. */
  private isPlain(code: number): boolean {
    return this.neverUnknown || this.characters.idOf(code) !== -1;
  }

  encodeNew(
    { bytes }: Utf8Scratch,
    start: ByteOffset,
    end: ByteOffset,
    _mode: number,
    shift: ByteOffset,
    out: EncodingBuilder,
  ): boolean {
    const id = this.options.ignoreMerges ? this.vocabulary.find(bytes, start, end) : -1;
    if (id === -1) this.merger.encode(bytes, start, end, shift, out);
    else out.push(id, shift + start, shift + end, 0);
    return true;
  }

  private encodePiece(
    text: string,
    start: Utf16Offset,
    end: Utf16Offset,
    byte: ByteOffset,
    out: EncodingBuilder,
  ): ByteOffset {
    const { scratch, byteModel } = this;
    const bytes = scratch.write(text, start, end);
    if (bytes === 0) return byte;
    if (byteModel !== null) {
      byteModel.encodeBytes(scratch, 0, bytes, byte, out);
    } else {
      this.madeMemory ??= new PieceMemory(this);
      this.madeMemory.encode(scratch, 0, bytes, 0, byte, out);
    }
    return byte + bytes;
  }
}
