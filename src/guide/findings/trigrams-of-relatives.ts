import type { WordBytesFigures } from "../../instruments/wordBytes/instrument";
import type { Finding } from "../finding";

const pairs = [
  ["kitap", "kitabı"],
  ["house", "houses"],
  ["sing", "song"],
  ["Haus", "Häuser"],
] as const;
const reference = "o200k_base";

export const finding: Finding = {
  id: "trigrams-of-relatives",
  question: "after",
  title: "GPT-4o’s “kitap” and “kitabı” have no token in common, but a third of their trigrams’ rows",
  claim:
    "Turkish “kitap” is a book, “kitabı” the book as an object. After a space GPT-4o has one token for the first and two others for the second, so nothing shows that they belong together. T-FREE makes a word the sum of rows that its trigrams hash to: 30 rows of 50 and 70 are the same.",
  caption:
    "Pairs of related words: tokens of GPT-4o in common, with a space in front, and trigrams of bytes with ten rows each of 8,000, as T-FREE has them.",
  papers: ["T-FREE: Tokenizer-Free Generative LLMs via Sparse Representations for"],
  limits: "What a model makes of shared rows is not to be seen without training it.",
  stated: [
    { says: "30 rows", fact: "rows", within: 0 },
    { says: "50", fact: "one", within: 0 },
    { says: "70", fact: "other", within: 0 },
    { says: "a third", fact: "share", within: 0.005 },
    { says: "one token", fact: "kitap", within: 0 },
    { says: "two others", fact: "kitabı", within: 0 },
  ],
  named: ["ten rows each of 8,000"],
  open: `compare?v=1&t=o200k_base,llama3&text=${encodeURIComponent("kitap kitabı")}&below=wordBytes`,
  async figure(bench) {
    const written = pairs.map((pair) => pair.join(" ")).join(";");
    const { overlaps } = await bench.measure<WordBytesFigures>("wordBytes", reference, "", `pairs:${written}`);
    const rows: (readonly [string, number, number, number, number])[] = [];
    for (const { words, sharedTrigrams, sharedRows, jaccard } of overlaps) {
      const [own, other] = [
        await bench.encode(reference, ` ${words[0].word}`),
        await bench.encode(reference, ` ${words[1].word}`),
      ];
      const shared = new Set(own.ids.filter((id) => other.ids.includes(id))).size;
      rows.push([
        words.map(({ word }) => word).join(", "),
        shared,
        sharedTrigrams,
        sharedRows,
        Number(jaccard.toFixed(2)),
      ]);
    }
    const [first] = overlaps;
    const tokensOf = async (word: string) => (await bench.encode(reference, ` ${word}`)).ids.length;
    return {
      kind: "table",
      heads: ["Words", "tokens in common", "trigrams in common", "rows in common", "of all their rows"],
      rows,
      facts: {
        // The title says besides that no token is in common.
        rows: rows[0]?.[1] === 0 ? (first?.sharedRows ?? Number.NaN) : Number.NaN,
        share: first?.jaccard ?? Number.NaN,
        ...{ kitap: await tokensOf("kitap"), kitabı: await tokensOf("kitabı") },
        one: first?.words[0].rows.length ?? Number.NaN,
        other: first?.words[1].rows.length ?? Number.NaN,
      },
    };
  },
};
