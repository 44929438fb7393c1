import type { InformationFigures } from "../../instruments/information/instrument";
import type { Finding } from "../finding";
import { languageText, ofEach, tokenizerBars, twoDigits } from "../rows";

const references = ["utf8_bytes", "llama2", "gemma3", "o200k_base", "cl100k_base", "r50k_base"];

export const finding: Finding = {
  id: "ids-against-deflate",
  question: "carry",
  title: "Coded as tokens an English text is smaller than deflated",
  claim:
    "A simple coder that learns as it goes needs 1.83 bits for each byte of an English text when it is given GPT-4o’s ids. Of the bytes themselves it makes 2.99, no better than deflate, which ZIP files have, with 2.94. What was frequent where a vocabulary was made need not be learned again.",
  caption:
    "English (Universal Declaration of Human Rights): bits for each byte, of an adaptive coder that knows the two tokens before.",
  papers: ["An Information-Theoretic Perspective on LLM Tokenizers"],
  limits:
    "The vocabulary, which whoever decodes must have, is not counted. A model guesses far better than this coder.",
  stated: [
    { says: "1.83", fact: "o200k_base", within: 0.005 },
    { says: "2.99", fact: "utf8_bytes", within: 0.005 },
    { says: "2.94", fact: "deflated", within: 0.005 },
  ],
  named: ["two tokens before"],
  open: `compare?t=${references.join(",")}&below=information`,
  openText: { language: "eng" },
  async figure(bench) {
    const text = await languageText(bench, "eng");
    let deflate = Number.NaN;
    const values = await ofEach(references, async (reference) => {
      const { coded, deflated } = await bench.measure<InformationFigures>("information", reference, text);
      deflate = deflated ?? Number.NaN;
      return coded ?? Number.NaN;
    });
    return {
      kind: "bars",
      unit: "bits per byte of the text",
      rows: tokenizerBars(values, twoDigits),
      mark: { value: deflate, label: "the bytes deflated" },
      facts: { ...Object.fromEntries(values), deflated: deflate },
    };
  },
};
