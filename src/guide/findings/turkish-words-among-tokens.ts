import type { UnitsFigures } from "../../instruments/units/figures";
import { labelOf } from "../cuts";
import type { Finding } from "../finding";
import { languageText, percent } from "../rows";

const references = ["r50k_base", "cl100k_base", "llama3", "o200k_base"];

export const finding: Finding = {
  id: "turkish-words-among-tokens",
  question: "words",
  title: "About half of the different tokens of a Turkish text are Turkish words",
  claim:
    "The share of a text’s different tokens that are words (%TR) goes from 44.8% in GPT-2 to 53.1% in GPT-4o. The share that are roots or suffixes (%Pure) falls from 22.8% to 17.2%, as longer entries hold several of them. The paper finds the first to go more closely with right answers to questions in Turkish.",
  caption:
    "Turkish (Universal Declaration of Human Rights): tokens, and which of the different ones are in a list of words, or in one of roots and suffixes.",
  papers: ["Tokenization Standards for Linguistic Integrity"],
  limits:
    "Answers need a model. Shares go by the lists: words are those of Hunspell’s dictionary, roots and suffixes are our own.",
  stated: [
    { says: "44.8%", fact: "r50k_base", within: 0.0005 },
    { says: "53.1%", fact: "o200k_base", within: 0.0005 },
    { says: "22.8%", fact: "purer50k_base", within: 0.0005 },
    { says: "17.2%", fact: "pureo200k_base", within: 0.0005 },
    { says: "About half", fact: "r50k_base", within: 0.06 },
    { says: "About half", fact: "o200k_base", within: 0.06 },
  ],
  open: `compare?t=${references.join(",")}&text=B%C3%BCt%C3%BCn%20insanlar%20h%C3%BCr%2C%20haysiyet%20ve%20haklar%20bak%C4%B1m%C4%B1ndan%20e%C5%9Fit%20do%C4%9Farlar.&below=units&with=gold:turkish,words:turkishWords,affixes:turkishAffixes`,
  async figure(bench) {
    const text = await languageText(bench, "tur");
    const rows: (string | number)[][] = [];
    const facts: Record<string, number> = {};
    for (const reference of references) {
      const { text: units } = await bench.measure<UnitsFigures>(
        "units",
        reference,
        text,
        "gold:turkish,words:turkishWords,affixes:turkishAffixes,terms:none",
      );
      const [words, pure] = [units?.language?.distinct ?? Number.NaN, units?.pure?.distinct ?? Number.NaN];
      facts[reference] = words;
      facts[`pure${reference}`] = pure;
      rows.push([labelOf(reference), units?.tokens ?? 0, percent(words), percent(pure)]);
    }
    return { kind: "table", heads: ["Tokenizer", "Tokens", "words (%TR)", "roots, suffixes (%Pure)"], rows, facts };
  },
};
