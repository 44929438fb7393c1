import { type Encoding, TokenFlag } from "../tokenizers/tokenizer";

const putFlags = TokenFlag.special | TokenFlag.inserted;

/**
 * Whether a post-processor has put a token around the text. What a normalizer writes before a text (Llama 2's “▁”) has nothing
 * of it either, but is a token of the text as any, and is cut off as any.
 * @param flags the token's own
 */
export function isPutAround(flags: number | undefined): boolean {
  return ((flags ?? 0) & putFlags) === putFlags;
}

/** How many tokens a post-processor has put before and after the text; of an encoding that has none of its own, all are before. */
export function putAround({ flags }: Pick<Encoding, "flags">): { readonly before: number; readonly after: number } {
  let before = 0;
  while (isPutAround(flags[before])) before++;
  let after = 0;
  while (after < flags.length - before && isPutAround(flags[flags.length - 1 - after])) after++;
  return { before, after };
}
