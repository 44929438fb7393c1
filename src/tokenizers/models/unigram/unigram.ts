import { type ByteOffset, type Utf16Offset, utf8Encode, utf8SizeOfLead } from "../../../text/utf8";
import { EncodingBuilder } from "../../encodingBuilder";
import { byteAlphabetNotation, byteName, textNotation } from "../../notation";
import { TokenFlag, TokenizerError } from "../../tokenizer";
import type { ModelTrace, TracePiece } from "../../trace";
import type { VocabularyColumns } from "../../vocabulary";
import type { SectionEncoder } from "../byteModel";
import { columnsWithout } from "../columnsWithout";
import { EntryNames } from "../entryNames";
import type { Model } from "../model";
import { PieceCache } from "../pieceCache";
import { Utf8Scratch } from "../scratch";
import { traceTokens } from "../traceTokens";
import { missingUnknownToken } from "../unknownToken";
import { WordEncoder, type WordModel, type WordStages } from "../words/wordEncoder";
import { ByteTrie } from "./byteTrie";
import { keptLattice, Lattice } from "./lattice";
import { runnerUpOf, scoreOf } from "./runnerUp";
import { addsExactly, longestCutText, UnigramCuts } from "./unigramCuts";

export interface UnigramOptions {
  /** Entries as UTF-8, as bytes where the model works on those; their ids are 0, 1, 2 …. Of equal entries only the last is ever used. */
  readonly columns: VocabularyColumns;
  /** Whether the model works on bytes, which its names have in the byte alphabet: each is a character then. Not with byte fallback. */
  readonly byteLevel: boolean;
  /** Ids of entries that no text can be: in a byte-level vocabulary, names outside the byte alphabet. */
  readonly unwritable: ReadonlySet<number>;
  /** Log probability of each entry. */
  readonly scores: Float64Array;
  /** What stands for characters that are no entry (`unk_id`); null when nothing does. */
  readonly unknownId: number | null;
  /** Whether such characters are written as `<0xNN>` tokens, if the vocabulary has them all. */
  readonly byteFallback: boolean;
}

/** A character that is no entry is less likely than the least likely entry, by so much. */
const unknownPenalty = 10;
/** In UTF-16 units; longer pre-tokens are worth cutting, as the text seldom repeats them. */
const shortPretoken = 40;

/**
 * Unigram language model (Kudo 2018): of all ways to put a pre-token together from entries, the most likely (Viterbi).
 * Just like `encode_optimized` of Hugging Face's `tokenizers`: of equally likely ways the one whose last piece begins
 * first, likewise before that piece, and runs of unknown characters are always made one. A pre-token of n bytes takes at
 * most n steps for each byte of the longest entry.
 */
export class UnigramModel implements Model, WordModel {
  readonly size: number;
  private readonly columns: VocabularyColumns;
  private readonly byteLevel: boolean;
  private readonly names: EntryNames;
  readonly scores: Float64Array;
  private readonly unknownScore: number;
  /** The unknown token, or -1. */
  private readonly unknownId: number;
  private readonly trie: ByteTrie;
  /** Id of `<0x00>` … `<0xFF>`, or -1; null without byte fallback. */
  private readonly byteIds: Int32Array | null;
  /** Whether long texts may be cut where no entry lies. */
  private readonly isCut: boolean;
  /** Made when first needed: most vocabularies of this kind come with a pre-tokenizer. */
  private madeCuts: UnigramCuts | null = null;
  private readonly cache = new PieceCache();
  private readonly scratch = new Utf8Scratch();
  private lattice = new Lattice(new Float64Array(257));

  /** @throws {TokenizerError} when the unknown token is not in the vocabulary */
  constructor({ columns, byteLevel, unwritable, scores, unknownId, byteFallback }: UnigramOptions) {
    this.size = columns.ids.length;
    if (unknownId !== null && unknownId >= this.size) {
      throw new TokenizerError(`unk_id = ${unknownId} is beyond the vocabulary, which has ${this.size} entries.`);
    }
    this.columns = columns;
    this.byteLevel = byteLevel;
    this.names = new EntryNames(byteLevel ? byteAlphabetNotation : textNotation, unwritable, (id) =>
      id < this.size ? this.bytesOf(id) : undefined,
    );
    this.scores = scores;
    this.unknownScore = scores.reduce((least, score) => Math.min(least, score), Infinity) - unknownPenalty;
    this.unknownId = unknownId ?? -1;
    this.trie = new ByteTrie(columnsWithout(columns, unwritable));
    this.byteIds = byteFallback ? Int32Array.from({ length: 256 }, (_, byte) => this.idOfName(byteName(byte))) : null;
    // Cuts are told by characters, of which entries over bytes may have parts.
    this.isCut = !byteLevel && addsExactly(scores, this.unknownScore);
  }

  /** @throws {TokenizerError} when a character needs an unknown token and there is none */
  encode(text: string, start: Utf16Offset, end: Utf16Offset, byte: ByteOffset, out: EncodingBuilder): ByteOffset {
    const size = end - start;
    if (size <= shortPretoken || size > longestCutText || !this.isCut) {
      return this.encodePiece(text, start, end, byte, out);
    }
    let at = byte;
    for (let from = start; from < end; ) {
      const to = this.cuts.pieceEnd(text, from, end);
      at = this.encodePiece(text, from, to, at, out);
      from = to;
    }
    return at;
  }

  words(stages: WordStages): SectionEncoder {
    return new WordEncoder(stages, this);
  }

  trace(pretoken: string): ModelTrace {
    const bytes = utf8Encode(pretoken);
    const { lattice, path } = this.bestPath(bytes);
    const out = new EncodingBuilder();
    for (let i = 0; i < path.length; i++) {
      const { id, start, end, flags } = path[i] as TracePiece;
      if (id !== this.unknownId) {
        out.push(id, start, end, flags);
        continue;
      }
      while (path[i + 1]?.id === id) i++;
      this.emitUnknown(bytes, start, (path[i] as TracePiece).end, 0, out);
    }
    const tokens = traceTokens(out, (id) => this.nameOf(id));
    return { kind: "Unigram", lattice, path, score: scoreOf(path), runnerUp: runnerUpOf(lattice, path), tokens };
  }

  /** Holds for texts of at most {@link longestCutText} characters; why is said at {@link UnigramCuts}. */
  separates(before: number, after: number): boolean {
    return this.isCut && this.cuts.separates(before, after);
  }

  has(id: number): boolean {
    return id < this.size;
  }

  entry(id: number): string | undefined {
    return this.names.nameOf(id);
  }

  idOf(entry: string): number | undefined {
    const id = this.idOfName(entry);
    return id === -1 ? undefined : id;
  }

  find(bytes: Uint8Array): number | undefined {
    const id = this.trie.find(bytes, 0, bytes.length);
    return id === -1 ? undefined : id;
  }

  tokenBytes(id: number): Uint8Array | undefined {
    if (id >= this.size) return undefined;
    const byte = this.byteIds?.indexOf(id) ?? -1;
    return byte === -1 ? this.bytesOf(id) : Uint8Array.of(byte);
  }

  private get cuts(): UnigramCuts {
    this.madeCuts ??= new UnigramCuts(
      this.columns,
      this.trie,
      this.unknownId === -1 ? null : this.nameOf(this.unknownId),
    );
    return this.madeCuts;
  }

  private bytesOf(id: number): Uint8Array {
    const { offsets, bytes } = this.columns;
    return bytes.subarray(offsets[id], offsets[id + 1]);
  }

  private nameOf(id: number): string {
    return this.names.nameOf(id) as string;
  }

  private idOfName(entry: string): number {
    return this.names.idOf(entry, (bytes) => this.trie.find(bytes, 0, bytes.length)) ?? -1;
  }

  /** Bytes of the character that begins with a byte. */
  private sizeOf(lead: number): ByteOffset {
    return this.byteLevel ? 1 : utf8SizeOfLead(lead);
  }

  private encodePiece(
    text: string,
    start: Utf16Offset,
    end: Utf16Offset,
    byte: ByteOffset,
    out: EncodingBuilder,
  ): number {
    const known = this.cache.replay(text, start, end, byte, out);
    if (known !== -1) return known;
    const first = out.length;
    const size = this.scratch.write(text, start, end);
    this.encodeWord(this.scratch.bytes, 0, size, byte, out);
    this.cache.store(text, start, end, byte, byte + size, out, first);
    return byte + size;
  }

  encodeWord(bytes: Uint8Array, start: ByteOffset, end: ByteOffset, shift: ByteOffset, out: EncodingBuilder): void {
    const size = end - start;
    const kept = this.lattice;
    if (size > kept.limit) this.lattice = new Lattice(new Float64Array(Math.max(size, kept.limit * 2) + 1));
    this.fillLattice(bytes, start, size);
    this.lattice.turn(size);
    this.emit(bytes, start, size, shift, out);
    if (size > keptLattice) this.lattice = kept;
  }

  /** Finds the best path to each character of bytes [from, from + size). */
  private fillLattice(bytes: Uint8Array, from: ByteOffset, size: number): void {
    const { trie, scores, unknownScore, lattice } = this;
    const { best, link, ids } = lattice;
    link.fill(-1, 0, size + 1);
    for (let start = 0; start < size; ) {
      const score = best[start] as number;
      const next = start + this.sizeOf(bytes[from + start] as number);
      let isEntry = false;
      for (let i = start, node = ByteTrie.root; i < size; ) {
        node = trie.step(node, bytes[from + i++] as number);
        if (node === ByteTrie.root) break;
        const id = trie.idAt(node);
        if (id === -1) continue;
        if (i === next) isEntry = true;
        const candidate = score + (scores[id] as number);
        // Not “or equal”: of ties the first stays, as in the reference.
        if (link[i] === -1 || candidate > (best[i] as number)) {
          best[i] = candidate;
          link[i] = start;
          ids[i] = id;
        }
      }
      const candidate = score + unknownScore;
      if (!isEntry && (link[next] === -1 || candidate > (best[next] as number))) {
        if (this.unknownId === -1)
          throw missingUnknownToken(textNotation.nameOf(bytes.subarray(from + start, from + next)));
        best[next] = candidate;
        link[next] = start;
        ids[next] = this.unknownId;
      }
      start = next;
    }
  }

  /** Adds the tokens of the path through bytes [from, from + size) that the turned lattice holds. */
  private emit(bytes: Uint8Array, from: ByteOffset, size: number, shift: ByteOffset, out: EncodingBuilder): void {
    const { unknownId } = this;
    const { link, ids } = this.lattice;
    for (let start = 0; start < size; ) {
      let end = link[start] as number;
      const id = ids[end] as number;
      if (id !== unknownId) {
        out.push(id, shift + from + start, shift + from + end, 0);
      } else {
        while (end < size && ids[link[end] as number] === unknownId) end = link[end] as number;
        this.emitUnknown(bytes, from + start, from + end, shift, out);
      }
      start = end;
    }
  }

  /**
   * Adds the tokens of a run of pieces that all are the unknown token. The run may yet be an entry: the unknown token's
   * own name, or one so unlikely that the path went around it.
   * @param byte where the bytes begin in the normalized text
   */
  private emitUnknown(bytes: Uint8Array, start: ByteOffset, end: ByteOffset, byte: ByteOffset, out: EncodingBuilder) {
    const { byteIds } = this;
    const id = this.trie.find(bytes, start, end);
    if (id !== -1) {
      out.push(id, byte + start, byte + end, 0);
    } else if (byteIds !== null && hasAll(byteIds, bytes, start, end)) {
      for (let i = start; i < end; i++) {
        out.push(byteIds[bytes[i] as number] as number, byte + i, byte + i + 1, TokenFlag.byteFallback);
      }
    } else {
      out.push(this.unknownId, byte + start, byte + end, TokenFlag.unknown);
    }
  }

  /** As the definition says: for each place the best way to get there, from every entry that ends there. */
  private bestPath(bytes: Uint8Array): { lattice: TracePiece[]; path: TracePiece[] } {
    const lattice: TracePiece[] = [];
    const isBoundary = (i: number) => this.byteLevel || ((bytes[i] ?? 0) & 0xc0) !== 0x80;
    const ways: ({ total: number; piece: TracePiece } | undefined)[] = [];
    for (let end = 1; end <= bytes.length; end++) {
      if (!isBoundary(end)) continue;
      for (let start = Math.max(0, end - Math.max(4, this.trie.longest)); start < end; start++) {
        const before = start === 0 ? 0 : ways[start]?.total;
        if (before === undefined) continue;
        const found = this.trie.find(bytes, start, end);
        if (found === -1 && start + this.sizeOf(bytes[start] as number) !== end) continue;
        const score = found === -1 ? this.unknownScore : (this.scores[found] as number);
        const total = before + score;
        const id = found === -1 ? this.unknownId : found;
        if (id === -1) {
          // All entries that end here begin before it: where one of them is as good the unknown token is not needed.
          if (total <= (ways[end]?.total ?? -Infinity)) continue;
          throw missingUnknownToken(textNotation.nameOf(bytes.subarray(start, end)));
        }
        const flags = found === -1 ? TokenFlag.unknown : 0;
        const piece = { id, name: this.nameOf(id), start, end, flags, score };
        lattice.push(piece);
        if (total > (ways[end]?.total ?? -Infinity)) ways[end] = { total, piece };
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

/** Whether each of bytes[start, end) has an id. */
function hasAll(byteIds: Int32Array, bytes: Uint8Array, start: ByteOffset, end: ByteOffset): boolean {
  for (let i = start; i < end; i++) if (byteIds[bytes[i] as number] === -1) return false;
  return true;
}
