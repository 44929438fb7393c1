import type { Tiktoken } from "tiktoken/lite";
import { EncodingBuilder } from "../encodingBuilder";
import { countRanks, type TiktokenDefinition } from "../formats/tiktokenJson";
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
  private readonly specialNames: ReadonlyMap<number, string>;
  /** Bytes of each token seen so far; asking the library costs a call into WebAssembly. */
  private readonly sizes: Uint16Array;

  constructor({ pattern, specials, ranks }: TiktokenDefinition, Library: TiktokenClass) {
    this.library = new Library(ranks, { ...specials }, pattern);
    this.specialNames = new Map(Object.entries(specials).map(([name, id]) => [id, name]));
    const ordinary = countRanks(ranks);
    this.vocabularySize = ordinary + this.specialNames.size;
    this.sizes = new Uint16Array(Math.max(ordinary, ...this.specialNames.keys()) + 1);
  }

  encode(text: string, options: EncodeOptions): Encoding {
    const ids = this.run(text, options);
    const builder = new EncodingBuilder();
    let byte = 0;
    for (const id of ids) {
      const size = this.sizeOf(id);
      builder.push(id, byte, byte + size, this.specialNames.has(id) ? TokenFlag.special : 0);
      byte += size;
    }
    return builder.finish();
  }

  normalize(text: string): string {
    return text.toWellFormed();
  }

  tokenBytes(id: number): Uint8Array {
    const bytes = this.library.decode_single_token_bytes(id);
    if (bytes.length === 0) throw new RangeError(`The vocabulary has no token ${id}.`);
    return bytes;
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
