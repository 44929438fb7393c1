import { EncodingBuilder } from "./encodingBuilder";
import { type IncrementalTokenizer, isIncremental } from "./incremental";
import { type EncodeOptions, TokenFlag, type Tokenizer } from "./tokenizer";

/** Counts a text's tokens part by part: the counts of all parts come to the whole's, and no columns are made. */
export class PartCounter {
  /** Control tokens that were found in the part counted last. */
  controls = 0;
  private readonly tokenizer: Tokenizer;
  private readonly incremental: IncrementalTokenizer | null;
  private readonly options: EncodeOptions;
  private readonly out = new EncodingBuilder();

  constructor(tokenizer: Tokenizer, options: EncodeOptions) {
    this.tokenizer = tokenizer;
    this.incremental = isIncremental(tokenizer) ? tokenizer : null;
    this.options = options;
  }

  /**
   * Tokens of a part that stands between two places where the text can be cut.
   * @param begins whether the text begins with it, and so has what is inserted before; a tokenizer that cannot encode parts
   *   takes only texts that begin and end with one
   * @param ends whether the text ends with it
   * @throws {TokenizerError} when the tokenizer cannot do it
   */
  count(part: string, begins: boolean, ends: boolean): number {
    const { incremental, options, out } = this;
    if (incremental === null) {
      if (!begins || !ends) throw new RangeError("This tokenizer takes only whole texts.");
      const { flags } = this.tokenizer.encode(part, options);
      this.controls = flags.reduce((sum, flag) => sum + isControl(flag), 0);
      return flags.length;
    }
    out.clear();
    incremental.encodePart(part, 0, begins, options, out);
    this.controls = 0;
    for (let i = 0; i < out.length; i++) this.controls += isControl(out.flagsAt(i));
    const before = begins ? incremental.insertedBefore(options) : 0;
    const after = ends ? incremental.insertedAfter(options) : 0;
    return before + out.length + after;
  }
}

/** 1 for a control token that stands in the text, 0 for any other token. */
function isControl(flag: number): 0 | 1 {
  return (flag & (TokenFlag.special | TokenFlag.inserted)) === TokenFlag.special ? 1 : 0;
}
