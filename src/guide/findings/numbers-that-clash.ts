import { cutRows } from "../cuts";
import type { CutRow } from "../figures";
import type { Finding } from "../finding";

const references = ["llama3", "mistral_nemo", "qwen3"];
const text = "365 days";

/** Pieces of digits in a row. */
const digitPieces = ({ pieces }: CutRow) => pieces.filter(({ text }) => /\d/.test(text)).length;

export const finding: Finding = {
  id: "numbers-that-clash",
  question: "vocabulary",
  title: "What is one number to Llama 3 is three digits to Mistral Nemo and Qwen 3",
  claim:
    "Llama 3 has 1,110 entries of digits alone, one for each number of up to three digits. Mistral Nemo and Qwen 3 have 10. A model that is given the other’s tokenizer reads numbers in a way that it has never learned, which the paper names as a main obstacle to keeping its mathematics.",
  caption: "365 days in tokenizers of the families that the paper moves between, digits marked.",
  papers: ["Training-Free Tokenizer Transplantation via Orthogonal Matching Pursuit"],
  limits: "What it costs a model is not to be seen without the model.",
  stated: [
    { says: "1,110", fact: "llama3", within: 0 },
    { says: "have 10.", fact: "others", within: 0 },
    { says: "one number", fact: "whole", within: 0 },
    { says: "three digits to", fact: "parts", within: 0 },
    { says: "up to three digits", fact: "longest", within: 0 },
  ],
  named: ["365 days"],
  open: "vocabularies?v=1&t=llama3,mistral_nemo",
  async figure(bench) {
    const { digitEntries } = await bench.tools();
    const rows = [];
    const facts: Record<string, number> = {};
    let longest = 0;
    for (const [i, row] of (await cutRows(bench, references, text)).entries()) {
      const reference = references[i] ?? "";
      const { vocabulary } = await bench.parts(reference);
      const ofDigits = digitEntries(vocabulary, "").filter(({ digits }) => digits > 0);
      const entries = ofDigits.length;
      longest = Math.max(longest, ...ofDigits.map(({ digits }) => digits));
      facts[reference] = entries;
      rows.push({
        ...row,
        pieces: row.pieces.map((piece) => ({ ...piece, isMarked: /\d/.test(piece.text) })),
        note: `tokens; ${entries.toLocaleString("en")} entries of digits alone`,
      });
    }
    return {
      kind: "cuts",
      rows,
      facts: {
        ...facts,
        others: Math.max(facts.mistral_nemo ?? 0, facts.qwen3 ?? 0),
        parts: Math.min(...rows.slice(1).map(digitPieces)),
        whole: rows.slice(0, 1).map(digitPieces)[0] ?? Number.NaN,
        longest,
      },
    };
  },
};
