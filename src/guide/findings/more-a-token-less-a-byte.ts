import type { Learner } from "../../training/algorithm";
import type { Finding } from "../finding";
import { alongSizes, beginTraining } from "../training";

const size = 872;
const sizes = Array.from({ length: 23 }, (_, i) => 256 + 28 * i);

export const finding: Finding = {
  id: "more-a-token-less-a-byte",
  question: "carry",
  title: "As a vocabulary grows, each token carries more, and each byte of text less",
  claim:
    "Of single bytes each carries 4.2 bits, by how often it comes. With 872 entries a token carries 7.4, but there are so many fewer of them that 2.6 bits go to each byte of the text. What could be guessed within a word has become part of its entry.",
  caption:
    "BPE that learns from every other paragraph of the English Universal Declaration of Human Rights, measured on the rest: entropy H₁ of a token, and the same for each byte.",
  papers: ["An Information-Theoretic Perspective on LLM Tokenizers"],
  limits:
    "The paper also finds that tokens are the better to guess from those before them, the more a tokenizer has learned from; for that this text is too short, and entropy of so few tokens comes out somewhat low.",
  stated: [
    { says: "4.2 bits", fact: "tokenBefore", within: 0.05 },
    { says: "872", fact: "size", within: 0 },
    { says: "7.4", fact: "tokenAfter", within: 0.05 },
    { says: "2.6 bits", fact: "byteAfter", within: 0.05 },
  ],
  named: ["every other paragraph"],
  open: "train?v=1&begin=yes&algorithm=bpe&size=872&l=eng",
  async figure(bench) {
    const { renyiEntropy } = await bench.tools();
    const bits = ({ frequencies }: ReturnType<Learner["measure"]>) => renyiEntropy(frequencies, 1);
    const learner = await beginTraining(bench, ["eng"], { size });
    const measured = alongSizes(learner, sizes, (at) => {
      const held = at.measure();
      return { token: bits(held), all: bits(held) * held.frequencies.reduce((sum, count) => sum + count, 0) };
    });
    const [first, last] = [measured[0]?.[1], measured.at(-1)?.[1]];
    // Before the first merge each byte is a token.
    const bytes = first === undefined ? Number.NaN : first.all / first.token;
    return {
      kind: "lines",
      x: { label: "entries" },
      y: { label: "bits" },
      lines: [
        { label: "for each token", points: measured.map(([at, { token }]) => [at, token] as const) },
        { label: "for each byte", points: measured.map(([at, { all }]) => [at, all / bytes] as const) },
      ],
      facts: {
        tokenBefore: first?.token ?? Number.NaN,
        tokenAfter: last?.token ?? Number.NaN,
        byteAfter: (last?.all ?? Number.NaN) / bytes,
        size: measured.at(-1)?.[0] ?? Number.NaN,
      },
    };
  },
};
