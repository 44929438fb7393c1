import { type ByteOffset, type Utf16Offset, utf8Encode, utf8SizeOfLead } from "../../../text/utf8";
import { EncodingBuilder } from "../../encodingBuilder";
import { TokenFlag } from "../../tokenizer";
import type { ModelTrace, TracePiece } from "../../trace";
import type { VocabularyColumns } from "../../vocabulary";
import { pairsInEntries } from "../bpe/pairsInEntries";
import { type SeenPairs, UnseenPairs } from "../bpe/unseenPairs";
import { Utf8Scratch } from "../scratch";
import { traceTokens } from "../traceTokens";
import { ByteTrie } from "../unigram/byteTrie";
import { keptLattice, Lattice } from "../unigram/lattice";
import { runnerUpOf, scoreOf } from "../unigram/runnerUp";
import { PieceModel } from "./pieceModel";
import { type PieceOptions, PieceType } from "./sentencePieces";

/** `kUnkPenalty`: a character that is no piece is less likely than the least likely piece, by so much. */
const unknownPenalty = 10;
/** C's `FLT_MIN` and `FLT_MAX`, with which the library begins to look for the extremes. */
const leastPositive = 2 ** -126;
const greatest = (2 - 2 ** -23) * 2 ** 127;

/**
 * SentencePiece's Unigram (`EncodeOptimized` in unigram_model.cc): the most likely way to put a whole text together from
 * pieces (Viterbi). Sums are kept in single precision, each compared before it is rounded, and of equal ones the piece that
 * begins first stays. So two ways that are about equally likely are decided by what the sum up to there is: the
 * choice depends on all of the text before, and no text can be encoded in parts.
 */
export class SentencePieceUnigram extends PieceModel {
  private readonly trie: ByteTrie;
  private readonly greatestScore: number;
  private readonly unknownScore: number;
  private readonly isSymbol: Uint8Array | null;
  /** Of the pieces that are looked for. */
  private readonly columns: VocabularyColumns;
  /** Places that no piece spans: made when first needed. */
  private madeCuts: UnseenPairs | null;
  private readonly scratch = new Utf8Scratch();
  private lattice = new Lattice(new Float32Array(257));

  /** @param seenPairs of characters in the pieces, where they have been gathered before */
  constructor(options: PieceOptions, seenPairs: SeenPairs | null) {
    super(options);
    this.madeCuts = seenPairs === null ? null : new UnseenPairs(seenPairs);
    const { columns, scores, types } = options;
    this.columns = columnsOf(columns, (id) => this.pieces.isToken(id));
    this.trie = new ByteTrie(this.columns);
    let least = greatest;
    let most = leastPositive;
    types.forEach((type, id) => {
      if (type !== PieceType.normal) return;
      least = Math.min(least, scores[id] as number);
      most = Math.max(most, scores[id] as number);
    });
    this.unknownScore = Math.fround(least - unknownPenalty);
    this.greatestScore = most;
    this.isSymbol = types.includes(PieceType.userDefined)
      ? Uint8Array.from(types, (type) => (type === PieceType.userDefined ? 1 : 0))
      : null;
  }

  /** Pairs of characters that pieces have side by side: what had to be gathered. */
  get seenPairs(): SeenPairs {
    return this.cuts.seen;
  }

  /**
   * Goes from one place that no piece spans to the next: all ways lead over it, so what is best up to there is final, and
   * only its sum is carried on.
   */
  encode(text: string, start: Utf16Offset, end: Utf16Offset, byte: ByteOffset, out: EncodingBuilder): ByteOffset {
    const first = out.length;
    let at = byte;
    let sum = 0;
    for (let from = start; from < end; ) {
      const to = this.cuts.pieceEnd(text, from, end);
      const size = this.scratch.write(text, from, to);
      sum = this.encodePart(size, sum, at, out, first);
      at += size;
      from = to;
    }
    return at;
  }

  trace(pretoken: string): ModelTrace {
    const bytes = utf8Encode(pretoken);
    const { lattice, path } = this.bestPath(bytes);
    const out = new EncodingBuilder();
    for (const { id, start, end, flags } of path) {
      if (flags === TokenFlag.unknown) this.pieces.pushUnknown(bytes, start, end, 0, out, 0);
      else out.push(id, start, end, flags);
    }
    const tokens = traceTokens(out, (id) => this.pieces.nameOf(id));
    return { kind: "Unigram", lattice, path, score: scoreOf(path), runnerUp: runnerUpOf(lattice, path), tokens };
  }

  separates(): boolean {
    return false;
  }

  private get cuts(): UnseenPairs {
    this.madeCuts ??= pairsInEntries(this.columns);
    return this.madeCuts;
  }

  /** A symbol of the user's is likelier than most, and the more so the longer it is. */
  private scoreOf(id: number, bytes: number): number {
    if (this.isSymbol !== null && this.isSymbol[id] === 1) return Math.fround(bytes * this.greatestScore) - 0.1;
    return this.scores[id] as number;
  }

  /**
   * Adds the tokens of what the scratch holds.
   * @param before the sum of the best way there
   * @returns the sum of the best way to its end
   */
  private encodePart(size: number, before: number, byte: ByteOffset, out: EncodingBuilder, first: number): number {
    const kept = this.lattice;
    if (size > kept.limit) this.lattice = new Lattice(new Float32Array(Math.max(size, kept.limit * 2) + 1));
    const { trie, lattice, unknownScore } = this;
    const { bytes } = this.scratch;
    const { best, link, ids } = lattice;
    link.fill(-1, 0, size + 1);
    best[0] = before;
    for (let start = 0; start < size; ) {
      const sum = best[start] as number;
      const next = start + utf8SizeOfLead(bytes[start] as number);
      let isPiece = false;
      for (let i = start, node = ByteTrie.root; i < size; ) {
        node = trie.step(node, bytes[i++] as number);
        if (node === ByteTrie.root) break;
        const id = trie.idAt(node);
        if (id === -1) continue;
        if (i === next) isPiece = true;
        const candidate = sum + this.scoreOf(id, i - start);
        if (link[i] === -1 || candidate > (best[i] as number)) {
          // An array of single-precision numbers: this rounds.
          best[i] = candidate;
          link[i] = start;
          ids[i] = id;
        }
      }
      const candidate = Math.fround(sum + unknownScore);
      if (!isPiece && (link[next] === -1 || candidate > (best[next] as number))) {
        best[next] = candidate;
        link[next] = start;
        ids[next] = -1;
      }
      start = next;
    }
    const after = best[size] as number;
    lattice.turn(size);
    for (let start = 0; start < size; ) {
      const end = link[start] as number;
      const id = ids[end] as number;
      if (id === -1) this.pieces.pushUnknown(bytes, start, end, byte, out, first);
      else out.push(id, byte + start, byte + end, 0);
      start = end;
    }
    if (size > keptLattice) this.lattice = kept;
    return after;
  }

  /** As the definition says: for each place the best way to get there, from every piece that ends there. */
  private bestPath(bytes: Uint8Array): { lattice: TracePiece[]; path: TracePiece[] } {
    const lattice: TracePiece[] = [];
    const isBoundary = (i: number) => ((bytes[i] ?? 0) & 0xc0) !== 0x80;
    const ways: ({ sum: number; piece: TracePiece } | undefined)[] = [];
    for (let end = 1; end <= bytes.length; end++) {
      if (!isBoundary(end)) continue;
      for (let start = Math.max(0, end - Math.max(4, this.trie.longest)); start < end; start++) {
        const before = start === 0 ? 0 : ways[start]?.sum;
        if (before === undefined || !isBoundary(start)) continue;
        const id = this.trie.find(bytes, start, end);
        if (id === -1 && start + utf8SizeOfLead(bytes[start] as number) !== end) continue;
        const score = id === -1 ? this.unknownScore : this.scoreOf(id, end - start);
        const candidate = id === -1 ? Math.fround(before + score) : before + score;
        const found = id === -1 ? this.pieces.options.unknownId : id;
        const flags = id === -1 ? TokenFlag.unknown : 0;
        const piece = { id: found, name: this.pieces.nameOf(found), start, end, flags, score };
        lattice.push(piece);
        if (candidate > (ways[end]?.sum ?? -Infinity)) ways[end] = { sum: Math.fround(candidate), piece };
      }
    }
    const path: TracePiece[] = [];
    for (let end = bytes.length; end > 0; ) {
      const { piece } = ways[end] as { piece: TracePiece };
      path.push(piece);
      end = piece.start;
    }
    return { lattice, path: path.reverse() };
  }
}

/** Columns of some of the entries. */
function columnsOf({ ids, offsets, bytes }: VocabularyColumns, isKept: (id: number) => boolean): VocabularyColumns {
  const kept = ids.filter(isKept);
  if (kept.length === ids.length) return { ids, offsets, bytes };
  const keptOffsets = new Uint32Array(kept.length + 1);
  const keptBytes = new Uint8Array(bytes.length);
  let end = 0;
  kept.forEach((id, i) => {
    const entry = bytes.subarray(offsets[id], offsets[id + 1]);
    keptBytes.set(entry, end);
    end += entry.length;
    keptOffsets[i + 1] = end;
  });
  return { ids: kept, offsets: keptOffsets, bytes: keptBytes.subarray(0, end) };
}
