import type { WaysFigures } from "../../instruments/ways/instrument";
import type { Finding } from "../finding";
import { languageText, ofEach, percent, tokenizerBars } from "../rows";

const references = ["llama2", "r50k_base", "cl100k_base", "o200k_base"];

export const finding: Finding = {
  id: "fewer-than-merging",
  question: "otherwise",
  title: "In English merging by rank already gives nearly the fewest tokens that a vocabulary allows",
  claim:
    "BPE joins pairs in the order in which they were learned, and looks at nothing beyond. Yet on English prose it takes less than 1% more tokens than the fewest that any vocabulary here could do with, and in GPT-4o’s none more. The paper finds that those fewest tokens do not make better models either.",
  caption:
    "Tokens beyond the fewest that each vocabulary could do with, in English (Universal Declaration of Human Rights).",
  papers: ["Tokenization Is More Than Compression"],
  limits: "Whether a model does better with fewer tokens is not to be seen without training it.",
  stated: [
    { says: "less than 1%", fact: "most", within: 0.01 },
    { says: "none", fact: "o200k_base", within: 0 },
  ],
  open: `compare?t=${references.join(",")}&below=ways`,
  openText: { language: "eng" },
  async figure(bench) {
    const text = await languageText(bench, "eng");
    const values = await ofEach(references, async (reference) => {
      const { ways, fewest } = await bench.measure<WaysFigures>("ways", reference, text);
      const own = ways.find(({ way }) => way === "own")?.tokens ?? Number.NaN;
      return (own - fewest) / fewest;
    });
    return {
      kind: "bars",
      unit: "tokens more than the fewest",
      rows: tokenizerBars(values, percent),
      facts: { ...Object.fromEntries(values), most: Math.max(...values.map(([, value]) => value)) },
    };
  },
};
