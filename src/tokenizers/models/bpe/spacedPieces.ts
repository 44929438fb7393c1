import type { ByteOffset } from "../../../text/utf8";
import type { EncodingBuilder } from "../../encodingBuilder";
import type { Vocabulary, VocabularyColumns } from "../../vocabulary";
import type { CharacterIds } from "../characterIds";
import type { Utf8Scratch } from "../scratch";
import { ByteMerger, type CharacterSymbols, longestShort } from "./byteMerger";
import type { Merges } from "./merges";
import { OneTokens } from "./oneTokens";
import { PairRanks } from "./pairRanks";
import type { PieceMerger } from "./pieceMerger";
import { SpacedSections } from "./spacedSections";
import type { UnseenPairs } from "./unseenPairs";

export interface SpacedPiecesParts {
  readonly vocabulary: Vocabulary;
  readonly columns: VocabularyColumns;
  readonly characters: CharacterIds;
  readonly merges: Merges;
  /** Encodes long pieces, and those with characters that are no entries. */
  readonly merger: PieceMerger;
  /** Where a text falls apart. */
  readonly cuts: UnseenPairs;
  /** Appends the byte tokens of a character that is no entry. */
  readonly pushBytes: (code: number, byte: ByteOffset, out: EncodingBuilder) => void;
}

/** BPE on characters whose vocabulary has “▁” for spaces. */
export class SpacedPieces extends SpacedSections {
  private readonly parts: SpacedPiecesParts;
  private readonly oneTokens: OneTokens;
  private readonly short: ByteMerger;
  private readonly symbols: CharacterSymbols;

  /** @param hasPrefix whether a sign is put in front of each section */
  constructor(parts: SpacedPiecesParts, hasPrefix: boolean) {
    super(parts.cuts, hasPrefix);
    this.parts = parts;
    const { vocabulary, merges, characters } = parts;
    const byteIds = Int32Array.from({ length: 256 }, (_, byte) => (byte < 0x80 ? characters.idOf(byte) : -1));
    this.short = new ByteMerger(new PairRanks(vocabulary, merges), byteIds);
    this.symbols = { idOf: (code) => characters.idOf(code), isBroken: () => false };
    this.oneTokens = new OneTokens(parts.columns, vocabulary, (bytes, out) => this.merge(bytes, bytes.length, out));
  }

  protected encodeCharacter(
    _text: Utf8Scratch,
    code: number,
    start: ByteOffset,
    end: ByteOffset,
    shift: ByteOffset,
    out: EncodingBuilder,
  ): void {
    const id = this.parts.characters.idOf(code);
    if (id !== -1) out.push(id, shift + start, shift + end, 0);
    else this.parts.pushBytes(code, shift + start, out);
  }

  protected encodeWritten(length: number): number {
    const { written, merged } = this;
    const id = this.parts.vocabulary.find(written.bytes, 0, length);
    if (id !== -1 && this.oneTokens.has(id)) return id;
    merged.clear();
    this.merge(written.bytes, length, merged);
    return -1;
  }

  private merge(bytes: Uint8Array, length: number, out: EncodingBuilder): void {
    const isDone = length <= longestShort && this.short.encode(bytes, 0, length, this.symbols, 0, out);
    if (!isDone) this.parts.merger.encode(bytes, 0, length, 0, out);
  }
}
