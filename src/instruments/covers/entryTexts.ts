import { textEntries } from "../../analysis/promptEnd/entries";
import { enlarged } from "../../text/enlarged";
import { utf8Encode } from "../../text/utf8";
import { IdDecoder } from "../../tokenizers/decoding/idDecoder";
import { BpeModel } from "../../tokenizers/models/bpe/bpe";
import { Utf8Scratch } from "../../tokenizers/models/scratch";
import type { StagedTokenizer } from "../../tokenizers/stages";
import type { Tokenizer } from "../../tokenizers/tokenizer";
import type { VocabularyColumns } from "../../tokenizers/vocabulary";

const [lessThan, space] = [0x3c, 0x20] as const;
const sign = utf8Encode("▁");

const known = new WeakMap<Tokenizer, VocabularyColumns>();

/** All entries but control tokens, each with the bytes that it adds to a text in whose middle it stands; made once. */
export function entryTexts(tokenizer: Tokenizer & StagedTokenizer): VocabularyColumns {
  const made = known.get(tokenizer) ?? decodedEntries(tokenizer);
  known.set(tokenizer, made);
  return made;
}

function decodedEntries(tokenizer: Tokenizer & StagedTokenizer): VocabularyColumns {
  const entries = textEntries(tokenizer);
  const { decoder, model } = tokenizer.stages;
  // Names of a byte-level model are in the alphabet that its decoder reads; those of added tokens are text.
  const isByteLevel = model.byteModel != null && typesOf(decoder).join() === "ByteLevel";
  if (decoder === undefined || isByteLevel) return entries;
  const isSpaced =
    model instanceof BpeModel && !model.options.byteLevel && !model.reader.hasAffixes && isSpacing(decoder);
  const { ids, offsets: starts, bytes: own } = entries;
  const offsets = new Uint32Array(ids.length + 1);
  const decodes = new IdDecoder(tokenizer);
  const scratch = new Utf8Scratch();
  let bytes = new Uint8Array(own.length + 1024);
  let end = 0;
  // A loop for each kind, and no view for each entry: most are a few bytes, and this runs once.
  for (let i = 0; i < ids.length; i++) {
    let at = starts[i] as number;
    // What begins with “<” may be the name of a byte.
    if (isSpaced && own[at] !== lessThan) {
      const to = starts[i + 1] as number;
      if (end + to - at > bytes.length) bytes = enlarged(bytes, (end + to - at) * 2);
      while (at < to) {
        const isSign = own[at] === sign[0] && own[at + 1] === sign[1] && own[at + 2] === sign[2];
        bytes[end++] = isSign ? space : (own[at] as number);
        at += isSign ? sign.length : 1;
      }
    } else {
      const piece = decodes.inMiddle(ids[i] as number);
      const isText = typeof piece === "string";
      const length = isText ? scratch.write(piece.toWellFormed(), 0, piece.length) : piece.length;
      if (end + length > bytes.length) bytes = enlarged(bytes, (end + length) * 2);
      const from = isText ? scratch.bytes : piece;
      for (at = 0; at < length; at++) bytes[end + at] = from[at] as number;
      end += length;
    }
    offsets[i + 1] = end;
  }
  return { ids, offsets, bytes: bytes.slice(0, end) };
}

/** Whether a decoder does to a token in the middle of a text what SentencePiece's does: a space for each “▁”, a byte for its name. */
function isSpacing(decoder: unknown): boolean {
  const [replace, fallback, fuse] = typesOf(decoder);
  if (replace !== "Replace" || fallback !== "ByteFallback" || fuse !== "Fuse") return false;
  const [first] = (decoder as { readonly decoders: readonly [DecoderField] }).decoders;
  return first.pattern?.String === "▁" && first.content === " ";
}

interface DecoderField {
  readonly type?: unknown;
  readonly decoders?: readonly DecoderField[];
  readonly pattern?: { readonly String?: unknown };
  readonly content?: unknown;
}

/** Types of a decoder's steps, as `decoder` of tokenizer.json names them; undefined for a sequence inside of one. */
function typesOf(decoder: unknown): readonly unknown[] {
  const field = (decoder ?? {}) as DecoderField;
  return (field.type === "Sequence" ? (field.decoders ?? []) : [field]).map(({ type }) => type);
}
