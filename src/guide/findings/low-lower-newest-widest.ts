import type { Finding } from "../finding";

const words = "low×5 lower×2 newest×6 widest×3";

export const finding: Finding = {
  id: "low-lower-newest-widest",
  question: "made",
  title: "From four words BPE finds the ending “est” by counting alone",
  claim:
    "Give it “low” 5 times, “lower” 2 times, “newest” 6 times and “widest” 3 times. The pair that stands most often is “e” and “s”, in 9 words; they become one, then “es” and “t” do. After 12 merges each word is a token, and nothing but counting was done.",
  caption: "The first merges, with how often each pair stands in the words, and the words as they are cut then.",
  papers: ["Between words and characters"],
  published: {
    says: "Sennrich, Haddow & Birch (2016), who brought BPE from compression to translation, show it with the same words",
    where: "their algorithm 1",
    differs: "They have a sign for a word’s end, which here is left out.",
  },
  stated: [
    { says: "in 9", fact: "first", within: 0 },
    { says: "12 merges", fact: "merges", within: 0 },
    { says: "four words", fact: "words", within: 0 },
  ],
  named: ["5 times", "2 times", "6 times", "3 times"],
  open: `train?v=1&lesson=bpe&words=${encodeURIComponent(words)}&step=4`,
  async figure(bench) {
    const { makeLesson, readWords } = await bench.tools();
    const read = readWords(words).words;
    const steps = makeLesson(read, "bpe");
    const merges = steps.flatMap(({ next }, i) => (next === null ? [] : [{ next, after: steps[i + 1]?.words ?? [] }]));
    return {
      kind: "table",
      heads: ["Merge", "stands", "gives", "then the words are"],
      rows: merges
        .slice(0, 7)
        .map(({ next, after }) => [
          `${next.left} + ${next.right}`,
          next.counted,
          next.joined,
          after.map(({ symbols }) => symbols.join(" ")).join(", "),
        ]),
      facts: { words: read.length, first: merges[0]?.next.counted ?? Number.NaN, merges: merges.length },
    };
  },
};
