import { characterSize } from "../../../text/strictUtf8";
import { utf8Encode } from "../../../text/utf8";
import { EncodingBuilder } from "../../../tokenizers/encodingBuilder";
import { byteName } from "../../../tokenizers/notation";
import { preTokenize } from "../../../tokenizers/pretokenizers/pretokenizer";
import { type EncodeOptions, TokenFlag, TokenizerError } from "../../../tokenizers/tokenizer";
import { Becomes } from "./becomes";
import { FragmentMerger } from "./fragmentMerger";
import type { Side } from "./side";

const plain: EncodeOptions = { specials: "text", inserted: false };

/** Encodes entries of another vocabulary. */
export class EntryEncoder {
  private readonly side: Side;
  private readonly out = new EncodingBuilder();
  private readonly fragments: FragmentMerger | null;

  /** Whether the pre-tokenizer puts a space in front of whatever it is given, and not only of a text's beginning. */
  private readonly putsSpace: boolean;

  constructor(side: Side) {
    this.side = side;
    this.fragments = FragmentMerger.of(side);
    this.putsSpace = this.hasSpaceInFront();
  }

  private hasSpaceInFront(): boolean {
    let puts = false;
    const { tokenizer } = this.side;
    tokenizer.walk("a", false, true, {
      added: () => {},
      free: ({ input }) => {
        const { text } = preTokenize(tokenizer.stages.preTokenizer, input);
        puts ||= /^[ ▁]/.test(text) && !/^[ ▁]/.test(input.text);
      },
    });
    return puts;
  }

  /**
   * Appends an entry's pieces.
   * @param text null where its bytes are none
   * @param isWritten whether a text is written in these very bytes
   */
  encode(text: string | null, bytes: Uint8Array, pieces: number[], isWritten = false): Becomes {
    const { out } = this;
    out.clear();
    if (text === null) return this.encodeBytes(bytes, pieces);
    try {
      if (this.putsSpace) this.encodeWithoutSpace(text);
      else this.side.tokenizer.encodePart(text, 0, false, plain, out);
    } catch (error) {
      // A text that needs an unknown token where there is none gives no tokens at all.
      if (!(error instanceof TokenizerError)) throw error;
      return Becomes.unknown;
    }
    return this.take(isWritten ? bytes : utf8Encode(text), pieces);
  }

  /** All stages, but for the space that the pre-tokenizer has put in front. */
  private encodeWithoutSpace(text: string): void {
    const { tokenizer } = this.side;
    const { preTokenizer, model } = tokenizer.stages;
    tokenizer.walk(text, false, true, {
      added: ({ id }, start, end, flags) => this.out.push(id, start, end, flags),
      free: ({ input, base, offset }) => {
        const { text: written, ranges } = preTokenize(preTokenizer, input);
        const isPut = base + offset === 0 && /^[ ▁]/.test(written) && !/^[ ▁]/.test(input.text);
        let byte = base + offset;
        for (let i = 0; i < ranges.length; i += 2) {
          const start = (ranges[i] as number) + (isPut && i === 0 ? 1 : 0);
          const end = ranges[i + 1] as number;
          if (end > start) byte = model.encode(written, start, end, byte, this.out);
        }
      },
    });
  }

  private encodeBytes(bytes: Uint8Array, pieces: number[]): Becomes {
    const { model } = this.side.tokenizer.stages;
    const { isByteLevel, hasByteFallback } = this.side.facts;
    if (isByteLevel && this.fragments?.encode(bytes, pieces) === true) return Becomes.bytes;
    if (!isByteLevel && !hasByteFallback) return Becomes.unknown;
    for (const byte of bytes) {
      const id = isByteLevel ? model.find(Uint8Array.of(byte), false, false) : model.idOf(byteName(byte));
      if (id === undefined) return Becomes.unknown;
      pieces.push(id);
    }
    return Becomes.bytes;
  }

  private take(bytes: Uint8Array, pieces: number[]): Becomes {
    const { out } = this;
    if (out.length === 0) return Becomes.nothing;
    let becomes: Becomes = Becomes.text;
    for (let i = 0; i < out.length; i++) {
      pieces.push(out.idAt(i));
      if ((out.flagsAt(i) & TokenFlag.unknown) !== 0) becomes = Becomes.unknown;
      if (becomes !== Becomes.text) continue;
      const isFallback = (out.flagsAt(i) & TokenFlag.byteFallback) !== 0;
      if (isFallback || !beginsCharacter(bytes, out.startAt(i))) becomes = Becomes.bytes;
    }
    return becomes;
  }
}

/** Whether a character begins at a place, or all end there. */
function beginsCharacter(bytes: Uint8Array, at: number): boolean {
  return at >= bytes.length || characterSize(bytes, at, bytes.length) > 0;
}
