import { labelOf, piecesOf } from "../cuts";
import type { Finding } from "../finding";

const reference = "o200k_base";
/** Words, and what they mean. */
const words = [
  ["evler", "houses"],
  ["kitaplar", "books"],
  ["arabalar", "cars"],
  ["çocuklarımızdan", "from our children"],
] as const;

export const finding: Finding = {
  id: "one-suffix-four-tokens",
  question: "words",
  title: "The Turkish plural is one suffix, and 4 different tokens in 4 words",
  claim:
    "-ler and -lar are the same suffix, which follows the vowel before it. In these 4 words GPT-4o has it in 4 different tokens: alone in both forms, with the end of the noun, and with the suffix behind it. Tokens with Meaning gives both forms one id, from lists of roots and suffixes, and leaves to BPE what they do not have.",
  caption: `Turkish plurals inside a sentence, in ${labelOf(reference)}; the token that has the plural in it is marked.`,
  papers: ["Tokens with Meaning"],
  limits: "What a model gains by shared ids is not to be seen without training it.",
  stated: [
    { says: "and 4 different tokens", fact: "tokens", within: 0 },
    { says: "in 4 words", fact: "words", within: 0 },
    { says: "these 4 words", fact: "words", within: 0 },
    { says: "in 4 different tokens", fact: "tokens", within: 0 },
  ],
  open: `compare?t=o200k_base,llama3,gemma3&text=${encodeURIComponent(words.map(([word]) => word).join(" "))}&below=units&with=gold:turkish`,
  async figure(bench) {
    const rows = await Promise.all(
      words.map(async ([word, meaning]) => {
        const text = ` ${word}`;
        const pieces = piecesOf(text, await bench.encode(reference, text));
        return { label: meaning, pieces: pieces.map((piece) => ({ ...piece, isMarked: /l[ea]r/.test(piece.text) })) };
      }),
    );
    const marked = rows.flatMap(({ pieces }) => pieces.filter(({ isMarked }) => isMarked));
    return {
      kind: "cuts",
      rows,
      facts: { tokens: new Set(marked.map(({ id }) => id)).size, words: marked.length },
    };
  },
};
