import type { Finding } from "../finding";
import { languageNames, languageTokens, listed, twoDigits } from "../rows";

const languages = ["eng", "deu_1996", "rus", "tha", "hin", "jpn", "cmn_hans", "shn", "amh"];

export const finding: Finding = {
  id: "characters-cost-less",
  question: "after",
  title: "In Chinese and Japanese GPT-4 reads more tokens than there are characters",
  claim:
    "Where a vocabulary lacks a character its bytes are tokens: 1.18 tokens a character in Chinese, 2.96 in Amharic. A table of Unicode’s code points, as in models whose embeddings are pictures of characters, would have fewer there, and never an unknown one. In English it would have more than five times as many.",
  caption: "Tokens of GPT-4 for each code point (Universal Declaration of Human Rights).",
  papers: ["Emergent Semantics Beyond Token Embeddings"],
  limits: "Whether pictures of characters make good embeddings is not to be seen without training a model.",
  stated: [
    { says: "1.18", fact: "cmn_hans", within: 0.005 },
    { says: "2.96", fact: "amh", within: 0.005 },
    { says: "more than five times", fact: "english", within: 0.5 },
  ],
  open: `languages?v=1&t=code_points,cl100k_base,o200k_base&measure=ratios.charactersPerToken&${listed(languages)}`,
  about: ["ratios"],
  async figure(bench) {
    const names = await languageNames(bench);
    const rows = [];
    const facts: Record<string, number> = {};
    for (const language of languages) {
      const characters = await languageTokens(bench, "code_points", language);
      const per = (await languageTokens(bench, "cl100k_base", language)) / characters;
      facts[language] = per;
      rows.push({ label: names.get(language) ?? language, value: per, told: twoDigits(per) });
    }
    facts.english = 1 / (facts.eng ?? Number.NaN);
    return {
      kind: "bars",
      unit: "tokens of GPT-4 per character",
      rows,
      mark: { value: 1, label: "characters" },
      facts,
    };
  },
};
