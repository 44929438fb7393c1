import type { WordBytesFigures } from "../../instruments/wordBytes/instrument";
import type { Finding } from "../finding";
import { languageNames, languageText } from "../rows";

const reference = "o200k_base";
const languages = ["eng", "deu_1996", "tur", "fin", "rus", "hin", "mya", "tha"];
const pool = 16;

export const finding: Finding = {
  id: "words-as-positions",
  question: "after",
  title:
    "A position for each word makes a Finnish text two fifths as long as GPT-4o’s tokens do, and an English one a tenth shorter",
  claim:
    "A model that reads each word by its bytes, and gives it one position of up to 16 bytes, has 1,251 positions where GPT-4o has 3,112 tokens in Finnish; in English 1,682 in place of 1,888. Thai writes no spaces between words: 243 of its 279 stretches do not fit, and are split at any byte.",
  caption:
    "The Universal Declaration of Human Rights: words are what stands between white space, and what is longer than that takes several positions.",
  papers: ["Learn Your Tokens"],
  limits: "Whether such a model guesses words better, as the paper finds, is not to be seen without training it.",
  stated: [
    { says: "16 bytes", fact: "pool", within: 0 },
    { says: "1,251", fact: "finPositions", within: 0 },
    { says: "3,112", fact: "finTokens", within: 0 },
    { says: "1,682", fact: "engPositions", within: 0 },
    { says: "1,888", fact: "engTokens", within: 0 },
    { says: "243", fact: "thaBeyond", within: 0 },
    { says: "279", fact: "thaWords", within: 0 },
    { says: "two fifths", fact: "fin", within: 0.01 },
    { says: "a tenth", fact: "engShorter", within: 0.015 },
  ],
  open: "compare?t=o200k_base,cl100k_base&below=wordBytes",
  openText: { language: "fin" },
  async figure(bench) {
    const names = await languageNames(bench);
    const rows: [string, number, number, number, number][] = [];
    const facts: Record<string, number> = { pool };
    for (const language of languages) {
      const text = await languageText(bench, language);
      const { tokens, pooled } = await bench.measure<WordBytesFigures>("wordBytes", reference, text, `pool:${pool}`);
      facts[`${language}Words`] = pooled.words;
      facts[`${language}Tokens`] = tokens;
      facts[`${language}Beyond`] = pooled.beyond;
      facts[`${language}Positions`] = pooled.pools;
      rows.push([names.get(language) ?? language, tokens, pooled.words, pooled.beyond, pooled.pools]);
    }
    const share = (language: string) =>
      (facts[`${language}Positions`] ?? Number.NaN) / (facts[`${language}Tokens`] ?? Number.NaN);
    facts.fin = share("fin");
    facts.engShorter = 1 - share("eng");
    return {
      kind: "table",
      heads: ["Language", "GPT-4o’s tokens", "words", `above ${pool} bytes`, "positions"],
      rows,
      facts,
    };
  },
};
