import type { Finding } from "../finding";
import { languageText, ofEach, tokenizerBars, twoDigits } from "../rows";

const references = ["mistral_nemo", "o200k_base", "llama3", "gemma3", "bert_uncased", "qwen3"];

const syllable = "한";

export const finding: Finding = {
  id: "korean-taken-apart",
  question: "noise",
  title: "Korean with its syllables taken apart is 9.8 times as long in GPT-4o",
  claim:
    "Unicode writes 한 as one character or as the three letters that it is made of, and both look the same. GPT-4o’s vocabulary has syllables, so that the same text in letters takes 9.8 times as many tokens. Qwen 3 puts letters together first and BERT takes all syllables apart, so both give the same tokens; KR-BERT learned a vocabulary of letters.",
  caption:
    "Korean (Universal Declaration of Human Rights), its syllables decomposed by the transform “jamo”: times as many tokens as of the text as it is.",
  papers: ["KR-BERT: A Small-Scale Korean-Specific Language Model"],
  limits: "KR-BERT’s own vocabulary is not built in, but its way to cut is (“prefix or suffix”).",
  stated: [
    { says: "9.8 times", fact: "o200k_base", within: 0.05 },
    { says: "one character", fact: "whole", within: 0 },
    { says: "three letters", fact: "apart", within: 0 },
  ],
  open: "compare?t=o200k_base,o200k_base:jamo,qwen3:jamo,bert_uncased&text=%EB%AA%A8%EB%93%A0%20%EC%82%AC%EB%9E%8C%EC%9D%80%20%EC%9E%90%EC%9C%A0%EB%A1%AD%EB%8B%A4",
  async figure(bench) {
    const text = await languageText(bench, "kor");
    const values = await ofEach(references, async (reference) => {
      const apart = await bench.encode(`${reference}:jamo`, text);
      return apart.ids.length / (await bench.encode(reference, text)).ids.length;
    });
    return {
      kind: "bars",
      unit: "times as many tokens",
      rows: tokenizerBars(values, twoDigits),
      mark: { value: 1, label: "as it is" },
      facts: {
        ...Object.fromEntries(values),
        whole: [...syllable].length,
        apart: [...syllable.normalize("NFD")].length,
      },
    };
  },
};
