import { BPE, WordPiece } from "@huggingface/tokenizers";
import { utf8Encode, utf8Length } from "../../text/utf8";
import { fromByteAlphabet, toByteAlphabet } from "../byteAlphabet";
import type { Fields } from "../formats/fields";
import { readTokenizerJson } from "../formats/tokenizerJson";
import type { Model, TokenSink } from "../models/model";
import { UnseenPairs } from "../models/unseenPairs";
import { TokenFlag, type Tokenizer, TokenizerError } from "../tokenizer";

/**
 * A tokenizer.json whose model stage runs in `@huggingface/tokenizers`, the code that `@huggingface/transformers`
 * tokenizes with. Only the model is taken from there: the library gives no offsets, always reads control tokens in the
 * text, and differs from Hugging Face's native package in normalizers and patterns (docs/references.md).
 * @param json the parsed file
 * @throws {TokenizerError} that names the field which is malformed or not supported
 */
export function createTransformersTokenizer(json: unknown): Tokenizer {
  return readTokenizerJson(json, readModel);
}

function readModel(field: Fields, byteLevel: boolean): Model {
  // Files from before 2022 leave the type out; only BPE has merges.
  const type = field.get("type").isNull && !field.get("merges").isNull ? "BPE" : field.get("type").string();
  switch (type) {
    case "BPE":
      return new TransformersBpe(field, byteLevel);
    case "WordPiece":
      return new TransformersWordPiece(field);
    default:
      return field.get("type").unsupported();
  }
}

/** Longer pieces seldom come twice. In UTF-16 units. */
const longestCached = 64;
const cacheLimit = 20_000;

type LibraryBpeConfig = ConstructorParameters<typeof BPE>[0];
type LibraryWordPieceConfig = ConstructorParameters<typeof WordPiece>[0];

class TransformersBpe implements Model {
  private readonly library: BPE;
  private readonly byteLevel: boolean;
  private readonly ignoreMerges: boolean;
  private readonly byteFallback: boolean;
  /** Set where the text reaches the model in one piece, for which the library would take far too long. */
  private readonly cuts: UnseenPairs | null;
  /** Tokens of pieces met before, as id, bytes, flags, id, bytes, flags … While somebody types, nearly all are here. */
  private readonly cache = new Map<string, readonly number[]>();
  /** Id of `<0x00>` … `<0xFF>` by byte value; -1 where the vocabulary lacks it. */
  private readonly byteIds: readonly number[];

  constructor(field: Fields, byteLevel: boolean) {
    for (const option of ["dropout", "continuing_subword_prefix", "end_of_word_suffix"]) {
      const value = field.get(option);
      if (!value.isNull && !(option !== "dropout" && value.string() === "")) value.unsupported();
    }
    field.get("vocab").record();
    field.get("merges").items();
    this.library = new BPE(field.record() as unknown as LibraryBpeConfig);
    this.byteLevel = byteLevel;
    this.ignoreMerges = field.get("ignore_merges").boolean(false);
    this.byteFallback = field.get("byte_fallback").boolean(false);
    this.cuts = byteLevel ? null : new UnseenPairs(this.entries.keys());
    this.byteIds = Array.from({ length: 256 }, (_, byte) => this.entries.get(byteEntry(byte)) ?? -1);
    // Runs of unknown characters as one token: not done here, and no matter where bytes stand in for all of them.
    const neverUnknown = this.byteFallback && !this.byteIds.includes(-1);
    if (field.get("fuse_unk").boolean(false) && !neverUnknown) field.get("fuse_unk").unsupported();
  }

  get entries(): ReadonlyMap<string, number> {
    return this.library.tokens_to_ids;
  }

  encode(pretoken: string, sink: TokenSink): void {
    if (this.cuts === null) this.encodePiece(pretoken, sink);
    else this.cuts.forEachPiece(pretoken, (start, end) => this.encodePiece(pretoken.slice(start, end), sink));
  }

  entry(id: number): string | undefined {
    return this.library.vocab[id];
  }

  entryBytes(entry: string): Uint8Array {
    const bytes = this.byteLevel ? fromByteAlphabet(entry) : byteFallbackValue(entry);
    return bytes ?? utf8Encode(entry);
  }

  private encodePiece(piece: string, sink: TokenSink): void {
    let tokens = this.cache.get(piece);
    if (tokens === undefined) {
      const found: number[] = [];
      this.encodeAnew(piece, (id, bytes, flags) => found.push(id, bytes, flags));
      tokens = found;
      if (piece.length <= longestCached) {
        if (this.cache.size >= cacheLimit) this.cache.clear();
        this.cache.set(piece, tokens);
      }
    }
    for (let i = 0; i < tokens.length; i += 3) sink(tokens[i] ?? 0, tokens[i + 1] ?? 0, tokens[i + 2] ?? 0);
  }

  private encodeAnew(piece: string, sink: TokenSink): void {
    const symbols = this.byteLevel ? toByteAlphabet(piece) : piece;
    if (this.ignoreMerges) {
      const id = this.entries.get(symbols);
      if (id !== undefined) {
        sink(id, this.sizeOf(symbols), 0);
        return;
      }
    }
    for (const part of this.library.bpe(symbols)) {
      const id = this.entries.get(part);
      if (id !== undefined) sink(id, this.sizeOf(part), 0);
      else this.encodeUnknown(part, sink);
    }
  }

  private encodeUnknown(part: string, sink: TokenSink): void {
    const bytes = utf8Encode(part);
    if (this.byteFallback && bytes.every((byte) => this.byteIds[byte] !== -1)) {
      for (const byte of bytes) sink(this.byteIds[byte] ?? -1, 1, TokenFlag.byteFallback);
      return;
    }
    const unknown = this.library.unk_token_id;
    if (unknown === undefined) {
      throw new TokenizerError(`The vocabulary has nothing for ${JSON.stringify(part)} and no unknown token.`);
    }
    sink(unknown, this.sizeOf(part), TokenFlag.unknown);
  }

  /** UTF-8 bytes of text that a string of symbols stands for. */
  private sizeOf(symbols: string): number {
    return this.byteLevel ? symbols.length : utf8Length(symbols);
  }
}

class TransformersWordPiece implements Model {
  private readonly library: WordPiece;
  private readonly prefix: string;

  constructor(field: Fields) {
    field.get("vocab").record();
    this.prefix = field.get("continuing_subword_prefix").string();
    this.library = new WordPiece(field.record() as unknown as LibraryWordPieceConfig);
    const unknown = field.get("unk_token").string();
    if (!this.entries.has(unknown)) {
      throw new TokenizerError(`model.unk_token = ${JSON.stringify(unknown)} is not in model.vocab.`);
    }
  }

  get entries(): ReadonlyMap<string, number> {
    return this.library.tokens_to_ids;
  }

  encode(pretoken: string, sink: TokenSink): void {
    const parts = this.library.encode([pretoken]);
    const [first = ""] = parts;
    // A word that cannot be put together becomes one unknown token, whatever its length.
    if (parts.length === 1 && first === this.library.unk_token && first !== pretoken) {
      sink(this.library.unk_token_id ?? 0, utf8Length(pretoken), TokenFlag.unknown);
      return;
    }
    parts.forEach((part, i) => {
      const bytes = utf8Length(part) - (i > 0 ? this.prefix.length : 0);
      sink(this.entries.get(part) ?? this.library.unk_token_id ?? 0, bytes, 0);
    });
  }

  entry(id: number): string | undefined {
    return this.library.vocab[id];
  }

  entryBytes(entry: string): Uint8Array {
    return utf8Encode(entry.startsWith(this.prefix) && entry !== this.prefix ? entry.slice(this.prefix.length) : entry);
  }
}

function byteEntry(byte: number): string {
  return `<0x${byte.toString(16).toUpperCase().padStart(2, "0")}>`;
}

function byteFallbackValue(entry: string): Uint8Array | null {
  const hex = /^<0x([0-9A-F]{2})>$/.exec(entry)?.[1];
  return hex === undefined ? null : Uint8Array.of(Number.parseInt(hex, 16));
}
