import { labelOf, piecesOf } from "../cuts";
import type { Finding } from "../finding";

const reference = "o200k_base";
const texts = ["25 eurai", "dvidešimt penki eurai", "25 knygos", "dvidešimt penkios knygos"];
const labels = ["25 euros", "in words", "25 books", "in words"];

export const finding: Finding = {
  id: "number-written-out",
  question: "noise",
  title: "“25 euros” is 3 tokens in Lithuanian, and 8 as it is said",
  claim:
    "“25 eurai” (25 euros) is 3 tokens, and 8 as it is said: “dvidešimt penki eurai”. With “knygos” (books) the number is “dvidešimt penkios”, so that no table of numbers alone writes them out. The paper does it for speech, by regular expressions that look at what stands beside.",
  caption: `Numbers in digits and in words in ${labelOf(reference)}; what the digits become is marked.`,
  papers: ["Normalization of Lithuanian Text Using Regular Expressions"],
  named: ["“25 eurai”", "(25 euros)", "“25 euros”"],
  stated: [
    { says: "is 3 tokens", fact: "digits", within: 0 },
    { says: "and 8 as", fact: "words", within: 0 },
  ],
  open: `compare?t=cl100k_base,o200k_base,gemma3&text=${encodeURIComponent(texts.join("\n"))}&below=lines`,
  async figure(bench) {
    const rows = await Promise.all(
      texts.map(async (text, i) => {
        const pieces = piecesOf(text, await bench.encode(reference, text));
        const number = text.slice(0, text.lastIndexOf(" ")).length;
        let at = 0;
        return {
          label: labels[i] ?? text,
          pieces: pieces.map((piece) => {
            const isMarked = at < number;
            at += piece.text.length;
            return { ...piece, isMarked };
          }),
        };
      }),
    );
    const [digits, words] = rows.map(({ pieces }) => pieces.length);
    return { kind: "cuts", rows, facts: { digits: digits ?? 0, words: words ?? 0 } };
  },
};
