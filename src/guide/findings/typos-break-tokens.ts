import type { NoiseFigures } from "../../instruments/noise/instrument";
import type { Finding } from "../finding";
import { languageText, ofEach, percent, tokenizerBars } from "../rows";

const references = ["o200k_base", "cl100k_base", "llama2", "bert_uncased", "utf8_bytes"];

const rate = 0.05;

export const finding: Finding = {
  id: "typos-break-tokens",
  question: "noise",
  title: "A typo in every twentieth letter changes a fifth of the tokens",
  claim:
    "A misspelt word is seldom in a tokenizer’s list, so that it falls into other pieces and loses more than a letter. Of GPT-4o’s tokens 79.7% come back as they were. Where each byte, about a letter, is a token, nothing but what was touched is lost, and 96.1% come back.",
  caption:
    "English (Universal Declaration of Human Rights) with a typo at 5% of its letters: tokens that come back as they were.",
  papers: ["Tokenization Falling Short", "ByT5: Towards a token-free future with pre-trained byte-to-byte models"],
  limits: "What the other tokens cost a model is not to be seen without the model.",
  stated: [
    { says: "79.7%", fact: "o200k_base", within: 0.0005 },
    { says: "96.1%", fact: "utf8_bytes", within: 0.0005 },
    { says: "every twentieth", fact: "rate", within: 0 },
    { says: "a fifth", fact: "changed", within: 0.005 },
    { says: "5%", fact: "rate", within: 0 },
  ],
  open: `compare?t=${references.join(",")}&below=noise`,
  openText: { language: "eng" },
  tour: 5,
  async figure(bench) {
    const text = await languageText(bench, "eng");
    const values = await ofEach(references, async (reference) => {
      const { survival } = await bench.measure<NoiseFigures>("noise", reference, text, `rate:${rate},seed:1`);
      return survival.value ?? Number.NaN;
    });
    return {
      kind: "bars",
      unit: "tokens that survive",
      rows: tokenizerBars(values, percent),
      facts: { ...Object.fromEntries(values), rate, changed: 1 - (values[0]?.[1] ?? Number.NaN) },
    };
  },
};
