import { labelOf } from "../cuts";
import type { Finding } from "../finding";
import { languageText } from "../rows";

const references = ["r50k_base", "p50k_base", "llama2", "cl100k_base", "o200k_base"];
const baseline = "llama2";
const code = `def count_words(path):
    counts = {}
    with open(path) as lines:
        for line in lines:
            for word in line.split():
                if word in counts:
                    counts[word] += 1
                else:
                    counts[word] = 1
    return counts
`;

export const finding: Finding = {
  id: "spaces-of-programs",
  question: "made",
  title: "24 entries that are nothing but spaces take away more than half of a program’s tokens",
  claim:
    "GPT-2’s vocabulary gives almost each space of an indentation a token of its own. Codex has the same vocabulary with 24 entries more, all of them runs of spaces: a short program in Python takes 55% fewer tokens, and English as many as before. What a tokenizer is to be used for has to be known where it is made.",
  caption: "Ten lines of Python and the English Declaration; NSL is tokens ÷ those of Llama 2. p50k_base is Codex’s.",
  papers: ["Getting the most out of your tokenizer for pre-training and domain"],
  limits: "What fewer tokens do to a model’s programs is not to be seen without training it.",
  stated: [
    { says: "24 entries", fact: "spaces", within: 0 },
    { says: "55%", fact: "fewer", within: 0.005 },
    { says: "more than half", fact: "fewer", within: 0.1 },
    { says: "Ten lines", fact: "lines", within: 0 },
  ],
  open: `compare?v=1&t=${references.join(",")}&text=${encodeURIComponent(code)}&below=lines`,
  about: ["ratios", "cost"],
  async figure(bench) {
    const english = await languageText(bench, "eng");
    const tokens = async (reference: string, text: string) => (await bench.encode(reference, text)).ids.length;
    const [codeBase, englishBase] = [await tokens(baseline, code), await tokens(baseline, english)];
    const rows: [string, number, number, number, number][] = [];
    for (const reference of references) {
      const [ofCode, ofEnglish] = [await tokens(reference, code), await tokens(reference, english)];
      const nsl = (of: number, base: number) => Number((of / base).toFixed(2));
      rows.push([labelOf(reference), ofCode, nsl(ofCode, codeBase), ofEnglish, nsl(ofEnglish, englishBase)]);
    }
    const { vocabulary: before } = await bench.parts("r50k_base");
    const { vocabulary: after } = await bench.parts("p50k_base");
    const tokenizer = await bench.tokenizer("p50k_base");
    const known = new Set(before.ids);
    const added = [...after.ids].filter((id) => !known.has(id));
    const spaces = added.filter((id) => tokenizer.tokenBytes(id).every((byte) => byte === 0x20));
    return {
      kind: "table",
      heads: ["Tokenizer", "tokens of code", "NSL", "tokens of English", "NSL"],
      rows,
      facts: {
        lines: code.trim().split("\n").length,
        spaces: spaces.length === added.length ? spaces.length : Number.NaN,
        fewer: 1 - (rows[1]?.[1] ?? Number.NaN) / (rows[0]?.[1] ?? Number.NaN),
      },
    };
  },
};
