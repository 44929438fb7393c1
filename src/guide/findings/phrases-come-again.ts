import type { MergeFigures } from "../../instruments/merge/instrument";
import type { Finding } from "../finding";
import { languageText } from "../rows";

const texts = [
  { language: "hin", reference: "cl100k_base", label: "Hindi, GPT-4", fact: "hindi" },
  { language: "hin", reference: "o200k_base", label: "Hindi, GPT-4o", fact: "hindiLater" },
  { language: "eng", reference: "o200k_base", label: "English, GPT-4o", fact: "english" },
] as const;

export const finding: Finding = {
  id: "phrases-come-again",
  question: "after",
  title: "A codebook that grows while reading saves GPT-4 half of its tokens in Hindi",
  claim:
    "zip2zip compresses ids as LZW compresses bytes: what has come before gets a code, and whoever reads the codes comes to the same codebook. After the Declaration 52% of GPT-4’s Hindi tokens are saved, and 21% of GPT-4o’s English ones. What a vocabulary has too little of comes again in pieces, and so gains the most.",
  caption:
    "The share of tokens that is saved, by how many have been read, with codes of up to four ids (Universal Declaration of Human Rights).",
  papers: ["zip2zip: Inference-Time Adaptive Vocabularies for Language Models via"],
  published: {
    says: "The paper saves 20% to 60% of the tokens",
    where: "abstract",
    differs: "It has other texts and models; English is at the lower end here.",
  },
  limits: "A model has to be adapted to codes, which is not to be seen here.",
  stated: [
    { says: "52%", fact: "hindi", within: 0.005 },
    { says: "21%", fact: "english", within: 0.005 },
    { says: "half", fact: "hindi", within: 0.03 },
  ],
  named: ["up to four ids"],
  open: "compare?t=cl100k_base,o200k_base&below=merge",
  openText: { language: "hin" },
  async figure(bench) {
    const lines = [];
    const facts: Record<string, number> = {};
    for (const { language, reference, label, fact } of texts) {
      const text = await languageText(bench, language);
      const { tokens, after, curve } = await bench.measure<MergeFigures>("merge", reference, text);
      facts[fact] = 1 - after / tokens;
      lines.push({ label, points: curve.filter((_, i) => i % 4 === 3).map(({ x, saved }) => [x, saved] as const) });
    }
    return {
      kind: "lines",
      x: { label: "tokens read" },
      y: { label: "tokens saved", isShare: true },
      lines,
      facts,
    };
  },
};
