import type { Cause } from "./whyNot";

/**
 * Why no text gives an entry, for somebody who has never heard of merges: of each cause what is so of all of its entries, as
 * docs/metrics.md has the proofs.
 */
const sentences: Readonly<Record<Cause, string>> = {
  noText: "Texts are made of bytes (UTF-8), and no text has these: UTF-8 never uses them, or never side by side.",
  noMerges:
    "Tokens are put together from smaller ones, two at a time, by a list of pairs. No pair on the list makes this one.",
  otherMerges:
    "Tokens are put together from smaller ones, two at a time, and which two come next is fixed. In that order its parts come to other tokens, wherever they stand.",
  neighbours:
    "It ends or begins within a character, and in a text the rest of that character stands beside it. All that can stand there was tried: each time some of its bytes are joined with what is beside them, or the text is cut between them. So it is never left over.",
  normalizer:
    "Texts are rewritten before they are cut into tokens, and a text that is rewritten never has this one in it.",
  neverInWords:
    "It only goes on with a word. Texts are rewritten before they are cut, and these characters then never stand within a word.",
  byteRewritten:
    "It stands in for a byte of characters that have no token. Each character that has this byte is rewritten into others before.",
  pattern:
    "Texts are first cut into words and signs, and each of these is made into tokens by itself. None of them ever has this token in it.",
  cutInside:
    "Texts are first cut into words and signs, and each of these is made into tokens by itself. This one would reach over such a cut.",
  cutBefore: "It only goes on with a word, and texts are always cut right before what it begins with.",
  leftOut: "It has a character in it that is left out of every text before tokens are made.",
  rewrittenOrCut:
    "Its own text is rewritten into other characters before it is cut into tokens. And what is left as it is, is cut into words and signs, of which none ever has this token in it.",
  beginsNoWord: "It stands where a word begins, and no word ever begins so.",
  added: "Another token’s name is a part of it. Such names are looked for first, and taken out of the text.",
  twin: "Another token stands for the very same, and is always taken in its place.",
  likelier:
    "Each token has a score, and of all ways to put a text together the one with the greatest sum is taken. Other tokens together make the same text with a greater sum than this one’s.",
  tooLong: "Words of so many characters are not cut into tokens: as a whole they count as unknown.",
  hasEntry:
    "It stands in for a byte of characters that have no token. Each character that has this byte has a token, or is rewritten into others before.",
  nothingUnknown: "It stands for what is unknown, and nothing is: what has no token is written byte by byte.",
  unwritable: "Its name is not written as this vocabulary writes texts, so that no text leads to it.",
  notFound: "No text was found that gives it, and no reason why none should: this is not known.",
};

/** Says why no text gives an entry, in whole sentences. */
export function whyInWords(cause: Cause): string {
  return sentences[cause];
}
