import type { NoiseFigures } from "../../instruments/noise/instrument";
import { labelOf, piecesOf } from "../cuts";
import type { Finding } from "../finding";

const reference = "o200k_base";
const [asked, anew] = ["How can I get my money back?", "What must I do to receive a refund?"] as const;

export const finding: Finding = {
  id: "same-question-other-tokens",
  question: "noise",
  title: "Two questions that mean the same have 2 of their 15 tokens in common",
  claim:
    "“How can I get my money back?” and “What must I do to receive a refund?” share I and the question mark in GPT-4o’s vocabulary, 13.3% of the entries of either (their Jaccard index). A test that asks in one wording measures that wording too: PTEB has texts paraphrased anew whenever a model of embeddings is tested, and finds scores other.",
  caption: `Both in ${labelOf(reference)}, what they share marked.`,
  papers: ["PTEB: Towards Robust Text Embedding Evaluation via Stochastic"],
  limits: "How far the vectors of both are apart is not to be seen without a model.",
  stated: [
    { says: "2 of", fact: "shared", within: 0 },
    { says: "15 tokens", fact: "either", within: 0 },
    { says: "13.3%", fact: "jaccard", within: 0.0005 },
  ],
  named: ["Two questions"],
  open: `compare?t=o200k_base,bert_uncased,utf8_bytes&text=${encodeURIComponent(`${asked}\t${anew}`)}&below=noise&with=kind:pairs`,
  about: ["two"],
  async figure(bench) {
    const cuts = [
      piecesOf(asked, await bench.encode(reference, asked)),
      piecesOf(anew, await bench.encode(reference, anew)),
    ];
    const [first, second] = cuts.map((pieces) => new Set(pieces.map(({ id }) => id))) as [Set<number>, Set<number>];
    const { jaccard } = await bench.measure<NoiseFigures>("noise", reference, `${asked}\t${anew}`, "kind:pairs");
    const shared = new Set([...first].filter((id) => second.has(id)));
    return {
      kind: "cuts",
      rows: cuts.map((pieces, i) => ({
        label: i === 0 ? "asked" : "asked anew",
        pieces: pieces.map((piece) => ({ ...piece, isMarked: shared.has(piece.id ?? -1) })),
      })),
      facts: { shared: shared.size, either: first.size + second.size - shared.size, jaccard: jaccard ?? Number.NaN },
    };
  },
};
