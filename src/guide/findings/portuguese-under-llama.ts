import type { Finding } from "../finding";
import { entriesOf, listed, ofEach, perEnglish, tokenizerBars, tokensIn, twoDigits } from "../rows";

const references = [
  "r50k_base",
  "mistral_7b",
  "cl100k_base",
  "llama2",
  "llama3",
  "mistral_nemo",
  "gemma3",
  "o200k_base",
];

export const finding: Finding = {
  id: "portuguese-under-llama",
  question: "pays",
  title: "Llama 2 needs 1.44 tokens in Portuguese for each one in English",
  claim:
    "That is why Cabrita gave a model of Llama’s kind a vocabulary of its own for Portuguese, and trained it on. Larger vocabularies since have done much of this by themselves: in GPT-4o’s it is 1.17. Llama 3’s, four times as large as Llama 2’s, shortened both languages about alike.",
  caption:
    "The Universal Declaration of Human Rights in Brazilian Portuguese: tokens for each token of the English text.",
  papers: ["Cabrita: closing the gap for foreign languages"],
  limits: "What the new vocabulary does for a model is not to be seen without training it.",
  stated: [
    { says: "1.44", fact: "llama2", within: 0.005 },
    { says: "1.17", fact: "o200k_base", within: 0.005 },
    { says: "four times", fact: "larger", within: 0.02 },
  ],
  open: `languages?v=1&t=${references.join(",")}&${listed(["por_BR"])}`,
  about: ["cost", "ratios"],
  async figure(bench) {
    const values = await ofEach(references, (reference) => perEnglish(bench, "por_BR", tokensIn(bench, reference)));
    return {
      kind: "bars",
      unit: "tokens per token of English",
      rows: tokenizerBars(values, twoDigits),
      mark: { value: 1, label: "English" },
      facts: {
        ...Object.fromEntries(values),
        larger: (await entriesOf(bench, "llama3")) / (await entriesOf(bench, "llama2")),
      },
    };
  },
};
