import { labelOf, piecesOf } from "../cuts";
import type { Finding } from "../finding";

const references = ["bert_uncased", "r50k_base", "o200k_base", "gemma3"];
const text = "The thrombocytopenia worsened, said Dr. Okonkwo, unfazed.";

export const finding: Finding = {
  id: "words-that-are-split",
  question: "words",
  title: "The illness and the name are split, and most of the words around them are not",
  claim:
    "Of the 7 words of this sentence GPT-2 and BERT split 3: the illness, the name and the last word; GPT-4o splits 4. Such words are rare each by itself, and a model knows little of their pieces. XRayEmb has it read the letters of what is split, and makes one vector of them.",
  caption: `“${text}”: tokens of words that are split are marked.`,
  papers: ["Learning to Look Inside"],
  limits: "XRayEmb’s vectors, learned from the letters, are a model’s.",
  stated: [
    { says: "7 words", fact: "words", within: 0 },
    { says: "split 3", fact: "bert_uncased", within: 0 },
    { says: "splits 4", fact: "o200k_base", within: 0 },
    { says: "most of the words", fact: "whole", within: 0.2 },
  ],
  open: `compare?t=${references.join(",")}&text=${encodeURIComponent(text)}`,
  about: ["differences"],
  async figure(bench) {
    const { measureEncoding, segment, Utf8Index } = await bench.tools();
    const index = new Utf8Index(text);
    const segmentation = segment(text);
    const facts: Record<string, number> = { words: segmentation.wordStart.length };
    const rows = await Promise.all(
      references.map(async (reference) => {
        const encoding = await bench.encode(reference, text);
        const { continuedWords } = measureEncoding(encoding, index, segmentation);
        facts[reference] = continuedWords;
        const words = Array.from(
          segmentation.wordStart,
          (start, i) => [index.byteOf(start), index.byteOf(segmentation.wordEnd[i] as number)] as const,
        );
        const isIn = (token: number, [start, end]: readonly [number, number]) =>
          (encoding.byteStart[token] as number) < end && (encoding.byteEnd[token] as number) > start;
        const split = words.filter((word) => [...encoding.ids.keys()].filter((token) => isIn(token, word)).length > 1);
        return {
          label: labelOf(reference),
          pieces: piecesOf(text, encoding).map((piece, token) => ({
            ...piece,
            isMarked: split.some((word) => isIn(token, word)),
          })),
          note: `tokens, ${continuedWords} of ${words.length} words split`,
        };
      }),
    );
    // Besides the illness and the name, where most are split.
    const others = segmentation.wordStart.length - 2;
    const splitMost = Math.max(...references.map((reference) => facts[reference] ?? Number.NaN));
    facts.whole = 1 - (splitMost - 2) / others;
    return { kind: "cuts", rows, facts };
  },
};
