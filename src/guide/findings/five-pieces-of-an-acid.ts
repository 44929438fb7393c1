import { cutRows } from "../cuts";
import type { Finding } from "../finding";

const references = ["llama3", "cl100k_base", "o200k_base", "gemma3", "bert_uncased"];

export const finding: Finding = {
  id: "five-pieces-of-an-acid",
  question: "words",
  title: "“ribonucleic acid” is one concept and 5 tokens, the first of them a rib",
  claim:
    "Llama 3 and GPT-4 read it as rib, on, ucle, ic and acid: 5 tokens, of which not even rib has to do with the ribose that it is named after. A model that learns to give token after token learns such a concept piece by piece. CAFT has it give several at once when it is tuned.",
  caption: "“ribonucleic acid” at the beginning of a text.",
  papers: ["Improving large language models with concept-aware fine-tuning"],
  published: { says: "The paper, too, counts five tokens of Llama 3", where: "figure 1", differs: null },
  limits: "What a model gains by learning several tokens at once is not to be seen without tuning it.",
  stated: [
    { says: "and 5 tokens", fact: "llama3", within: 0 },
    { says: ": 5 tokens", fact: "cl100k_base", within: 0 },
  ],
  open: `compare?t=${references.join(",")}&text=ribonucleic%20acid&below=units`,
  async figure(bench) {
    const rows = await cutRows(bench, references, "ribonucleic acid");
    const ofGpt4 = await bench.encode("cl100k_base", "ribonucleic acid");
    return {
      kind: "cuts",
      rows,
      facts: { llama3: rows[0]?.pieces.length ?? 0, cl100k_base: ofGpt4.ids.length },
    };
  },
};
