import { utf8Encode } from "../../../text/utf8";
import type { EncodingBuilder } from "../../encodingBuilder";
import { byteName, textNotation } from "../../notation";
import { TokenFlag } from "../../tokenizer";
import { Vocabulary, type VocabularyColumns } from "../../vocabulary";

/** `SentencePiece.Type` of sentencepiece_model.proto. */
export const PieceType = { normal: 1, unknown: 2, control: 3, userDefined: 4, unused: 5, byte: 6 } as const;

/** The pieces of a SentencePiece model, whose ids are 0, 1, 2 …, and what its models share. */
export interface PieceOptions {
  /** Pieces as UTF-8. */
  readonly columns: VocabularyColumns;
  /** Single-precision numbers. */
  readonly scores: Float64Array;
  /** {@link PieceType} of each. */
  readonly types: Uint8Array;
  /** The piece of type UNKNOWN. */
  readonly unknownId: number;
  /** Whether what is no piece becomes the pieces of its bytes, all of which are there. */
  readonly byteFallback: boolean;
}

/** A SentencePiece model's vocabulary, and how its tokens are written (`PopulateSentencePieceText`). */
export class SentencePieces {
  readonly options: PieceOptions;
  readonly size: number;
  /** Ids of what no text is made of: control, unknown and byte pieces. */
  readonly reserved: ReadonlySet<number>;
  /** Whether there are pieces that are taken apart again. */
  readonly hasUnused: boolean;
  private readonly vocabulary: Vocabulary;
  /** Id of each byte's piece; null without byte fallback. */
  private readonly byteIds: Int32Array | null;

  constructor(options: PieceOptions) {
    const { columns, types, byteFallback } = options;
    this.options = options;
    this.size = columns.ids.length;
    this.vocabulary = new Vocabulary(columns);
    const reserved = new Set<number>();
    for (let id = 0; id < types.length; id++) if (!isText(types[id] as number)) reserved.add(id);
    this.reserved = reserved;
    this.hasUnused = types.includes(PieceType.unused);
    this.byteIds = byteFallback ? Int32Array.from({ length: 256 }, (_, byte) => this.idOf(byteName(byte)) ?? -1) : null;
  }

  has(id: number): boolean {
    return id < this.size;
  }

  /** Whether text can be this token: it has characters of its own and is not taken apart again. */
  isToken(id: number): boolean {
    const type = this.options.types[id];
    return type === PieceType.normal || type === PieceType.userDefined;
  }

  nameOf(id: number): string {
    return textNotation.nameOf(this.vocabulary.bytesOf(id) ?? new Uint8Array());
  }

  idOf(piece: string): number | undefined {
    return this.vocabulary.idOf(utf8Encode(piece));
  }

  /** The piece of some text that texts are made of. */
  find(bytes: Uint8Array): number | undefined {
    const id = this.vocabulary.idOf(bytes);
    return id === undefined || this.reserved.has(id) ? undefined : id;
  }

  tokenBytes(id: number): Uint8Array | undefined {
    const byte = this.byteIds?.indexOf(id) ?? -1;
    return byte === -1 ? this.vocabulary.bytesOf(id) : Uint8Array.of(byte);
  }

  /** The symbols that the user defined. */
  get symbols(): string[] {
    const { types } = this.options;
    return Array.from(types, (type, id) => (type === PieceType.userDefined ? this.nameOf(id) : "")).filter(
      (name) => name !== "",
    );
  }

  /**
   * Adds what stands for characters that are no piece: their bytes, or one unknown token for all of a run.
   * @param bytes holds them at [start, end)
   * @param shift added to these places for those in the text
   * @param first tokens before this one have nothing to do with the text
   */
  pushUnknown(bytes: Uint8Array, start: number, end: number, shift: number, out: EncodingBuilder, first: number): void {
    const { byteIds } = this;
    if (byteIds !== null) {
      for (let i = start; i < end; i++) {
        out.push(byteIds[bytes[i] as number] as number, shift + i, shift + i + 1, TokenFlag.byteFallback);
      }
      return;
    }
    const last = out.length - 1;
    let from = shift + start;
    if (last >= first && out.flagsAt(last) === TokenFlag.unknown && out.endAt(last) === from) {
      from = out.startAt(last);
      out.truncate(last);
    }
    out.push(this.options.unknownId, from, shift + end, TokenFlag.unknown);
  }
}

/** Whether a piece of this type is looked for in texts. */
function isText(type: number): boolean {
  return type === PieceType.normal || type === PieceType.userDefined || type === PieceType.unused;
}
