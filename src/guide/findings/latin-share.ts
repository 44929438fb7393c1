import type { Finding } from "../finding";
import { entriesOf, ofEach, percent, tokenizerBars } from "../rows";

const references = ["r50k_base", "llama2", "o200k_base", "deepseek_v3"];

export const finding: Finding = {
  id: "latin-share",
  question: "vocabulary",
  title: "Every vocabulary here is mostly Latin letters",
  claim:
    "93.5% of GPT-2’s entries are written in Latin letters, and 67.4% of GPT-4o’s, whose vocabulary is nearly four times as large. The lowest share, 55.7%, is DeepSeek V3’s, which has more of Chinese. All other scripts share what is left with digits, signs and pieces of characters.",
  caption: "Entries whose letters are Latin, of all entries.",
  papers: ["Qtok: A Comprehensive Framework for Evaluating Multilingual Tokenizer"],
  stated: [
    { says: "93.5%", fact: "r50k_base", within: 0.0005 },
    { says: "67.4%", fact: "o200k_base", within: 0.0005 },
    { says: "55.7%", fact: "lowest", within: 0.0005 },
    { says: "mostly", fact: "lowest", within: 0.1 },
    { says: "nearly four times", fact: "larger", within: 0.1 },
  ],
  open: "tokenizer?v=1&t=o200k_base&tab=audit&class=Latn",
  async figure(bench) {
    const { scriptCounts, listedIn } = await bench.tools();
    const values = await ofEach(references, async (reference) => {
      const { all, of } = scriptCounts(await listedIn(bench, reference));
      return of("Latn") / all;
    });
    return {
      kind: "bars",
      unit: "entries in Latin letters",
      rows: tokenizerBars(values, percent),
      facts: {
        ...Object.fromEntries(values),
        lowest: Math.min(...values.map(([, value]) => value)),
        larger: (await entriesOf(bench, "o200k_base")) / (await entriesOf(bench, "r50k_base")),
      },
    };
  },
};
