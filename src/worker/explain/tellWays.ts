import { textEntries } from "../../analysis/promptEnd/entries";
import { InapplicableError } from "../../instruments/instrument";
import { type WayCount, waysOfPreToken } from "../../instruments/paths/waysOfPreToken";
import { isStaged } from "../../tokenizers/isStaged";
import type { Tokenizer } from "../../tokenizers/tokenizer";

/** In how many ways entries spell a pre-token; null for what has no entries to spell with. */
export function tellWays(tokenizer: Tokenizer, text: string): WayCount | null {
  if (!isStaged(tokenizer)) return null;
  try {
    return waysOfPreToken(tokenizer, text, textEntries(tokenizer));
  } catch (error) {
    if (error instanceof InapplicableError) return null;
    throw error;
  }
}
