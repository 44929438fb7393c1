import type { NoiseFigures } from "../../instruments/noise/instrument";
import type { Finding } from "../finding";
import { languageText, ofEach, percent, tokenizerBars } from "../rows";

const references = ["code_points", "bert_uncased", "llama2", "o200k_base", "cl100k_base"];

const rate = 0.05;

export const finding: Finding = {
  id: "misread-moves-boundaries",
  question: "noise",
  title: "What a scanner misreads moves the ends of subwords, and of no character",
  claim:
    "OCR takes “rn” for “m” and “c” for “e”. A word misread is cut at other places, so that GPT-4 keeps 82.0% of the ends of tokens that both texts could have. Characters keep 100%; what is to correct such texts reads them more easily where both are cut alike, as KL3M’s small vocabularies do.",
  caption:
    "English (beginning of the Universal Declaration of Human Rights) with 5% of what OCR mistakes misread: ends of tokens that both texts have, of those that either has.",
  papers: ["KL3M Tokenizers"],
  limits:
    "KL3M’s own tokenizers are not built in, but can be opened from the Hugging Face Hub. How well a model corrects is not to be seen without it.",
  stated: [
    { says: "82.0%", fact: "cl100k_base", within: 0.0005 },
    { says: "100%", fact: "code_points", within: 0 },
    { says: "5%", fact: "rate", within: 0 },
  ],
  open: `compare?t=${references.join(",")}&below=noise&with=kind:ocr`,
  openText: { language: "eng", units: 4000 },
  async figure(bench) {
    const text = (await languageText(bench, "eng")).slice(0, 4000);
    const values = await ofEach(references, async (reference) => {
      const { consistency } = await bench.measure<NoiseFigures>(
        "noise",
        reference,
        text,
        `kind:ocr,rate:${rate},seed:1`,
      );
      return consistency.value ?? Number.NaN;
    });
    return {
      kind: "bars",
      unit: "ends of tokens that both texts have",
      rows: tokenizerBars(values, percent),
      facts: { ...Object.fromEntries(values), rate },
    };
  },
};
