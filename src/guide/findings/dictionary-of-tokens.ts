import { piecesOf } from "../cuts";
import type { Finding } from "../finding";

const reference = "r50k_base";

/** Words of the Declaration’s first articles, Dutch and English. */
const dictionary = [
  ["vrijheid", "freedom"],
  ["waardigheid", "dignity"],
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
    "Of 7 English words all are one token of GPT-2. Their Dutch translations take 29 tokens, pieces that mean nothing to it. A dictionary goes around that: a Dutch token begins with what the model knows of the English tokens of its translation.",
  caption: "Words of the Universal Declaration of Human Rights, with a space in front, as GPT-2 cuts them.",
  papers: ["Tik-to-Tok"],
  limits:
    "The paper has a large dictionary and a tokenizer of its own for Dutch. What a model makes of it is not to be seen without training it.",
  stated: [
    { says: "7 English words", fact: "words", within: 0 },
    { says: "29 tokens", fact: "dutch", within: 0 },
    { says: "one token", fact: "most", within: 0 },
  ],
  open: "compare?v=1&t=r50k_base&text=vrijheid%20rechten%20waardigheid%20onderwijs",
  async figure(bench) {
    const cut = async (word: string) => piecesOf(` ${word}`, await bench.encode(reference, ` ${word}`));
    const rows = [];
    const english: number[] = [];
    for (const [dutch, meaning] of dictionary) {
      const { length } = await cut(meaning);
      english.push(length);
      const told = length === 1 ? "is one" : `are ${length}`;
      rows.push({ label: dutch, pieces: await cut(dutch), note: `tokens; “${meaning}” ${told}` });
    }
    return {
      kind: "cuts",
      rows,
      facts: {
        words: english.length,
        most: Math.max(...english),
        dutch: rows.reduce((sum, { pieces }) => sum + pieces.length, 0),
      },
    };
  },
};
