import type { NoiseFigures } from "../../instruments/noise/instrument";
import type { Finding } from "../finding";
import { languageText, type OfTokenizer, percent, tokenizerBars } from "../rows";

const references = ["utf8_bytes", "o200k_base", "cl100k_base", "bert_uncased"];

const rate = 0.05;

export const finding: Finding = {
  id: "one-letter-one-byte",
  question: "noise",
  title: "Of bytes, a letter replaced changes one token and adds none",
  claim:
    "In an English text 436 letters are hit for a neighbour on the keyboard. As bytes it has 436 other tokens and not one more, so that all else stays where it was. In GPT-4o’s vocabulary it grows by 27.2%, in BERT’s by 34.8%, since what is no word any more is spelt in pieces.",
  caption:
    "English (Universal Declaration of Human Rights) with 5% of its letters hit for a neighbouring key: tokens that come in addition.",
  papers: ["ByT5: Towards a token-free future with pre-trained byte-to-byte models"],
  limits: "How much better a model of bytes reads such a text is not to be seen without the model.",
  stated: [
    { says: "436 letters", fact: "edits", within: 0 },
    { says: "436 other tokens", fact: "lost", within: 0 },
    { says: "27.2%", fact: "o200k_base", within: 0.0005 },
    { says: "34.8%", fact: "bert_uncased", within: 0.0005 },
    { says: "one token", fact: "each", within: 0 },
    { says: "not one", fact: "utf8_bytes", within: 0 },
    { says: "adds none", fact: "utf8_bytes", within: 0 },
    { says: "5%", fact: "rate", within: 0 },
  ],
  open: `compare?t=${references.join(",")}&below=noise&with=kind:keyboard`,
  openText: { language: "eng" },
  async figure(bench) {
    const text = await languageText(bench, "eng");
    const values: OfTokenizer[] = [];
    const facts: Record<string, number> = { rate };
    for (const reference of references) {
      const { edits, growth, damage } = await bench.measure<NoiseFigures>(
        "noise",
        reference,
        text,
        `kind:keyboard,rate:${rate},seed:1`,
      );
      const more = (growth.value ?? Number.NaN) - 1;
      values.push([reference, more]);
      facts[reference] = more;
      facts.edits = edits;
      if (reference === "utf8_bytes")
        Object.assign(facts, { lost: edits * (damage.value ?? Number.NaN), each: damage.value });
    }
    return { kind: "bars", unit: "more tokens", rows: tokenizerBars(values, percent), facts };
  },
};
