import type { Finding } from "../finding";
import { alongSizes, beginTraining } from "../training";

const languages = ["eng", "deu_1996", "tur", "rus", "arb", "hin", "cmn_hans"];
const sizes = [300, 400, 500, 600, 800, 1000, 1250, 1500, 1750, 2000];

export const finding: Finding = {
  id: "worst-language-merges-next",
  question: "made",
  title: "With 1,000 entries languages differ by less than a third as much where the worst-off one names each merge",
  claim:
    "BPE merges what is most frequent in all texts together, so some languages are left behind. Parity-aware BPE lets the language with the most tokens choose. With 1,000 entries for seven languages their Gini coefficient falls from 0.061 to 0.018, for 3.0% more tokens in all.",
  caption:
    "How unevenly seven languages of the Declaration are served, by the size of a common vocabulary: 0 where all have as many tokens. Every other segment is learned from, and the rest is measured.",
  papers: ["Parity-Aware Byte-Pair Encoding"],
  limits: "Whether a model becomes fairer is not to be seen without training it.",
  stated: [
    { says: "1,000", fact: "size", within: 0 },
    { says: "0.061", fact: "bpe", within: 0.0005 },
    { says: "0.018", fact: "parity", within: 0.0005 },
    { says: "3.0%", fact: "more", within: 0.0005 },
    { says: "less than a third", fact: "left", within: 0.06 },
    { says: "seven languages", fact: "languages", within: 0 },
  ],
  named: ["0 where all", "Every other segment"],
  open: "train?v=1&begin=yes&algorithm=bpe&size=2000&axis=gini&algorithm2=parity",
  async figure(bench) {
    const { gini } = await bench.tools();
    const learnt = async (algorithm: "bpe" | "parity") =>
      alongSizes(await beginTraining(bench, languages, { algorithm, size: 2000 }), sizes, (learner) => {
        const { tokens } = learner.measure();
        return { gini: gini(tokens) ?? Number.NaN, tokens: tokens.reduce((sum, each) => sum + each, 0) };
      });
    const [bpe, parity] = [await learnt("bpe"), await learnt("parity")];
    const at = (learnt: typeof bpe) => learnt.find(([size]) => size === 1000)?.[1];
    const [before, after] = [at(bpe), at(parity)];
    const points = (learnt: typeof bpe) => learnt.map(([size, measured]) => [size, measured.gini] as const);
    return {
      kind: "lines",
      x: { label: "entries" },
      y: { label: "Gini coefficient" },
      lines: [
        { label: "BPE", points: points(bpe) },
        { label: "Parity-aware BPE", points: points(parity) },
      ],
      facts: {
        size: 1000,
        languages: languages.length,
        left: (after?.gini ?? Number.NaN) / (before?.gini ?? Number.NaN),
        bpe: before?.gini ?? Number.NaN,
        parity: after?.gini ?? Number.NaN,
        more: (after?.tokens ?? Number.NaN) / (before?.tokens ?? Number.NaN) - 1,
      },
    };
  },
};
