import { type ByteOffset, utf8SizeOfLead } from "../../../text/utf8";
import type { EncodingBuilder } from "../../encodingBuilder";
import type { ModelTrace } from "../../trace";
import type { Vocabulary, VocabularyColumns } from "../../vocabulary";
import { Backtracking } from "./backtracking";
import { mergeLong, mergeShort, Symbols, shortPiece } from "./bpeMerge";
import type { SymbolOptions, SymbolReader } from "./bpeSymbols";
import { traceMerges } from "./bpeTrace";
import { type Merges, PairTable } from "./merges";

/** Bytes of long pieces from which on backtracking is worth its tables: to make them takes as long as to merge so many. */
export const enoughLong = 1 << 16;

/**
 * Encodes one piece after the other: short ones are scanned for their best pair again and again, long ones are encoded token
 * by token, or merged in a queue where that cannot be.
 */
export class PieceMerger {
  private readonly vocabulary: Vocabulary;
  private readonly merges: Merges;
  private readonly reader: SymbolReader;
  private readonly options: SymbolOptions & { readonly columns: VocabularyColumns };
  private readonly symbols = new Symbols();
  /** Bytes of long pieces so far. */
  private longBytes = 0;
  private madeBacktracking: Backtracking | null | undefined;
  private madePairs: PairTable | undefined;

  constructor(
    vocabulary: Vocabulary,
    merges: Merges,
    reader: SymbolReader,
    options: SymbolOptions & { readonly columns: VocabularyColumns },
  ) {
    this.vocabulary = vocabulary;
    this.merges = merges;
    this.reader = reader;
    this.options = options;
  }

  /**
   * Appends the tokens of a piece, bytes [start, end).
   * @param bytes UTF-8
   * @param shift where the bytes begin in the text
   */
  encode(bytes: Uint8Array, start: ByteOffset, end: ByteOffset, shift: ByteOffset, out: EncodingBuilder): void {
    const { symbols, pairs } = this;
    const length = end - start;
    if (length > shortPiece) {
      this.longBytes += length;
      const isWorthwhile = this.longBytes > enoughLong;
      if (isWorthwhile && this.backtracking?.encode(bytes, start, end, shift, out) === true) return;
    }
    this.reader.read(bytes, start, end, symbols);
    if (symbols.count <= shortPiece) mergeShort(symbols, pairs);
    else mergeLong(symbols, pairs);
    symbols.drain(shift, out);
  }

  /**
   * How a piece's tokens come about, merge by merge.
   * @param bytes hold the piece as UTF-8, from index 0
   * @param nameOf the name of an entry
   */
  trace(bytes: Uint8Array, length: number, nameOf: (id: number) => string): ModelTrace {
    this.reader.read(bytes, 0, length, this.symbols);
    return traceMerges(this.symbols, this.pairs, nameOf);
  }

  /** Made when first asked for: few models come here. */
  private get pairs(): PairTable {
    this.madePairs ??= new PairTable(this.vocabulary, this.merges, this.reader.prefix);
    return this.madePairs;
  }

  /** What long pieces are encoded with, made when first asked for. Null where it cannot be. */
  private get backtracking(): Backtracking | null {
    if (this.madeBacktracking !== undefined) return this.madeBacktracking;
    const { vocabulary, merges, pairs } = this;
    const { columns, byteLevel } = this.options;
    const symbolBytes = byteLevel ? () => 1 : utf8SizeOfLead;
    const parts = { columns, vocabulary, merges, pairs, symbolBytes };
    this.madeBacktracking = this.reader.hasAffixes ? null : Backtracking.of(parts);
    return this.madeBacktracking;
  }
}
