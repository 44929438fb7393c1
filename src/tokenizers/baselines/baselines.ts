import { segment, wordsAndMarks } from "../../text/segments";
import {
  type ByteOffset,
  characterAfter,
  characterBefore,
  Utf8Index,
  type Utf16Offset,
  utf8Encode,
  utf8Length,
} from "../../text/utf8";
import { EncodingBuilder } from "../encodingBuilder";
import type { IncrementalTokenizer } from "../incremental";
import { type EncodeOptions, type Encoding, TokenFlag, type Tokenizer } from "../tokenizer";

/** The baselines: tokenizers that a definition alone makes, for comparison with learned ones. */
export const baselines: Readonly<Record<string, () => Tokenizer>> = {
  utf8_bytes: () => new Utf8Bytes(),
  code_points: () => new CodePoints(),
  graphemes: () => new Units(graphemeRanges, "grapheme cluster"),
  words: () => new Units(wordsAndMarks, "word"),
};

/** A tokenizer that a text may be cut for between any two characters. */
abstract class CharacterTokenizer implements Tokenizer, IncrementalTokenizer {
  abstract readonly vocabularySize: number;
  abstract encodePart(
    part: string,
    base: ByteOffset,
    begins: boolean,
    options: EncodeOptions,
    out: EncodingBuilder,
  ): void;
  abstract tokenBytes(id: number): Uint8Array;
  abstract tokenName(id: number): string;

  encode(text: string, options: EncodeOptions): Encoding {
    const out = new EncodingBuilder();
    this.encodePart(text, 0, true, options, out);
    return out.finish();
  }

  normalize(text: string): string {
    return text.toWellFormed();
  }

  insertedBefore(): number {
    return 0;
  }

  insertedAfter(_options: EncodeOptions): number {
    return 0;
  }

  isCut(text: string, at: Utf16Offset, from: Utf16Offset, to: Utf16Offset): boolean {
    return at > from && at < to && characterBefore(text, at) !== "" && characterAfter(text, at) !== "";
  }
}

/**
 * ByT5's tokenizer: one token a byte, id = byte + 3; 0, 1, 2 are pad, end and unknown (Xue et al. 2022). Its control
 * tokens have no form in text that this reads; the post-processor ends a text with `</s>`.
 */
class Utf8Bytes extends CharacterTokenizer {
  readonly vocabularySize = 259;
  private static readonly controls = ["<pad>", "</s>", "<unk>"];

  override encode(text: string, options: EncodeOptions): Encoding {
    const out = new EncodingBuilder();
    this.encodePart(text, 0, true, options, out);
    if (options.inserted) out.push(1, out.length, out.length, TokenFlag.special | TokenFlag.inserted);
    return out.finish();
  }

  override insertedAfter({ inserted }: EncodeOptions): number {
    return inserted ? 1 : 0;
  }

  encodePart(part: string, base: ByteOffset, _begins: boolean, _options: EncodeOptions, out: EncodingBuilder): void {
    const bytes = utf8Encode(part);
    for (let i = 0; i < bytes.length; i++) out.push((bytes[i] ?? 0) + 3, base + i, base + i + 1, 0);
  }

  tokenBytes(id: number): Uint8Array {
    const control = Utf8Bytes.controls[id];
    if (control !== undefined) return utf8Encode(control);
    if (id >= this.vocabularySize) throw new RangeError(`The vocabulary has no token ${id}.`);
    return Uint8Array.of(id - 3);
  }

  tokenName(id: number): string {
    const control = Utf8Bytes.controls[id];
    return control ?? `0x${(this.tokenBytes(id)[0] ?? 0).toString(16).toUpperCase().padStart(2, "0")}`;
  }
}

/** One token a Unicode scalar value; its id is the value. */
class CodePoints extends CharacterTokenizer {
  /** 0x110000 code points less the 2,048 surrogates, which no text in UTF-8 has. */
  readonly vocabularySize = 1_112_064;

  encodePart(part: string, base: ByteOffset, _begins: boolean, _options: EncodeOptions, out: EncodingBuilder): void {
    let byte = base;
    for (const character of part.toWellFormed()) {
      const end = byte + utf8Length(character);
      out.push(character.codePointAt(0) ?? 0, byte, end, 0);
      byte = end;
    }
  }

  tokenBytes(id: number): Uint8Array {
    return utf8Encode(this.tokenName(id));
  }

  tokenName(id: number): string {
    if (id > 0x10ffff || (id >= 0xd800 && id < 0xe000)) throw new RangeError(`The vocabulary has no token ${id}.`);
    return String.fromCodePoint(id);
  }
}

/**
 * One token a unit of `Intl.Segmenter`. The set of units is open, so ids are given in order of first appearance in the
 * text last encoded.
 */
class Units implements Tokenizer {
  readonly vocabularySize = null;
  private readonly find: (text: string) => Uint32Array;
  private readonly unit: string;
  private names: string[] = [];

  constructor(find: (text: string) => Uint32Array, unit: string) {
    this.find = find;
    this.unit = unit;
  }

  encode(text: string): Encoding {
    const source = text.toWellFormed();
    const index = new Utf8Index(source);
    const ranges = this.find(source);
    const ids = new Map<string, number>();
    const builder = new EncodingBuilder();
    for (let i = 0; i < ranges.length; i += 2) {
      const start = ranges[i] ?? 0;
      const end = ranges[i + 1] ?? 0;
      const name = source.slice(start, end);
      const id = ids.get(name) ?? ids.size;
      ids.set(name, id);
      builder.push(id, index.byteOf(start), index.byteOf(end), 0);
    }
    this.names = [...ids.keys()];
    return builder.finish();
  }

  normalize(text: string): string {
    const source = text.toWellFormed();
    const ranges = this.find(source);
    let kept = "";
    for (let i = 0; i < ranges.length; i += 2) kept += source.slice(ranges[i], ranges[i + 1]);
    return kept;
  }

  tokenBytes(id: number): Uint8Array {
    return utf8Encode(this.tokenName(id));
  }

  tokenName(id: number): string {
    const name = this.names[id];
    if (name === undefined) throw new RangeError(`The text last encoded has no ${this.unit} ${id}.`);
    return name;
  }
}

function graphemeRanges(text: string): Uint32Array {
  const { graphemeBoundary, graphemes } = segment(text);
  const ranges = new Uint32Array(graphemes * 2);
  let i = 0;
  for (let start = 0; start < text.length; ) {
    const end = graphemeBoundary.indexOf(1, start + 1);
    ranges[i++] = start;
    ranges[i++] = end;
    start = end;
  }
  return ranges;
}
