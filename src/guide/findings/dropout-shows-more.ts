import { piecesOf } from "../cuts";
import type { Finding } from "../finding";

const reference = "o200k_base";
const text = " strawberry";
const seeds = [0, 1, 2, 5];
const rate = 0.3;

export const finding: Finding = {
  id: "dropout-shows-more",
  question: "otherwise",
  title: "With dropout a model sees “ strawberry” cut in many ways, not in one",
  claim:
    "In training, a merge can be passed over by chance. GPT-4o’s tokenizer then cuts “ strawberry”, usually 1 token, into 2, 3 or 4 pieces. The paper finds that a model which was trained so is thrown off less by typos.",
  caption:
    "“ strawberry” in GPT-4o (o200k_base) as it is, and in four draws in which each merge is left out three times in ten.",
  papers: ["Tokenization Falling Short"],
  limits: "How much that helps a model is not to be seen without training it.",
  stated: [
    { says: "1 token", fact: "own", within: 0 },
    { says: "into 2", fact: "fewest", within: 0 },
    { says: ", 3 or", fact: "between", within: 0 },
    { says: "4 pieces", fact: "most", within: 0 },
    { says: "four draws", fact: "draws", within: 0 },
    { says: "three times in ten", fact: "rate", within: 0 },
  ],
  open: `compare?t=${[reference, ...seeds.map((seed) => `${reference}:dropout-0.3${seed === 0 ? "" : `-${seed}`}`)].join(",")}&text=${encodeURIComponent(text)}&below=ways&with=p:0.3`,
  async figure(bench) {
    const piecesIn = async (way: string) => piecesOf(text, await bench.encode(reference + way, text));
    const own = await piecesIn("");
    const drawn = await Promise.all(seeds.map((seed) => piecesIn(`:dropout-${rate}-${seed}`)));
    const counts = drawn.map((pieces) => pieces.length).sort((a, b) => a - b);
    return {
      kind: "cuts",
      rows: [
        { label: "without dropout", pieces: own },
        ...drawn.map((pieces, i) => ({ label: `draw ${i + 1}`, pieces })),
      ],
      facts: {
        ...{ own: own.length, fewest: counts[0] ?? 0, between: counts[1] ?? 0, most: counts.at(-1) ?? 0 },
        ...{ draws: drawn.length, rate },
      },
    };
  },
};
