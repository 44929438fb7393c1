import { type ByteOffset, type Utf16Offset, utf8Length } from "../text/utf8";
import { EncodingBuilder } from "./encodingBuilder";
import { type IncrementalTokenizer, insertedTokens, isIncremental } from "./incremental";
import { lastCut } from "./lastCut";
import { type EncodeOptions, type Encoding, TokenFlag, type Tokenizer, TokenizerError } from "./tokenizer";

/** Units gathered before a cut is looked for: enough that the work for each part does not show. */
const usualGathering = 16_384;
/** UTF-16 units of the longest string that every engine can hold. */
export const longestString = 2 ** 29 - 24;

/**
 * Encodes a text that arrives in pieces: only what follows the last safe cut is kept. The encodings that it gives, one
 * after the other, are the whole text's, with its byte offsets.
 */
export class StreamEncoder {
  private readonly tokenizer: Tokenizer;
  private readonly incremental: IncrementalTokenizer | null;
  private readonly options: EncodeOptions;
  private readonly gathering: number;
  /** What no tokens have been given for yet. */
  private text = "";
  /** Where that begins in the whole text, in bytes. */
  private base: ByteOffset = 0;
  private readonly out = new EncodingBuilder();
  private begun = false;
  /** Length of `text` from which on a cut is looked for. */
  private lookFrom: number;

  /** @param gathering units of text that are gathered before a cut is looked for */
  constructor(tokenizer: Tokenizer, options: EncodeOptions, gathering = usualGathering) {
    this.tokenizer = tokenizer;
    this.incremental = isIncremental(tokenizer) ? tokenizer : null;
    this.options = options;
    this.gathering = gathering;
    this.lookFrom = gathering;
  }

  /**
   * Takes the next piece of the text; it may end inside a surrogate pair.
   * @returns tokens that nothing to come can change any more, or null when there are none yet
   * @throws {TokenizerError} when the text cannot be cut and is too long to be held
   */
  push(piece: string): Encoding | null {
    if (this.text.length + piece.length > longestString) throw tooLong();
    this.text += piece;
    if (this.incremental === null || this.text.length < this.lookFrom) return null;
    const { incremental } = this;
    const cut = lastCut((...place) => incremental.isCut(...place), this.text, 0);
    if (cut === null) {
      // Looked for again when there is twice as much, so that a text without cuts is not read over and over.
      this.lookFrom = this.text.length * 2;
      return null;
    }
    this.encodeTo(cut, incremental);
    this.lookFrom = this.text.length + this.gathering;
    return this.take();
  }

  /** Ends the text: gives the rest of its tokens. The encoder is of no use afterwards. */
  finish(): Encoding {
    if (this.incremental === null) return this.tokenizer.encode(this.text, this.options);
    this.encodeTo(this.text.length, this.incremental);
    this.insert(insertedTokens(this.incremental, this.options).after);
    return this.take();
  }

  private encodeTo(cut: Utf16Offset, tokenizer: IncrementalTokenizer): void {
    const begins = !this.begun;
    if (begins) this.insert(insertedTokens(tokenizer, this.options).before);
    const part = this.text.slice(0, cut);
    tokenizer.encodePart(part, this.base, begins, this.options, this.out);
    this.begun = true;
    this.base += utf8Length(part);
    this.text = this.text.slice(cut);
  }

  private insert(ids: Uint32Array): void {
    for (const id of ids) this.out.push(id, this.base, this.base, TokenFlag.special | TokenFlag.inserted);
  }

  private take(): Encoding {
    const encoding = this.out.finish();
    this.out.clear();
    return encoding;
  }
}

/** Encodes a text part by part, so that its caller has a turn between two: gives the encodings of {@link StreamEncoder}. */
export function* encodeInParts(tokenizer: Tokenizer, text: string, options: EncodeOptions): Generator<Encoding> {
  const units = 2 * usualGathering;
  const stream = new StreamEncoder(tokenizer, options, units);
  for (let at = 0; at < text.length; at += units) {
    const part = stream.push(text.slice(at, at + units));
    if (part !== null) yield part;
  }
  yield stream.finish();
}

/** What is thrown of a text that has to be held whole, and is longer than a string can be. */
export function tooLong(): TokenizerError {
  return new TokenizerError(
    `The text is too long: over ${longestString} characters in a row that this tokenizer can encode only as a whole.`,
  );
}
