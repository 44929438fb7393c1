import { encodeOptions } from "../bench";
import { piecesOf } from "../cuts";
import type { Finding } from "../finding";
import { beginTraining, heldTokens, learnAll } from "../training";

const size = 1200;
const transition = 1000;
const text = "Everyone has the right to freedom of thought, conscience and religion.";

export const finding: Finding = {
  id: "entries-of-several-words",
  question: "made",
  title: "Where the last 200 of 1,200 entries may be several words, a sentence of 13 tokens has 7",
  claim:
    "BPE never merges across a space, so a word is the most that a token can be. SuperBPE learns 1,000 entries that way and then lets words join: “ has the right to” becomes one token. The part of the Declaration that it has not seen takes 6.8% fewer tokens than with BPE.",
  caption:
    "A sentence of the English Declaration, cut by two vocabularies of 1,200 entries that have learned every other segment of it.",
  papers: ["SuperBPE: Space Travel for Language Models"],
  published: {
    says: "The sentence of the published tokenizers, “By the way, I am a fan of the Milky Way.”, goes from 13 tokens to 7 where words join from entry 180,000 on, and to 5 where they do from 80,000 on",
    where: "their cards",
    differs: "Those vocabularies have 200,000 entries, learned from 10 GB; here it is half of the Declaration.",
  },
  limits: "Whether a model does better with such tokens is not to be seen without training it.",
  stated: [
    { says: "last 200", fact: "across", within: 0 },
    { says: "1,200", fact: "size", within: 0 },
    { says: "1,000", fact: "transition", within: 0 },
    { says: "13 tokens", fact: "bpe", within: 0 },
    { says: "7", fact: "superbpe", within: 0 },
    { says: "6.8%", fact: "saved", within: 0.0005 },
    { says: "one token", fact: "phrase", within: 0 },
  ],
  named: ["two vocabularies", "every other segment", "200,000", "10 GB", "half of the Declaration"],
  open: "train?v=1&begin=yes&algorithm=bpe&size=1200&l=eng&algorithm2=superbpe&transition2=1000",
  async figure(bench) {
    const { buildTokenizer, readTokenizerJson } = await bench.tools();
    const learnt = async (algorithm: "bpe" | "superbpe") => {
      const learner = learnAll(await beginTraining(bench, ["eng"], { algorithm, size, transition }));
      const encoding = buildTokenizer(readTokenizerJson(learner.file())).encode(text, encodeOptions);
      return { size: learner.size, held: heldTokens(learner), pieces: piecesOf(text, encoding) };
    };
    const [bpe, superbpe] = [await learnt("bpe"), await learnt("superbpe")];
    return {
      kind: "cuts",
      rows: [
        { label: "BPE", pieces: bpe.pieces },
        {
          label: "SuperBPE",
          pieces: superbpe.pieces.map((piece) => ({ ...piece, isMarked: /\p{L}\P{L}+\p{L}/u.test(piece.text) })),
        },
      ],
      facts: {
        size: Math.min(bpe.size, superbpe.size),
        transition,
        across: superbpe.size - transition,
        bpe: bpe.pieces.length,
        superbpe: superbpe.pieces.length,
        phrase: superbpe.pieces.filter((piece) => piece.text === "·has·the·right·to").length,
        saved: 1 - superbpe.held / bpe.held,
      },
    };
  },
};
