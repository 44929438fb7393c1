import type { Finding } from "../finding";

const [before, after] = ["cl100k_base", "llama3"];

/** Scripts that the figure names; all others are one bar. */
const shown = ["Latn", "Cyrl", "Arab", "Hani", "Hang", "Grek", "Thai", "Deva", "Hira", "Kana"];

export const finding: Finding = {
  id: "llama3-upon-gpt4",
  question: "vocabulary",
  title: "Llama 3’s vocabulary is GPT-4’s, id for id, with 27,744 entries more",
  claim:
    "All 100,256 entries of GPT-4’s tokenizer stand in Llama 3 under the same id. What was added is for other languages: 74.1% of it is in scripts other than Latin, Cyrillic first. Expanding a vocabulary so keeps all that a model has learned of the old entries, and leaves only the new ones to be learned.",
  caption: "Entries of Llama 3 that cl100k_base (GPT-4) lacks, by script.",
  papers: ["HYPEROFA: Expanding LLM Vocabulary to New Languages via"],
  limits: "The paper’s way to begin with new entries, a network over word vectors, is not to be seen without it.",
  stated: [
    { says: "27,744", fact: "added", within: 0 },
    { says: "100,256", fact: "sameId", within: 0 },
    { says: "74.1%", fact: "notLatin", within: 0.0005 },
  ],
  open: "vocabularies?v=1&t=cl100k_base,llama3",
  async figure(bench) {
    const { newByScript, overlapOf, sidePair } = await bench.tools();
    const pair = await sidePair(bench, before, after);
    const byScript = newByScript(pair);
    const added = [...byScript.values()].reduce((sum, count) => sum + count, 0);
    const names = new Intl.DisplayNames("en", { type: "script" });
    const counts: (readonly [string, number])[] = shown.map((script) => [
      names.of(script) ?? script,
      byScript.get(script) ?? 0,
    ]);
    const rest = added - counts.reduce((sum, [, count]) => sum + count, 0);
    const notLatin = added - (byScript.get("Latn") ?? 0);
    return {
      kind: "bars",
      unit: "new entries",
      rows: [...counts, ["Others, and none", rest] as const].map(([label, value]) => ({
        label,
        value,
        told: value.toLocaleString("en"),
      })),
      facts: { added, notLatin: notLatin / added, sameId: overlapOf(pair.a.compared, pair.b.compared).sameId },
    };
  },
};
