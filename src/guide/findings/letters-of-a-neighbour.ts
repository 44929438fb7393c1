import { labelOf } from "../cuts";
import type { Finding } from "../finding";
import { languageText, percent } from "../rows";

const references = ["mistral_nemo", "gemma3", "deepseek_v3", "llama3", "o200k_base", "qwen3"];

/** A letter of Persian, and of an Arabic keyboard. */
const letters = [
  ["ک", "ك"],
  ["ی", "ي"],
] as const;

export const finding: Finding = {
  id: "letters-of-a-neighbour",
  question: "noise",
  title: "Two letters of an Arabic keyboard make a Persian text up to 14% longer",
  claim:
    "Persian has ک and ی where an Arabic keyboard has ك and ي, which look much the same. Written with Arabic’s, the same text takes 14.2% more tokens in Mistral Nemo and 7.8% more in GPT-4o; Qwen 3 alone needs fewer. A table of these letters, set before the tokenizer, takes all of it back.",
  caption:
    "Western Farsi (Universal Declaration of Human Rights), tokens: as it is, with the two letters of an Arabic keyboard, and that with the transform “perso-arabic”.",
  papers: ["Script Normalization for Unconventional Writing of Under-Resourced"],
  limits:
    "What a neighbour’s letters leave open, as in Kurdish written with Persian ones, needs the paper’s trained model.",
  stated: [
    { says: "14%", fact: "mistral_nemo", within: 0.005 },
    { says: "14.2%", fact: "mistral_nemo", within: 0.0005 },
    { says: "7.8%", fact: "o200k_base", within: 0.0005 },
    { says: "Two letters", fact: "letters", within: 0 },
    { says: "two letters", fact: "letters", within: 0 },
  ],
  open: "compare?t=mistral_nemo,mistral_nemo:perso-arabic,o200k_base&text=%D9%83%D8%AA%D8%A7%D8%A8%D9%8A%20%D9%83%D9%88%DA%86%D9%83",
  about: ["two"],
  async figure(bench) {
    const persian = await languageText(bench, "pes_1");
    const arabic = letters.reduce((text, [own, other]) => text.replaceAll(own, other), persian);
    const tokensOf = async (reference: string, text: string) => (await bench.encode(reference, text)).ids.length;
    const rows: (string | number)[][] = [];
    const facts: Record<string, number> = { letters: letters.length };
    for (const reference of references) {
      const own = await tokensOf(reference, persian);
      const other = await tokensOf(reference, arabic);
      const more = other / own - 1;
      facts[reference] = more;
      const back = await tokensOf(`${reference}:perso-arabic`, arabic);
      rows.push([labelOf(reference), own, other, `${more > 0 ? "+" : "−"}${percent(Math.abs(more))}`, back]);
    }
    return { kind: "table", heads: ["Tokenizer", "Persian", "Arabic keyboard", "more", "written back"], rows, facts };
  },
};
