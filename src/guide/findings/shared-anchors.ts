import { labelOf } from "../cuts";
import type { Finding } from "../finding";
import { percent } from "../rows";

const pairs = [
  ["llama3", "mistral_nemo"],
  ["qwen3", "llama3"],
  ["llama2", "llama3"],
  ["bert_uncased", "llama3"],
] as const;

export const finding: Finding = {
  id: "shared-anchors",
  question: "vocabulary",
  title: "Two models can have most of their entries in common, and hardly one under the same id",
  claim:
    "71,640 entries of Mistral Nemo are entries of Llama 3 too, 55.1% of its vocabulary: these can anchor what both know. Yet 2 of them have the same id, so that ids of one mean nothing to the other. Of Llama 3’s entries Qwen 3 has 85.6%.",
  caption: "Entries of the second that the first has too, and how many of them have the same id in both.",
  papers: ["Training-Free Tokenizer Transplantation via Orthogonal Matching Pursuit"],
  limits: "How new entries are mixed of the vectors of shared ones is not to be seen without the models.",
  stated: [
    { says: "71,640", fact: "common", within: 0 },
    { says: "55.1%", fact: "ofNemo", within: 0.0005 },
    { says: "2 of them", fact: "sameId", within: 0 },
    { says: "85.6%", fact: "ofLlama3", within: 0.0005 },
    { says: "most of their", fact: "ofNemo", within: 0.1 },
  ],
  named: ["Two models"],
  open: "vocabularies?v=1&t=llama3,mistral_nemo",
  async figure(bench) {
    const { comparedIn, overlapOf } = await bench.tools();
    const compared = new Map<string, Awaited<ReturnType<typeof comparedIn>>>();
    for (const reference of new Set(pairs.flat())) compared.set(reference, await comparedIn(bench, reference));
    const rows: (readonly [string, string, number, string, number])[] = [];
    const shares: number[] = [];
    for (const [first, second] of pairs) {
      const [a, b] = [compared.get(first), compared.get(second)];
      if (a === undefined || b === undefined) continue;
      const { common, entriesB, sameId } = overlapOf(a, b);
      shares.push(common / entriesB);
      rows.push([labelOf(first), labelOf(second), common, percent(common / entriesB), sameId]);
    }
    const [, , common = 0, , sameId = 0] = rows[0] ?? [];
    return {
      kind: "table",
      heads: ["First", "Second", "In both", "Of the second", "Same id"],
      rows,
      facts: { common, sameId, ofNemo: shares[0] ?? 0, ofLlama3: shares[1] ?? 0 },
    };
  },
};
