import { cutRows } from "../cuts";
import type { Finding } from "../finding";

const references = ["llama3", "mistral_nemo", "qwen3"];
const text = "365 days";

export const finding: Finding = {
  id: "numbers-that-clash",
  question: "vocabulary",
  title: "What is one number to Llama 3 is three digits to Mistral Nemo and Qwen 3",
  claim:
    "Llama 3 has 1,110 entries of digits alone, one for each number of up to three digits. Mistral Nemo and Qwen 3 have 10. A model that is given the other’s tokenizer reads numbers in a way that it has never learned, which the paper names as a main obstacle to keeping its mathematics.",
  caption: "365 days in tokenizers of the families that the paper moves between, digits marked.",
  papers: ["Training-Free Tokenizer Transplantation via Orthogonal Matching Pursuit"],
  limits: "What it costs a model is not to be seen without the model.",
  named: ["Llama 3", "Qwen 3"],
  stated: [
    { says: "1,110", fact: "llama3", within: 0 },
    { says: "have 10.", fact: "others", within: 0 },
  ],
  open: "vocabularies?v=1&t=llama3,mistral_nemo",
  async figure(bench) {
    const { digitEntries } = await bench.tools();
    const rows = [];
    const facts: Record<string, number> = {};
    for (const [i, row] of (await cutRows(bench, references, text)).entries()) {
      const reference = references[i] ?? "";
      const { vocabulary } = await bench.parts(reference);
      const entries = digitEntries(vocabulary, "").filter(({ digits }) => digits > 0).length;
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
      facts: { ...facts, others: Math.max(facts.mistral_nemo ?? 0, facts.qwen3 ?? 0) },
    };
  },
};
