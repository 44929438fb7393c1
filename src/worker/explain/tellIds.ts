import { readCanonicity } from "../../analysis/ids/canonical";
import { IdsError } from "../../analysis/ids/idsError";
import { readIds } from "../../analysis/ids/readIds";
import { type Tokenizer, TokenizerError } from "../../tokenizers/tokenizer";
import type { Explanations, IdsAnswer } from "./protocol";

/** Reads a list of ids as a tokenizer's, and tells what they say. */
export function tellIds(tokenizer: Tokenizer, { source, most }: Explanations["ids"]["question"]): IdsAnswer {
  try {
    const ids = readIds(source);
    const { body, ...read } = readCanonicity(tokenizer, ids);
    const { bytes, ends } = body;
    return {
      kind: "read",
      ...read,
      count: ids.length,
      tokens: Array.from(body.ids.subarray(0, most.tokens), (id, i) => {
        return { id, bytes: bytes.slice(i === 0 ? 0 : ends[i - 1], ends[i]) };
      }),
      bytes: bytes.slice(0, most.bytes),
      byteLength: bytes.length,
    };
  } catch (error) {
    if (error instanceof IdsError || error instanceof TokenizerError)
      return { kind: "refused", message: error.message };
    throw error;
  }
}
