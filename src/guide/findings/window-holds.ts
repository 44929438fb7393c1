import { labelOf } from "../cuts";
import type { Bar } from "../figures";
import type { Finding } from "../finding";
import { languageText, listed, ofEach } from "../rows";

const references = ["cl100k_base", "llama2", "llama3", "qwen3", "o200k_base", "gemma3"];
const languages = [
  ["eng", "English"],
  ["hin", "Hindi"],
] as const;

export const finding: Finding = {
  id: "window-holds",
  question: "pays",
  title: "Two windows of 128,000 tokens do not hold the same text",
  claim:
    "How much a model can read at once is told in tokens, and these are of different length. Of Hindi, Gemma 3’s hold 4.1 letters each and Llama 2’s 0.9, so that a window of the same name holds 4.4 times as much text. In English they lie close together: 5.3 and 4.7.",
  caption: "Letters (code points) for each token: the Universal Declaration of Human Rights in English and Hindi.",
  papers: ["Needle Threading"],
  limits: "How much of its window a model makes use of is not to be seen without the model.",
  stated: [
    { says: "hold 4.1", fact: "gemma3 hin", within: 0.05 },
    { says: "0.9", fact: "llama2 hin", within: 0.05 },
    { says: "4.4 times", fact: "apart", within: 0.05 },
    { says: "5.3", fact: "gemma3 eng", within: 0.05 },
    { says: "4.7", fact: "llama2 eng", within: 0.05 },
  ],
  named: ["Two windows of 128,000"],
  open: `languages?v=1&t=${references.join(",")}&measure=ratios.charactersPerToken&${listed(languages.map(([code]) => code))}`,
  about: ["ratios"],
  async figure(bench) {
    const rows: Bar[] = [];
    const facts: Record<string, number> = {};
    for (const [code, group] of languages) {
      const text = await languageText(bench, code);
      const letters = [...text].length;
      for (const [reference, value] of await ofEach(
        references,
        async (each) => letters / (await bench.encode(each, text)).ids.length,
      )) {
        rows.push({ label: labelOf(reference), value, told: value.toFixed(1), group });
        facts[`${reference} ${code}`] = value;
      }
    }
    // Both bars of a tokenizer beside each other.
    const inOrder = references.flatMap((reference) => rows.filter(({ label }) => label === labelOf(reference)));
    return {
      kind: "bars",
      unit: "letters per token",
      rows: inOrder,
      facts: { ...facts, apart: (facts["gemma3 hin"] ?? 0) / (facts["llama2 hin"] ?? 1) },
    };
  },
};
