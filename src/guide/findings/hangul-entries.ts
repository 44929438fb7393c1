import { labelOf } from "../cuts";
import type { Finding } from "../finding";
import { languageText, languageTokens } from "../rows";

const references = ["r50k_base", "llama2", "cl100k_base", "o200k_base", "qwen3"];

export const finding: Finding = {
  id: "hangul-entries",
  question: "vocabulary",
  title: "GPT-2 has 2 entries in Korean letters, and takes 8.9 tokens for a Korean word",
  claim:
    "With more entries in a script its words take fewer tokens, though it is not their number alone: Qwen 3 has more than GPT-4o, and needs a little more. GPT-4’s 281 bring a Korean word down to 4.1 tokens, the 2,360 of GPT-4o to 2.4. The paper finds that models with more of Korean in their vocabulary adapt better to Korean texts.",
  caption:
    "Entries in Hangul, and tokens for each word between spaces in Korean (Universal Declaration of Human Rights).",
  papers: ["NMIXX: Domain-Adapted Neural Embeddings for Cross-Lingual eXploration"],
  limits: "How well a model can be trained on is not to be seen without training it.",
  stated: [
    { says: "has 2", fact: "hangulOf r50k_base", within: 0 },
    { says: "8.9", fact: "r50k_base", within: 0.05 },
    { says: "281", fact: "hangulOf cl100k_base", within: 0 },
    { says: "4.1", fact: "cl100k_base", within: 0.05 },
    { says: "2,360", fact: "hangulOf o200k_base", within: 0 },
    { says: "2.4", fact: "o200k_base", within: 0.05 },
  ],
  open: "tokenizer?v=1&t=o200k_base&tab=audit&class=Hang",
  about: ["ratios"],
  async figure(bench) {
    const { scriptCounts, listedIn } = await bench.tools();
    const words = (await languageText(bench, "kor")).split(/\s+/).filter((word) => word !== "").length;
    const rows = [];
    const facts: Record<string, number> = {};
    for (const reference of references) {
      const hangul = scriptCounts(await listedIn(bench, reference)).of("Hang");
      const perWord = (await languageTokens(bench, reference, "kor")) / words;
      facts[reference] = perWord;
      facts[`hangulOf ${reference}`] = hangul;
      rows.push([labelOf(reference), hangul, perWord.toFixed(1)]);
    }
    return { kind: "table", heads: ["Tokenizer", "Entries in Hangul", "Tokens per Korean word"], rows, facts };
  },
};
