import { EncodingBuilder } from "../../../tokenizers/encodingBuilder";
import { type EncodeOptions, TokenizerError } from "../../../tokenizers/tokenizer";
import type { AuditedTokenizer } from "../entries";

const asText: EncodeOptions = { specials: "text", inserted: false };
const asControl: EncodeOptions = { specials: "control", inserted: false };

/** Asks the tokenizer itself, many times over: no answer is given that it has not confirmed. */
export class Engine {
  private readonly tokenizer: AuditedTokenizer;
  private readonly out = new EncodingBuilder();

  constructor(tokenizer: AuditedTokenizer) {
    this.tokenizer = tokenizer;
  }

  /**
   * Whether a text has one token, this one, and no other.
   * @param hasControl whether names of control tokens are those
   */
  isOne(text: string, id: number, hasControl = false): boolean {
    return this.encode(text, hasControl) === 1 && this.out.idAt(0) === id;
  }

  /** Whether a text has this token. */
  has(text: string, id: number): boolean {
    const count = this.encode(text, false);
    for (let i = 0; i < count; i++) if (this.out.idAt(i) === id) return true;
    return false;
  }

  private encode(text: string, hasControl: boolean): number {
    const { out } = this;
    out.clear();
    try {
      this.tokenizer.encodePart(text, 0, true, hasControl ? asControl : asText, out);
    } catch (error) {
      // A text that needs an unknown token where there is none gives no tokens at all.
      if (!(error instanceof TokenizerError)) throw error;
      return 0;
    }
    return out.length;
  }
}
