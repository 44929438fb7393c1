import { labelOf } from "../cuts";
import type { Finding } from "../finding";
import { listed, perEnglish, tokensIn, twoDigits } from "../rows";

const reference = "cl100k_base";
const languages = [
  ["deu_1996", "German"],
  ["rus", "Russian"],
  ["tha", "Thai"],
  ["hin", "Hindi"],
  ["amh", "Amharic"],
  ["mya", "Burmese"],
  ["shn", "Shan"],
] as const;

export const finding: Finding = {
  id: "fifteen-times",
  question: "pays",
  title: "The same text can cost more than 15 times as many tokens in another language",
  claim:
    "A language model reads a text in pieces, called tokens, and each of them is paid for. The Universal Declaration of Human Rights says the same in all languages, but in Shan, which is spoken in Myanmar, GPT-4 needs 17.6 tokens for each one in English. What cuts the text, the tokenizer, has its pieces from what is frequent on the web.",
  caption: `Tokens of the Universal Declaration of Human Rights for each one of the English text, with ${labelOf(reference)}.`,
  papers: ["Language Model Tokenizers Introduce Unfairness Between Languages"],
  published: {
    says: "The paper finds up to 15 times, and 15.05 times for Shan in GPT-4’s tokenizer",
    where: "abstract; the table of lengths in its repository",
    differs:
      "It goes by 2,000 sentences of FLORES-200; here it is the Declaration, which is shorter and worded as a law is.",
  },
  stated: [
    { says: "more than 15 times", fact: "shn", within: 3 },
    { says: "17.6", fact: "shn", within: 0.05 },
  ],
  named: ["2,000 sentences"],
  open: `languages?v=1&t=cl100k_base,o200k_base&${listed(languages.map(([code]) => code))}`,
  tour: 1,
  about: ["cost"],
  async figure(bench) {
    const rows = [];
    const facts: Record<string, number> = {};
    for (const [code, label] of languages) {
      const premium = await perEnglish(bench, code, tokensIn(bench, reference));
      facts[code] = premium;
      rows.push({ label, value: premium, told: twoDigits(premium) });
    }
    return {
      kind: "bars",
      unit: "tokens per token of English",
      rows,
      mark: { value: 1, label: "English" },
      facts,
    };
  },
};
