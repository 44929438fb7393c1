import { type Encoding, TokenFlag } from "../tokenizers/tokenizer";

/** The ids of a text's tokens, without control tokens: neither those found in it nor those that were put around it. */
export function textIds({ ids, flags }: Encoding): Encoding["ids"] {
  let count = 0;
  for (const flag of flags) if ((flag & TokenFlag.special) === 0) count++;
  if (count === ids.length) return ids;
  const kept = new Uint32Array(count);
  let at = 0;
  for (let i = 0; i < ids.length; i++)
    if (((flags[i] as number) & TokenFlag.special) === 0) kept[at++] = ids[i] as number;
  return kept;
}
