import { isUtf8 } from "node:buffer";
import { PartCounter } from "../tokenizers/partCounter";
import type { EncodeOptions, Tokenizer } from "../tokenizers/tokenizer";
import type { Block } from "./blocks";
import { countLines, firstInvalid, type InvalidByte } from "./utf8Input";

/** What a block comes to. */
export interface BlockCount {
  /** Tokens, for each tokenizer. */
  readonly tokens: readonly number[];
  readonly bytes: number;
  /** Ends of lines. */
  readonly lines: number;
  /** Where it is no UTF-8; then it has no tokens. */
  readonly invalid: InvalidByte | null;
}

/**
 * Makes what counts blocks, some at a time, in this thread or in another.
 * @returns a function that throws {TokenizerError} when a tokenizer cannot do it
 */
export function countingWork(
  tokenizers: readonly Tokenizer[],
  options: EncodeOptions,
): (blocks: readonly Block[]) => BlockCount[] {
  const counters = tokenizers.map((tokenizer) => new PartCounter(tokenizer, options));
  // A byte order mark stays in the text, as it does where the text is encoded.
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  return (blocks) =>
    blocks.map(({ bytes, begins, ends }) => {
      if (!isUtf8(bytes)) return { tokens: [], bytes: bytes.length, lines: 0, invalid: firstInvalid(bytes) };
      const text = decoder.decode(bytes);
      const tokens = counters.map((counter) => counter.count(text, begins, ends));
      return { tokens, bytes: bytes.length, lines: countLines(bytes), invalid: null };
    });
}
