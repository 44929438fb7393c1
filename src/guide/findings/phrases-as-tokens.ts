import type { MergeFigures } from "../../instruments/merge/instrument";
import type { Finding } from "../finding";
import { languageText } from "../rows";

const reference = "bert_uncased";
const window = 256;
const counts = [1, 5, 10, 20, 50, 100, 200];

export const finding: Finding = {
  id: "phrases-as-tokens",
  question: "after",
  title: "A hundred phrases as tokens shorten a text that they were not taken from by 14.6%",
  claim:
    "Multi-Word Tokenization adds the most frequent phrases of up to three words to a vocabulary. Learned from the first half of the Declaration they shorten the second by 14.6%, and a window of 256 tokens holds 31% of it in place of 26%. Beyond a hundred phrases little is gained: what is frequent in one half is not in the other.",
  caption: "Tokens of BERT that phrases save in English (Universal Declaration of Human Rights).",
  papers: ["Multi-Word Tokenization for Sequence Compression"],
  limits: "Whether a classifier does as well is not to be seen without training it.",
  stated: [
    { says: "14.6%", fact: "hundred", within: 0.0005 },
    { says: "31%", fact: "keptAfter", within: 0.005 },
    { says: "26%", fact: "keptBefore", within: 0.005 },
    { says: "256", fact: "window", within: 0 },
    { says: "A hundred", fact: "phrases", within: 0 },
    { says: "a hundred", fact: "phrases", within: 0 },
  ],
  named: ["up to three words", "first half", "in one half"],
  open: "compare?t=bert_uncased&below=merge&with=method:grams,codes:100,from:half,window:256",
  openText: { language: "eng" },
  async figure(bench) {
    const text = await languageText(bench, "eng");
    const gains = async (from: "text" | "half") => {
      const points: (readonly [number, number])[] = [];
      for (const codes of counts) {
        const options = `method:grams,codes:${codes},from:${from},window:${window}`;
        const { tokens, after } = await bench.measure<MergeFigures>("merge", reference, text, options);
        points.push([codes, 1 - after / tokens]);
      }
      return points;
    };
    const half = await gains("half");
    const options = `method:grams,codes:100,from:half,window:${window}`;
    const { keptBefore, keptAfter } = await bench.measure<MergeFigures>("merge", reference, text, options);
    return {
      kind: "lines",
      x: { label: "phrases added", isLogarithmic: true },
      y: { label: "tokens saved", isShare: true },
      lines: [
        { label: "learned from the text itself", points: await gains("text") },
        { label: "learned from its first half, used on the second", points: half },
      ],
      facts: {
        phrases: 100,
        hundred: half.find(([codes]) => codes === 100)?.[1] ?? Number.NaN,
        window,
        keptBefore: keptBefore ?? Number.NaN,
        keptAfter: keptAfter ?? Number.NaN,
      },
    };
  },
};
