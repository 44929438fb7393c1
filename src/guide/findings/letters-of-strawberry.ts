import { cutRows } from "../cuts";
import type { Finding } from "../finding";

const references = ["o200k_base", "llama3", "bert_uncased"];

export const finding: Finding = {
  id: "letters-of-strawberry",
  question: "here",
  title: "A model that counts the r in “strawberry” sees pieces, not letters",
  claim:
    "GPT-4o is given the word “strawberry” as 3 tokens, Llama 3 as other ones, BERT as a single one. A token is but a number and says nothing of its letters: a model has to have learned by heart how each is spelt. The paper finds that a letter’s place is told the worse the longer the token is that holds it.",
  caption: "“strawberry” at the beginning of a text, tokens that hold an r marked.",
  papers: ["CharBench"],
  limits: "Whether a model counts right is not to be seen without the model.",
  stated: [
    { says: "3 tokens", fact: "tokens", within: 0 },
    { says: "a single one", fact: "bert_uncased", within: 0 },
  ],
  open: "compare?t=o200k_base,llama3,bert_uncased&text=strawberry&below=letters",
  tour: 2,
  about: ["differences"],
  async figure(bench) {
    const rows = await cutRows(bench, references, "strawberry");
    const marked = rows.map((row) => ({
      ...row,
      pieces: row.pieces.map((piece) => ({ ...piece, isMarked: piece.text.includes("r") })),
    }));
    return {
      kind: "cuts",
      rows: marked,
      facts: { tokens: rows[0]?.pieces.length ?? 0, bert_uncased: rows[2]?.pieces.length ?? 0 },
    };
  },
};
