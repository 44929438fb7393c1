import { type Encoding, TokenFlag } from "../tokenizers/tokenizer";

/** The ids of a text's tokens, without control tokens: neither those found in it nor those that were put around it. */
export function textIds({ ids, flags }: Encoding): Uint32Array {
  return ids.filter((_, i) => ((flags[i] as number) & TokenFlag.special) === 0);
}
