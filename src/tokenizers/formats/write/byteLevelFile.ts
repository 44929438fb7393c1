import type { AddedToken } from "../../addedTokens";

/**
 * A tokenizer.json of byte-level BPE without its tables and added tokens.
 * @param regex cuts text into pre-tokens, in Oniguruma's dialect; null where all of it is one
 * @param ignoresMerges whether a pre-token that is an entry is that, whatever merges make of it
 */
export function byteLevelFile(regex: string | null, ignoresMerges: boolean) {
  const bytePieces = { add_prefix_space: false, trim_offsets: false, use_regex: false };
  const bytes = { type: "ByteLevel", ...bytePieces };
  const cut: object = regex === null ? bytes : { type: "Sequence", pretokenizers: [splitBy(regex), bytes] };
  return {
    version: "1.0",
    truncation: null,
    padding: null,
    normalizer: null,
    pre_tokenizer: cut,
    post_processor: null,
    decoder: bytes,
    model: {
      type: "BPE",
      dropout: null,
      unk_token: null,
      continuing_subword_prefix: null,
      end_of_word_suffix: null,
      fuse_unk: false,
      byte_fallback: false,
      ignore_merges: ignoresMerges,
    },
  };
}

/** The stage that cuts at a pattern's matches, and keeps what is between them. */
export function splitBy(regex: string) {
  return { type: "Split", pattern: { Regex: regex }, behavior: "Isolated", invert: false };
}

/** A control token as most are: found wherever its name stands. */
export function controlToken(content: string, id: number): AddedToken {
  return { id, content, singleWord: false, lstrip: false, rstrip: false, normalized: false, special: true };
}
