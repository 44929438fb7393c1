import type { Tiktoken } from "tiktoken/lite";
import { utf8Encode } from "../../text/utf8";
import { EncodingBuilder } from "../encodingBuilder";
import { rankRanges, type TiktokenDefinition } from "../formats/tiktokenJson";
import { type EncodeOptions, type Encoding, TokenFlag, type Tokenizer, TokenizerError } from "../tokenizer";

type TiktokenClass = new (ranks: string, specials: Record<string, number>, pattern: string) => Tiktoken;

/**
 * An OpenAI encoding in `tiktoken`'s WebAssembly. Its tokens' bytes are the text's bytes, so ranges are running sums.
 * @param Library the class; it is passed in because the browser and Node load its WebAssembly in different ways
 */
export function createTiktokenTokenizer(definition: TiktokenDefinition, Library: TiktokenClass): Tokenizer {
  return new TiktokenTokenizer(definition, Library);
}

class TiktokenTokenizer implements Tokenizer {
  readonly vocabularySize: number;
  private readonly library: Tiktoken;
  private readonly ordinary: readonly (readonly [first: number, end: number])[];
  /** Names of each control token; in Harmony 200018 has two. */
  private readonly specialNames = new Map<number, string[]>();
  /** Bytes of each token seen so far; asking the library costs a call into WebAssembly. */
  private readonly sizes: Uint16Array;

  constructor({ pattern, specials, ranks }: TiktokenDefinition, Library: TiktokenClass) {
    this.library = new Library(ranks, { ...specials }, pattern);
    this.ordinary = rankRanges(ranks);
    for (const [name, id] of Object.entries(specials)) {
      this.specialNames.set(id, [...(this.specialNames.get(id) ?? []), name]);
    }
    this.vocabularySize = this.ordinary.reduce((sum, [first, end]) => sum + end - first, this.specialNames.size);
    this.sizes = new Uint16Array(Math.max(...this.ordinary.map(([, end]) => end), ...this.specialNames.keys()) + 1);
  }

  encode(text: string, options: EncodeOptions): Encoding {
    const ids = this.run(text, options);
    const builder = new EncodingBuilder();
    let byte = 0;
    for (const id of ids) {
      const names = this.specialNames.get(id);
      const size = names === undefined || names.length === 1 ? this.sizeOf(id) : sizeOfName(names, text, byte);
      builder.push(id, byte, byte + size, names === undefined ? 0 : TokenFlag.special);
      byte += size;
    }
    return builder.finish();
  }

  normalize(text: string): string {
    return text.toWellFormed();
  }

  tokenBytes(id: number): Uint8Array {
    const [name] = this.specialNames.get(id) ?? [];
    if (name !== undefined) return utf8Encode(name);
    // The library is not asked for what it lacks: its error would come out of WebAssembly as it stands.
    if (!this.ordinary.some(([first, end]) => id >= first && id < end)) {
      throw new RangeError(`The vocabulary has no token ${id}.`);
    }
    return this.library.decode_single_token_bytes(id);
  }

  tokenName(id: number): string {
    const bytes = this.tokenBytes(id);
    try {
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      // A piece of a character has no name but its bytes.
      return Array.from(bytes, (byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join("");
    }
  }

  dispose(): void {
    this.library.free();
  }

  private run(text: string, options: EncodeOptions): Uint32Array {
    try {
      return options.specials === "text" ? this.library.encode_ordinary(text) : this.library.encode(text, "all", []);
    } catch (error) {
      throw new TokenizerError(
        `tiktoken could not encode this text: ${error instanceof Error ? error.message : error}`,
      );
    }
  }

  private sizeOf(id: number): number {
    const known = this.sizes[id];
    if (known !== undefined && known > 0) return known;
    const size = this.tokenBytes(id).length;
    this.sizes[id] = size;
    return size;
  }
}

/** UTF-8 bytes of that name of a control token which the text has at a byte offset. */
function sizeOfName(names: readonly string[], text: string, byte: number): number {
  const bytes = utf8Encode(text);
  const name = names.map(utf8Encode).find((candidate) => candidate.every((value, i) => bytes[byte + i] === value));
  return name?.length ?? 0;
}
