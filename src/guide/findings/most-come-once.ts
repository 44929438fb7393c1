import type { InformationFigures } from "../../instruments/information/instrument";
import { labelOf } from "../cuts";
import type { Finding } from "../finding";
import { languageText } from "../rows";

const references = ["o200k_base", "llama2", "utf8_bytes"];

export const finding: Finding = {
  id: "most-come-once",
  question: "carry",
  title: "Half of an English text is 27 different tokens, and most others come but once",
  claim:
    "Of GPT-4o’s 200,000 entries an English text of 1,888 tokens uses 554. 27 of them make up half of it, and 355 come a single time. The paper finds that a usual setting of training, weight decay, makes models worse at just those that come seldom, which are most.",
  caption:
    "English (Universal Declaration of Human Rights): entries by how often they come, the commonest first. Both axes are logarithmic.",
  papers: ["The Fair Language Model Paradox"],
  limits: "What training makes of rare tokens is not to be seen without training.",
  stated: [
    { says: "27 different tokens", fact: "half", within: 0 },
    { says: "200,000", fact: "entries", within: 0 },
    { says: "1,888", fact: "tokens", within: 0 },
    { says: "554", fact: "types", within: 0 },
    { says: "27 of them", fact: "half", within: 0 },
    { says: "355", fact: "once", within: 0 },
    { says: "Half", fact: "share", within: 0.01 },
    { says: "half", fact: "share", within: 0.01 },
    { says: "most others", fact: "onceOfOthers", within: 0.2 },
    { says: "are most", fact: "onceOfAll", within: 0.2 },
  ],
  named: ["a single time"],
  open: "tokenizer?v=1&t=o200k_base&tab=audit&on=corpus",
  async figure(bench) {
    const { countUsage, entriesForShare } = await bench.tools();
    const text = await languageText(bench, "eng");
    const lines = [];
    let entries = Number.NaN;
    for (const reference of references) {
      const { ranks, vocabularySize } = await bench.measure<InformationFigures>(
        "information",
        reference,
        text,
        "order:1",
      );
      if (reference === "o200k_base") entries = vocabularySize ?? Number.NaN;
      const points = ranks.map(({ rank, frequency }) => [rank, frequency] as const);
      lines.push({ label: labelOf(reference), points });
    }
    const encoding = await bench.encode("o200k_base", text);
    const { tokens, counts } = countUsage("eng", [text], () => encoding);
    const frequencies = counts.slice().sort().reverse();
    const half = entriesForShare({ tokens, frequencies }, 0.5);
    const once = counts.filter((count) => count === 1).length;
    return {
      kind: "lines",
      x: { label: "rank of the entry", isLogarithmic: true },
      y: { label: "how often it comes", isLogarithmic: true },
      lines,
      facts: {
        entries,
        tokens,
        types: counts.length,
        half,
        // What the commonest make up.
        share: frequencies.slice(0, half).reduce((sum, count) => sum + count, 0) / tokens,
        once,
        onceOfOthers: once / (counts.length - half),
        onceOfAll: once / counts.length,
      },
    };
  },
};
