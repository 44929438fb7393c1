import { type ByteOffset, codePointBefore, type Utf16Offset, utf8Encode, utf8Length } from "../../../text/utf8";
import { EncodingBuilder } from "../../encodingBuilder";
import { JoinedCharacters } from "../../joinedCharacters";
import { textNotation } from "../../notation";
import { SymbolMatcher } from "../../symbolMatcher";
import { TokenFlag } from "../../tokenizer";
import type { ModelTrace, TraceMerge, TraceToken } from "../../trace";
import { SymbolReader } from "../bpe/bpeSymbols";
import { PairTable } from "../bpe/merges";
import { pairsInEntries } from "../bpe/pairsInEntries";
import { PieceMerger } from "../bpe/pieceMerger";
import { type SeenPairs, UnseenPairs } from "../bpe/unseenPairs";
import { CharacterIds } from "../characterIds";
import { PieceCache } from "../pieceCache";
import { Utf8Scratch } from "../scratch";
import { traceTokens } from "../traceTokens";
import { type MergingPieces, mergingPieces } from "./mergingPieces";
import { type AgendaOptions, mergeByAgenda, type PieceSymbol } from "./pieceAgenda";
import { PieceModel } from "./pieceModel";
import type { PieceOptions } from "./sentencePieces";

const symbolOptions = {
  ...{ byteLevel: false, byteFallback: false, fuseUnknown: false },
  ...{ endOfWordSuffix: "", continuingPrefix: "" },
};

/**
 * SentencePiece's BPE (`bpe_model.cc`): any two neighbours merge whose text together is a piece, that of the highest score
 * first, leftmost of equal ones. Symbols that the user defined are found first, the longest from the left, and merge with
 * nothing. Its models of single characters (`char_model.cc`) are the same without merges.
 */
export class SentencePieceBpe extends PieceModel {
  private readonly inner: MergingPieces;
  private readonly characters: CharacterIds;
  private readonly pairs: PairTable;
  private readonly merger: PieceMerger;
  private readonly matcher: SymbolMatcher;
  private readonly joined = new JoinedCharacters();
  private readonly cuts: UnseenPairs;
  private readonly cache = new PieceCache();
  private readonly scratch = new Utf8Scratch();
  private readonly merged = new EncodingBuilder();
  private readonly agenda: AgendaOptions;

  /**
   * @param isMerging false for a model of single characters
   * @param seenPairs where they have been gathered before
   */
  constructor(options: PieceOptions, isMerging: boolean, seenPairs: SeenPairs | null) {
    super(options);
    const { pieces } = this;
    this.inner = mergingPieces(pieces, isMerging);
    const { vocabulary, columns, merges } = this.inner;
    this.characters = CharacterIds.of(vocabulary);
    this.pairs = new PairTable(vocabulary, merges);
    const reader = new SymbolReader(vocabulary, symbolOptions);
    reader.unknownId = this.inner.strangerId;
    this.merger = new PieceMerger(vocabulary, merges, reader, { ...symbolOptions, columns });
    this.matcher = new SymbolMatcher(pieces.symbols);
    for (const symbol of this.matcher.symbols) this.joined.add(symbol);
    const { ids, offsets, bytes } = options.columns;
    const noColumns = { ids: ids.subarray(0, 0), offsets: offsets.subarray(0, 1), bytes };
    this.cuts =
      seenPairs === null ? pairsInEntries(isMerging ? options.columns : noColumns) : new UnseenPairs(seenPairs);
    const isUnused = pieces.hasUnused
      ? (id: number) => id < pieces.size && !pieces.isToken(id) && !pieces.reserved.has(id)
      : () => false;
    this.agenda = { isUnused, lengthOf: (id) => vocabulary.lengthOf(id) };
  }

  /** Pairs of characters that pieces have side by side: what had to be gathered. */
  get seenPairs(): SeenPairs {
    return this.cuts.seen;
  }

  encode(text: string, start: Utf16Offset, end: Utf16Offset, byte: ByteOffset, out: EncodingBuilder): ByteOffset {
    if (this.pieces.hasUnused) return this.encodeWhole(text.slice(start, end), byte, out);
    const { matcher } = this;
    if (matcher.symbols.length === 0) return this.encodeFree(text, start, end, byte, out);
    let at = byte;
    let from = start;
    for (let place = start; place < end; ) {
      const symbolEnd = matcher.isFirst(text.charCodeAt(place)) ? matcher.endAt(text, place, end) : -1;
      if (symbolEnd === -1) {
        place++;
        continue;
      }
      at = this.encodeFree(text, from, place, at, out);
      const symbol = text.slice(place, symbolEnd);
      const to = at + utf8Length(symbol);
      out.push(this.pieces.idOf(symbol) as number, at, to, 0);
      at = to;
      place = symbolEnd;
      from = symbolEnd;
    }
    return this.encodeFree(text, from, end, at, out);
  }

  trace(pretoken: string): ModelTrace {
    const bytes = utf8Encode(pretoken);
    const merges: TraceMerge[] = [];
    const shown = (symbol: PieceSymbol) => this.shown(symbol, bytes);
    const symbols = this.symbolsOf(pretoken);
    const merged = mergeByAgenda(symbols, this.pairs, {
      ...this.agenda,
      onMerge: (rank, left, right, result) =>
        merges.push({ rank, left: shown(left), right: shown(right), result: shown(result) }),
    });
    const out = new EncodingBuilder();
    for (const { id, start, end } of merged) this.write(id, bytes, start, end, 0, out, 0);
    const tokens = traceTokens(out, (id) => this.pieces.nameOf(id));
    return { kind: "BPE", symbols: symbols.map(shown), merges, tokens };
  }

  separates(before: number, after: number): boolean {
    if (this.pieces.hasUnused || this.joined.has(before, after) || !this.cuts.separates(before, after)) return false;
    return this.partsUnknowns(before, after);
  }

  /** Encodes what has no symbols of the user's, piece by piece: nothing merges between two. */
  private encodeFree(
    text: string,
    start: Utf16Offset,
    end: Utf16Offset,
    byte: ByteOffset,
    out: EncodingBuilder,
  ): number {
    let at = byte;
    for (let from = start; from < end; ) {
      const to = this.pieceEnd(text, from, end);
      at = this.encodePiece(text, from, to, at, out);
      from = to;
    }
    return at;
  }

  private pieceEnd(text: string, start: Utf16Offset, end: Utf16Offset): Utf16Offset {
    let to = this.cuts.pieceEnd(text, start, end);
    while (to < end && !this.partsUnknowns(codePointBefore(text, to), text.codePointAt(to) as number)) {
      to = this.cuts.pieceEnd(text, to, end);
    }
    return to;
  }

  /** Whether no run of unknown characters, which is one token, goes over the place between two. */
  private partsUnknowns(before: number, after: number): boolean {
    return this.pieces.options.byteFallback || this.isPiece(before) || this.isPiece(after);
  }

  private isPiece(code: number): boolean {
    const id = this.characters.idOf(code);
    return id !== -1 && id < this.size;
  }

  private encodePiece(
    text: string,
    start: Utf16Offset,
    end: Utf16Offset,
    byte: ByteOffset,
    out: EncodingBuilder,
  ): ByteOffset {
    const known = this.cache.replay(text, start, end, byte, out);
    if (known !== -1) return known;
    const { scratch, merged } = this;
    const first = out.length;
    const length = scratch.write(text, start, end);
    merged.clear();
    this.merger.encode(scratch.bytes, 0, length, 0, merged);
    for (let i = 0; i < merged.length; i++) {
      this.write(merged.idAt(i), scratch.bytes, merged.startAt(i), merged.endAt(i), byte, out, first);
    }
    this.cache.store(text, start, end, byte, byte + length, out, first);
    return byte + length;
  }

  private encodeWhole(text: string, byte: ByteOffset, out: EncodingBuilder): ByteOffset {
    const first = out.length;
    const bytes = utf8Encode(text);
    for (const { id, start, end } of mergeByAgenda(this.symbolsOf(text), this.pairs, this.agenda)) {
      this.write(id, bytes, start, end, byte, out, first);
    }
    return byte + bytes.length;
  }

  /** What merging begins with. */
  private symbolsOf(text: string): PieceSymbol[] {
    const symbols: PieceSymbol[] = [];
    let start = 0;
    for (let at = 0; at < text.length; ) {
      const symbolEnd = this.matcher.endAt(text, at);
      const isFrozen = symbolEnd !== -1;
      const code = text.codePointAt(at) as number;
      const to = isFrozen ? symbolEnd : at + (code > 0xffff ? 2 : 1);
      const content = text.slice(at, to);
      const end = start + utf8Length(content);
      const found = isFrozen ? this.pieces.idOf(content) : this.characters.idOf(code);
      symbols.push({ id: found === undefined || found === -1 ? this.inner.strangerId : found, start, end, isFrozen });
      at = to;
      start = end;
    }
    return symbols;
  }

  /** Adds a token; characters that are no piece become something else. */
  private write(
    id: number,
    bytes: Uint8Array,
    start: ByteOffset,
    end: ByteOffset,
    shift: number,
    out: EncodingBuilder,
    first: number,
  ): void {
    if (id < this.size) out.push(id, shift + start, shift + end, 0);
    else this.pieces.pushUnknown(bytes, start, end, shift, out, first);
  }

  /** A symbol for showing: a character that is no piece has its own name and the unknown token's id. */
  private shown({ id, start, end }: PieceSymbol, bytes: Uint8Array): TraceToken {
    const isPiece = id < this.size;
    const name = textNotation.nameOf(bytes.subarray(start, end));
    return {
      id: isPiece ? id : this.pieces.options.unknownId,
      name,
      start,
      end,
      flags: isPiece ? 0 : TokenFlag.unknown,
    };
  }
}
