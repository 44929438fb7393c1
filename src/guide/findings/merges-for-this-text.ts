import type { MergeFigures } from "../../instruments/merge/instrument";
import type { Finding } from "../finding";
import { languageNames, languageText, percent } from "../rows";

const reference = "o200k_base";
const merges = 200;
const languages = ["eng", "deu_1996", "hin", "fin", "tur", "tha", "amh"];

export const finding: Finding = {
  id: "merges-for-this-text",
  question: "after",
  title: "200 merges for the text at hand save half of the tokens in Amharic, and 1.9% in English",
  claim:
    "Dynamic Tokenization merges the most frequent neighbours inside words, not of the training text but of the batch that is to be read. In English nearly each word is a token already, and after 27 merges nothing is left to join. Where words come in many pieces there is much to gain: 24.0% in Turkish.",
  caption: "Tokens of GPT-4o that up to 200 merges inside words save (Universal Declaration of Human Rights).",
  papers: ["Retrofitting (Large) Language Models with Dynamic Tokenization"],
  published: {
    says: "The paper makes texts of 14 languages more than 20% shorter for XLM-R",
    where: "abstract",
    differs: "XLM-R’s vocabulary is not built in here, and the languages are others.",
  },
  limits: "What new tokens cost a model’s accuracy is not to be seen without the model.",
  stated: [
    { says: "200", fact: "merges", within: 0 },
    { says: "1.9%", fact: "eng", within: 0.0005 },
    { says: "27", fact: "engCodes", within: 0 },
    { says: "24.0%", fact: "tur", within: 0.0005 },
    { says: "half", fact: "amh", within: 0.03 },
  ],
  open: "compare?t=o200k_base,cl100k_base&below=merge&with=method:merges,codes:200",
  openText: { language: "amh" },
  async figure(bench) {
    const names = await languageNames(bench);
    const rows = [];
    const facts: Record<string, number> = { merges };
    for (const language of languages) {
      const text = await languageText(bench, language);
      const { tokens, after, codes } = await bench.measure<MergeFigures>(
        "merge",
        reference,
        text,
        `method:merges,codes:${merges}`,
      );
      const saved = 1 - after / tokens;
      facts[language] = saved;
      facts[`${language}Codes`] = codes;
      rows.push({ label: names.get(language) ?? language, value: saved, told: percent(saved) });
    }
    return { kind: "bars", unit: "tokens saved", rows, facts };
  },
};
