import type { Finding } from "../finding";
import { languageNames, languageText, listed, percent } from "../rows";

const reference = "r50k_base";
const languages = ["eng", "fra", "deu_1996", "swh"];

export const finding: Finding = {
  id: "words-kept-whole",
  question: "vocabulary",
  title: "GPT-2 keeps nearly every English word whole, and a quarter of German ones",
  claim:
    "98.9% of the words of an English text are one token of GPT-2 each. In French it is 51.5%, in German 23.7%, and the rest comes in pieces that were made for English. The paper, which moves GPT-2 to French, German, Swahili and Chinese, gives it a new tokenizer first, and begins each new entry with English ones that mean the like.",
  caption:
    "Words of the Universal Declaration of Human Rights that are one token in GPT-2, with the space in front, each as often as it comes.",
  papers: ["WECHSEL: Effective initialization of subword embeddings for"],
  limits: "Which entries mean the same is told by word vectors, and what a model makes of it only by training it.",
  stated: [
    { says: "98.9%", fact: "eng", within: 0.0005 },
    { says: "51.5%", fact: "fra", within: 0.0005 },
    { says: "23.7%", fact: "deu_1996", within: 0.0005 },
    { says: "nearly every", fact: "eng", within: 0.02 },
    { says: "a quarter", fact: "deu_1996", within: 0.015 },
  ],
  named: ["one token"],
  open: `languages?v=1&t=r50k_base&${listed(languages)}`,
  async figure(bench) {
    const names = await languageNames(bench);
    const rows = [];
    const facts: Record<string, number> = {};
    for (const language of languages) {
      const words = (await languageText(bench, language)).match(/[\p{L}\p{M}]+/gu) ?? [];
      let whole = 0;
      for (const word of words) if ((await bench.encode(reference, ` ${word}`)).ids.length === 1) whole++;
      const share = whole / words.length;
      facts[language] = share;
      rows.push({ label: names.get(language) ?? language, value: share, told: percent(share) });
    }
    return { kind: "bars", unit: "words that are one token", rows, facts };
  },
};
