import { type ByteOffset, codePointIn, utf8Encode, utf8SizeOfLead } from "../../../text/utf8";
import { EncodingBuilder } from "../../encodingBuilder";
import type { NormalizerStage } from "../../normalizers/stage";
import type { WordRules } from "../../pretokenizers/wordRules";
import { type PieceEncoder, PieceMemory } from "../bpe/pieceMemory";
import type { SectionEncoder } from "../byteModel";
import type { Utf8Scratch } from "../scratch";
import { CharacterKinds, changed, Kind, kindMask, wary } from "./characterKinds";
import { WrittenWord } from "./writtenWord";

/** What comes before the model. */
export interface WordStages {
  /** One that says of which characters it {@link NormalizerStage.standsAlone}; null for none. */
  readonly normalizer: NormalizerStage | null;
  readonly rules: WordRules;
  /** Takes a text between two gaps through all stages and appends its tokens. */
  readonly encodeApart: (text: string, byte: ByteOffset, out: EncodingBuilder) => void;
}

/** A model that reads UTF-8 and remembers nothing. */
export interface WordModel {
  /**
   * Appends the tokens of a pre-token: bytes [start, end) of normalized text, at least one.
   * @param shift where that text begins in the whole, in bytes
   */
  encodeWord(bytes: Uint8Array, start: ByteOffset, end: ByteOffset, shift: ByteOffset, out: EncodingBuilder): void;
}

/** Modes of the memory: a word; and a stretch between gaps that goes through all stages. */
const wordMode = 0;
const apartMode = 1;

/** Characters whose words are kept by themselves: those of the basic plane. */
const keptCodes = 1 << 16;
/** Of such a word's one token, bits of the id + 1; above are its flags. */
const idBits = 24;

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * Normalizer, pre-tokenizer and model in one pass over a text's bytes, where the first two go by characters. What has been
 * met is known by the bytes that it has in the text; a new word is written as the model reads it, with the places where each
 * byte comes from. Where some character depends on its neighbours, all between two gaps goes through the stages themselves.
 */
export class WordEncoder implements SectionEncoder, PieceEncoder {
  private readonly stages: WordStages;
  private readonly model: WordModel;
  private readonly prefix: Uint8Array;
  private readonly kinds: CharacterKinds;
  /** Kinds of ASCII. */
  private readonly ascii: Uint8Array;
  private readonly memory = new PieceMemory(this);
  /** The one token of a word of one character, by that; 0 where it is not known, or not one. */
  private readonly alone = new Int32Array(keptCodes);
  private readonly word = new WrittenWord();
  private readonly tokens = new EncodingBuilder();

  constructor(stages: WordStages, model: WordModel) {
    this.stages = stages;
    this.model = model;
    this.prefix = utf8Encode(stages.rules.prefix);
    this.kinds = new CharacterKinds(stages.normalizer, stages.rules);
    this.ascii = Uint8Array.from({ length: 0x80 }, (_, code) => this.kinds.of(code));
  }

  encodeSection(
    text: Utf8Scratch,
    length: ByteOffset,
    shift: ByteOffset,
    _begins: boolean,
    out: EncodingBuilder,
  ): void {
    const { ascii, kinds, memory } = this;
    const { bytes } = text;
    /** Where the last gap begins, and the tokens before it. */
    let gap = 0;
    let gapTokens = out.length;
    /** Where the word at hand begins, or -1; and its kind. */
    let start = -1;
    let run: number = Kind.run;
    let size = 0;
    let code = -1;
    for (let at = 0; at < length; at += size) {
      const before = code;
      code = bytes[at] as number;
      size = utf8SizeOfLead(code);
      if (size > 1) code = codePointIn(bytes, at);
      const found = size > 1 ? kinds.of(code) : (ascii[code] as number);
      let kind = found & kindMask;
      if (found >= wary) {
        const after = at + size < length ? codePointIn(bytes, at + size) : -1;
        if (!kinds.isBetween(before, code, after)) kind = Kind.depends;
        if (kind === Kind.gap) {
          // It parts words, but nothing that goes through the stages: what is before it may be its neighbour.
          if (start !== -1) memory.encode(text, start, at, wordMode, shift, out);
          start = -1;
          continue;
        }
      }
      if (kind === Kind.nothing || (kind === run && start !== -1)) continue;
      if (kind === Kind.depends) {
        out.truncate(gapTokens);
        const end = this.apartEnd(bytes, at, length);
        memory.encode(text, gap, end, apartMode, shift, out);
        gap = end;
        gapTokens = out.length;
        start = -1;
        size = end - at;
        continue;
      }
      if (start !== -1) memory.encode(text, start, at, wordMode, shift, out);
      start = -1;
      if (kind === Kind.gap) {
        gap = at;
        gapTokens = out.length;
      } else if (kind === Kind.alone) {
        this.encodeAlone(text, at, at + size, code, shift, out);
      } else {
        start = at;
        run = kind;
      }
    }
    if (start !== -1) memory.encode(text, start, length, wordMode, shift, out);
  }

  /** Appends the tokens of a word of one character, bytes [start, end). */
  private encodeAlone(
    text: Utf8Scratch,
    start: ByteOffset,
    end: ByteOffset,
    code: number,
    shift: ByteOffset,
    out: EncodingBuilder,
  ): void {
    const known = code < keptCodes ? (this.alone[code] as number) : 0;
    if (known !== 0) {
      out.push((known & ((1 << idBits) - 1)) - 1, shift + start, shift + end, known >>> idBits);
      return;
    }
    const first = out.length;
    this.encodeNew(text, start, end, wordMode, shift, out);
    const isOne = out.length === first + 1 && out.startAt(first) === shift + start && out.endAt(first) === shift + end;
    if (!isOne || code >= keptCodes || out.idAt(first) + 1 >= 1 << idBits) return;
    this.alone[code] = (out.idAt(first) + 1) | (out.flagsAt(first) << idBits);
  }

  encodeNew(
    text: Utf8Scratch,
    start: ByteOffset,
    end: ByteOffset,
    mode: number,
    shift: ByteOffset,
    out: EncodingBuilder,
  ): boolean {
    if (mode === apartMode) {
      this.stages.encodeApart(decoder.decode(text.bytes.subarray(start, end)), shift + start, out);
      return true;
    }
    const { bytes } = text;
    const { word, tokens, prefix, model } = this;
    const isOther = this.isOther(bytes, start, end);
    if (!isOther && prefix.length === 0) {
      model.encodeWord(bytes, start, end, shift, out);
      return true;
    }
    word.begin(prefix, start);
    if (isOther) this.write(bytes, start, end);
    else word.copy(bytes, start, end);
    tokens.clear();
    model.encodeWord(word.bytes, 0, word.length, 0, tokens);
    word.align(tokens, shift, out);
    return true;
  }

  /** Whether the model reads something else than the word's bytes [start, end). */
  private isOther(bytes: Uint8Array, start: ByteOffset, end: ByteOffset): boolean {
    const { ascii } = this;
    for (let at = start; at < end; ) {
      const byte = bytes[at] as number;
      const kind = byte < 0x80 ? (ascii[byte] as number) : this.kinds.of(codePointIn(bytes, at));
      if ((kind & changed) !== 0 || (kind & kindMask) === Kind.nothing) return true;
      at += utf8SizeOfLead(byte);
    }
    return false;
  }

  /** Writes the word [start, end) as the model reads it. */
  private write(bytes: Uint8Array, start: ByteOffset, end: ByteOffset): void {
    const { word, kinds } = this;
    let size = 0;
    for (let at = start; at < end; at += size) {
      size = utf8SizeOfLead(bytes[at] as number);
      const code = codePointIn(bytes, at);
      const kind = kinds.of(code);
      if ((kind & kindMask) === Kind.nothing) word.drop();
      else if ((kind & changed) !== 0) word.write(kinds.writtenFor(code), at, at + size);
      else word.copy(bytes, at, at + size);
    }
  }

  /**
   * Where what goes through the stages ends that has a certain character: before the next gap that stands behind a character
   * of its own, or where the section does.
   */
  private apartEnd(bytes: Uint8Array, from: ByteOffset, length: ByteOffset): ByteOffset {
    let isParted = false;
    for (let at = from; at < length; at += utf8SizeOfLead(bytes[at] as number)) {
      const kind = this.kinds.of(codePointIn(bytes, at));
      if (isParted && (kind & ~changed) === Kind.gap) return at;
      isParted = kind < wary && (kind & kindMask) !== Kind.depends;
    }
    return length;
  }
}
