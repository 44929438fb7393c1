import type { Finding } from "../finding";
import { percent } from "../rows";

const [before, after] = ["cl100k_base", "o200k_base"];

export const finding: Finding = {
  id: "new-in-two-pieces",
  question: "vocabulary",
  title: "Most of what GPT-4o’s vocabulary has new is two tokens of GPT-4’s",
  claim:
    "114,965 entries of GPT-4o are new, beside GPT-4’s. GPT-4’s tokenizer cuts 57.8% of them into two tokens, and 3.1 are the mean. Whoever gives a model a new tokenizer can begin there: a new entry’s vector is mixed from those of its pieces.",
  caption: "Entries of o200k_base that cl100k_base lacks, by the tokens that cl100k_base cuts them into.",
  papers: ["Achieving Tokenizer Flexibility in Language Models through Heuristic"],
  limits: "How well a model does with such vectors is not to be seen without the model.",
  stated: [
    { says: "114,965", fact: "entries", within: 0 },
    { says: "57.8%", fact: "inTwo", within: 0.0005 },
    { says: "3.1", fact: "mean", within: 0.05 },
    { says: "Most", fact: "inTwo", within: 0.1 },
  ],
  named: ["two tokens"],
  open: "vocabularies?v=1&t=cl100k_base,o200k_base",
  async figure(bench) {
    const { newEntries, sidePair } = await bench.tools();
    const { entries, meanPieces, byPieces } = newEntries(await sidePair(bench, before, after));
    return {
      kind: "bars",
      unit: "of the new entries",
      rows: byPieces.slice(2).map((count, i) => ({
        label: i === 3 ? "5 or more tokens" : `${i + 2} tokens`,
        value: count / entries,
        told: percent(count / entries),
      })),
      facts: { entries, inTwo: (byPieces[2] ?? 0) / entries, mean: meanPieces ?? Number.NaN },
    };
  },
};
