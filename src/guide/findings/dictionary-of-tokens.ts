import { piecesOf } from "../cuts";
import type { Finding } from "../finding";

const reference = "r50k_base";

/** Words of the Declaration’s first articles, Dutch and English. */
const dictionary = [
  ["vrijheid", "freedom"],
  ["rechten", "rights"],
  ["mensen", "people"],
  ["waardigheid", "dignity"],
  ["geweten", "conscience"],
  ["godsdienst", "religion"],
  ["slavernij", "slavery"],
  ["bescherming", "protection"],
  ["huwelijk", "marriage"],
  ["onderwijs", "education"],
] as const;

export const finding: Finding = {
  id: "dictionary-of-tokens",
  question: "vocabulary",
  title: "GPT-2 cuts the Dutch for “education” to pieces, and has one token for the English",
  claim:
    "Of 10 English words all are one token of GPT-2. Their Dutch translations take 38 tokens, pieces that mean nothing to it. A dictionary goes around that: a Dutch token begins with what the model knows of the English tokens of its translation.",
  caption: "Words of the Universal Declaration of Human Rights, with a space in front, as GPT-2 cuts them.",
  papers: ["Tik-to-Tok"],
  limits:
    "The paper has a large dictionary and a tokenizer of its own for Dutch. What a model makes of it is not to be seen without training it.",
  named: ["GPT-2"],
  stated: [
    { says: "10 English words", fact: "whole", within: 0 },
    { says: "38 tokens", fact: "dutch", within: 0 },
  ],
  open: "compare?v=1&t=r50k_base&text=vrijheid%20rechten%20waardigheid%20onderwijs",
  async figure(bench) {
    const cut = async (word: string) => piecesOf(` ${word}`, await bench.encode(reference, ` ${word}`));
    const rows: (readonly [string, string, number, string, number])[] = [];
    for (const [dutch, english] of dictionary) {
      const [pieces, whole] = [await cut(dutch), await cut(english)];
      const told = pieces.map(({ text }) => text).join(" | ");
      rows.push([dutch, told, pieces.length, english, whole.length]);
    }
    return {
      kind: "table",
      heads: ["Dutch", "Cut as", "Tokens", "English", "Tokens of English"],
      rows,
      facts: {
        whole: rows.filter(([, , , , tokens]) => tokens === 1).length,
        dutch: rows.reduce((sum, [, , tokens]) => sum + tokens, 0),
      },
    };
  },
};
