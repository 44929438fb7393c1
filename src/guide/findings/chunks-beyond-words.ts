import type { Finding } from "../finding";
import { beginTraining, heldTokens, learnAll } from "../training";

const size = 600;
const phrase = "Everyone has the right to";
const algorithms = [
  { algorithm: "bpe", label: "BPE", pattern: "o200k_base" },
  { algorithm: "lib", label: "Less-is-Better", pattern: "none" },
] as const;

export const finding: Finding = {
  id: "chunks-beyond-words",
  question: "made",
  title:
    "Less-is-Better finds “Everyone has the right to” by itself, and writes what it has learned from in 5% fewer tokens than BPE",
  claim:
    "It reads the text over and over, remembers pieces that stand side by side, and forgets those that do not come again; nothing tells it where words end. Of its 600 entries 46 are of several words, and BPE with as many entries needs more tokens. Of text that it has not seen it takes 2.0% more than BPE: in so short a text much is phrases of its own.",
  caption:
    "The English Declaration, cut by 600 entries that were learned from it; and its other half, by 600 that were learned from every other segment.",
  papers: ["Rethinking Tokenization"],
  limits: "The authors learn from far more text, and have readers and models to compare with.",
  stated: [
    { says: "5%", fact: "fewer", within: 0.005 },
    { says: "600", fact: "size", within: 0 },
    { says: "46", fact: "several", within: 0 },
    { says: "2.0%", fact: "held", within: 0.0005 },
  ],
  named: ["other half", "every other segment"],
  open: "train?v=1&begin=yes&algorithm=bpe&size=600&l=eng&held=no&algorithm2=lib&pattern2=none",
  async figure(bench) {
    const rows: (readonly [string, number, number, number, number])[] = [];
    let hasPhrase = false;
    for (const { algorithm, label, pattern } of algorithms) {
      const learnt = async (holdsOut: boolean) =>
        learnAll(await beginTraining(bench, ["eng"], { algorithm, pattern, size }, holdsOut));
      const [ofAll, ofHalf] = [await learnt(false), await learnt(true)];
      const entries = Array.from({ length: ofAll.size }, (_, id) => ofAll.entryOf(id).replaceAll("Ġ", " ").trim());
      const several = entries.filter((entry) => /\p{L} +\p{L}/u.test(entry));
      hasPhrase = several.includes(phrase);
      rows.push([label, ofAll.size, several.length, heldTokens(ofAll), heldTokens(ofHalf)]);
    }
    const [bpe, lib] = rows;
    return {
      kind: "table",
      heads: ["Learned by", "entries", "of several words", "tokens", "tokens of what it has not seen"],
      rows,
      facts: {
        size,
        several: hasPhrase ? (lib?.[2] ?? Number.NaN) : Number.NaN,
        fewer: 1 - (lib?.[3] ?? Number.NaN) / (bpe?.[3] ?? Number.NaN),
        held: (lib?.[4] ?? Number.NaN) / (bpe?.[4] ?? Number.NaN) - 1,
      },
    };
  },
};
