import type { Finding } from "../finding";
import { languageNames, languageTokens, listed } from "../rows";

const [before, after] = ["mistral_7b", "r50k_base"];
const languages = ["eng", "swh", "fra", "por_BR", "deu_1996", "tur", "cmn_hans", "rus"];

export const finding: Finding = {
  id: "swapped-for-gpt2",
  question: "vocabulary",
  title: "With GPT-2’s tokenizer Mistral 7B would read shorter English, and three times as long Russian",
  claim:
    "The paper gives Mistral 7B the tokenizer of GPT-2, with vectors that a network predicts. English then takes 93.4% of its tokens; German takes 1.29 times as many, Russian 3.13 times. A tokenizer is only ever a good one for some text.",
  caption: "The Universal Declaration of Human Rights in GPT-2’s tokenizer: tokens for each token of Mistral 7B’s.",
  papers: ["Zero-Shot Tokenizer Transfer"],
  limits: "How well the model does with its new tokenizer is not to be seen without the model.",
  stated: [
    { says: "93.4%", fact: "eng", within: 0.0005 },
    { says: "1.29", fact: "deu_1996", within: 0.005 },
    { says: "3.13", fact: "rus", within: 0.005 },
    { says: "three times", fact: "rus", within: 0.15 },
  ],
  open: `languages?v=1&t=mistral_7b,r50k_base&${listed(languages)}`,
  async figure(bench) {
    const names = await languageNames(bench);
    const rows = [];
    const facts: Record<string, number> = {};
    for (const language of languages) {
      const ratio = (await languageTokens(bench, after, language)) / (await languageTokens(bench, before, language));
      facts[language] = ratio;
      rows.push({ label: names.get(language) ?? language, value: ratio, told: ratio.toFixed(2) });
    }
    return {
      kind: "bars",
      unit: "tokens of GPT-2’s for each of Mistral 7B’s",
      rows,
      mark: { value: 1, label: "as many as before" },
      facts,
    };
  },
};
