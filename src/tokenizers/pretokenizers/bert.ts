import { type PreTokenizer, splitEach } from "./pretokenizer";

// \p{P} and the ASCII symbols that BERT calls punctuation ($+<=>^`|~).
const wordOrMark = /[\p{P}$+<=>^`|~]|[^\p{White_Space}\p{P}$+<=>^`|~]+/gu;

/** `BertPreTokenizer`: drops white space and isolates each punctuation mark. */
export const splitBert: PreTokenizer = (text, ranges) =>
  splitEach(text, ranges, (piece, emit) => {
    for (const match of piece.matchAll(wordOrMark)) emit(match.index, match.index + match[0].length);
  });
