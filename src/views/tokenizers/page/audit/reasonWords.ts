import type { Reason } from "../../../../analysis/vocabulary/reach/verdicts";

// Apart from the classes: the page of two vocabularies has those, and no reasons.

/** Why no text gives an entry, in a few words, by the name of the {@link Reason}: what goes on after “Never:”. `whyInWords` says it in whole sentences. */
export const reasonWords: Readonly<Record<keyof typeof Reason, string>> = {
  none: "",
  noMerges: "no rule joins its parts into it",
  otherMerges: "its parts are always joined otherwise",
  normalizer: "texts are rewritten first, and then never have it",
  pattern: "texts are cut first, and no piece has it",
  added: "another token’s name in it is found first",
  twin: "another token with the same text is taken",
  likelier: "other tokens are always likelier",
  tooLong: "words of this length are unknown",
  hasEntry: "each character that has this byte is a token of its own",
  unwritable: "no text is written with its name",
  neighbours: "in each text that has its bytes, other tokens take them",
  notFound: "neither an example nor a proof was found",
};
