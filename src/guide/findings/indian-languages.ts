import type { Finding } from "../finding";
import { entriesOf, languageNames, languageTokens, listed } from "../rows";

const languages = ["ben", "guj", "hin", "kan", "mal", "mar", "pan", "san", "tam", "tel", "urd"];

export const finding: Finding = {
  id: "indian-languages",
  question: "pays",
  title: "GPT-4o needs fewer than half of GPT-4’s tokens in India’s languages",
  claim:
    "That some languages pay more can be mended: GPT-4o’s list of pieces is twice as long, and many of the new ones are in scripts that had few before. In each of the 11 languages here the same text takes fewer than half of the tokens that GPT-4 needed, in Gujarati about a fifth.",
  caption: "The Universal Declaration of Human Rights: tokens in cl100k_base (GPT-4) and o200k_base (GPT-4o).",
  papers: ["Evaluating Tokenizer Performance of Large Language Models Across"],
  published: {
    says: "The paper, which tries all 22 official languages, finds GPT-4o better at them than GPT-4",
    where: "abstract",
    differs: "11 of them are in the Declaration.",
  },
  stated: [
    { says: "fewer than half", fact: "most", within: 0.1 },
    { says: "twice as long", fact: "longer", within: 0.01 },
    { says: "11", fact: "languages", within: 0 },
    { says: "about a fifth", fact: "guj", within: 0.02 },
  ],
  open: `languages?v=1&t=cl100k_base,o200k_base&${listed(languages)}`,
  tour: 6,
  about: ["cost"],
  async figure(bench) {
    const names = await languageNames(bench);
    const rows: (readonly [string, number, number])[] = [];
    for (const language of languages) {
      const [before, after] = [
        await languageTokens(bench, "cl100k_base", language),
        await languageTokens(bench, "o200k_base", language),
      ];
      rows.push([names.get(language) ?? language, before, after]);
    }
    const ratios = rows.map(([, before, after]) => before / after);
    return {
      kind: "table",
      heads: ["Language", "GPT-4", "GPT-4o", "Ratio"],
      rows: rows.map(([name, before, after]) => [name, before, after, Number((before / after).toFixed(2))]),
      facts: {
        languages: rows.length,
        most: Math.max(...rows.map(([, before, after]) => after / before)),
        guj: 1 / (ratios[languages.indexOf("guj")] ?? Number.NaN),
        longer: (await entriesOf(bench, "o200k_base")) / (await entriesOf(bench, "cl100k_base")),
      },
    };
  },
};
