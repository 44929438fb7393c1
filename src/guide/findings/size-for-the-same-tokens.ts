import { utf8Length } from "../../text/utf8";
import type { Finding } from "../finding";
import { languageNames } from "../rows";
import { beginTraining, heldTokens } from "../training";

const languages = ["jpn", "tur", "fin", "deu_1996", "hin", "rus", "tha"];
const pivot = "eng";
const size = 600;

export const finding: Finding = {
  id: "size-for-the-same-tokens",
  question: "made",
  title: "Thai needs 1,062 entries to cost as little as English does with 600",
  claim:
    "Here each language has a vocabulary of its own, learned from the same articles, so nobody is crowded out. With 600 entries Thai still takes 26% more tokens than English; it has more letters, of three bytes each, and spends its first merges on them. There is a size for each language at which all cost the same.",
  caption:
    "Entries with which the Declaration, in a vocabulary of that language alone, takes no more tokens than English with 600. Every other segment is learned from, and the rest is measured.",
  papers: ["Explaining and Mitigating Crosslingual Tokenizer Inequities"],
  limits: "The paper trains about 7,000 tokenizers for 97 languages on far more text; sizes are other there.",
  stated: [
    { says: "1,062", fact: "tha", within: 0 },
    { says: "600", fact: "size", within: 0 },
    { says: "26%", fact: "thaiAtSize", within: 0.005 },
    { says: "three bytes", fact: "thaiLetter", within: 0 },
  ],
  named: ["Every other segment", "7,000 tokenizers for 97 languages"],
  open: "train?v=1&begin=yes&size=600&l=tha",
  async figure(bench) {
    const names = await languageNames(bench);
    const begin = (language: string) => beginTraining(bench, [language], { size: 2400 });
    const upTo = async (language: string) => {
      const learner = await begin(language);
      while (learner.size < size && learner.step() !== null);
      return learner;
    };
    const english = heldTokens(await upTo(pivot));
    const facts: Record<string, number> = { size, english, thaiLetter: utf8Length("ก") };
    const rows = [];
    for (const language of languages) {
      const learner = await upTo(language);
      if (language === "tha") facts.thaiAtSize = heldTokens(learner) / english - 1;
      while (heldTokens(learner) > english && learner.step() !== null);
      facts[language] = learner.size;
      rows.push({
        label: names.get(language) ?? language,
        value: learner.size,
        told: learner.size.toLocaleString("en"),
      });
    }
    return { kind: "bars", unit: "entries", rows, mark: { value: size, label: "English" }, facts };
  },
};
