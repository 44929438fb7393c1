import type { NormalizerStage } from "../normalizers/stage";
import type { EncodeOptions, Encoding, Tokenizer } from "../tokenizer";

/** A tokenizer that cuts by a rule and has no stages, put to what a stage makes of the text; places are those of the text as written. */
export class TransformedRule implements Tokenizer {
  readonly vocabularySize: number | null;
  private readonly own: Tokenizer;
  private readonly stage: NormalizerStage;

  constructor(own: Tokenizer, stage: NormalizerStage) {
    this.own = own;
    this.stage = stage;
    this.vocabularySize = own.vocabularySize;
  }

  encode(text: string, options: EncodeOptions): Encoding {
    const { text: given, alignment } = this.stage.normalize(text.toWellFormed(), true);
    const encoding = this.own.encode(given, options);
    if (alignment === null) return encoding;
    const [byteStart, byteEnd, flags] = [encoding.byteStart.slice(), encoding.byteEnd.slice(), encoding.flags.slice()];
    alignment.alignTokens(byteStart, byteEnd, flags, 0, flags.length, 0);
    return { ...encoding, byteStart, byteEnd, flags };
  }

  normalize(text: string, options: EncodeOptions): string {
    return this.own.normalize(this.stage.normalize(text.toWellFormed(), true).text, options);
  }

  tokenBytes(id: number): Uint8Array {
    return this.own.tokenBytes(id);
  }

  tokenName(id: number): string {
    return this.own.tokenName(id);
  }
}
