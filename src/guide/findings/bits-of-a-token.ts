import type { InformationFigures } from "../../instruments/information/instrument";
import { labelOf } from "../cuts";
import type { Finding } from "../finding";
import { languageText, percent } from "../rows";

const references = ["utf8_bytes", "llama2", "r50k_base", "cl100k_base", "o200k_base", "gemma3"];

export const finding: Finding = {
  id: "bits-of-a-token",
  question: "carry",
  title: "In English a token of GPT-4o carries 7.5 bits, and its id could carry 17.6",
  claim:
    "How much a token says is how uncertain it is which one comes, by how often each does. A vocabulary of 200,000 could say 17.6 bits at a time, if all its entries came as often. In an English text 42% of that is used, in Llama 2’s smaller one 52%.",
  caption:
    "Entropy H₁ of the tokens of an English text (Universal Declaration of Human Rights), and the most that so many entries could have.",
  papers: ["An Information-Theoretic Perspective on LLM Tokenizers"],
  limits:
    "A text of 1,888 tokens, as this one is in GPT-4o’s, shows few of the entries; a longer one uses more of the capacity. What a model needs for a token after those before it is less, and not to be seen without the model.",
  stated: [
    { says: "7.5 bits", fact: "entropy", within: 0.05 },
    { says: "17.6", fact: "most", within: 0.05 },
    { says: "200,000", fact: "entries", within: 0 },
    { says: "42%", fact: "o200k_base", within: 0.005 },
    { says: "52%", fact: "llama2", within: 0.005 },
    { says: "1,888", fact: "tokens", within: 0 },
  ],
  open: `compare?t=${references.join(",")}&below=information`,
  openText: { language: "eng" },
  async figure(bench) {
    const text = await languageText(bench, "eng");
    const rows = [];
    const facts: Record<string, number> = {};
    for (const reference of references) {
      const figures = await bench.measure<InformationFigures>("information", reference, text, "order:1");
      const { entropy, capacity, vocabularySize } = figures;
      const [bits, share, entries] = [entropy ?? Number.NaN, capacity ?? Number.NaN, vocabularySize ?? Number.NaN];
      const most = Math.log2(entries);
      facts[reference] = share;
      if (reference === "o200k_base") Object.assign(facts, { entropy: bits, most, entries, tokens: figures.tokens });
      rows.push([labelOf(reference), entries, bits.toFixed(1), most.toFixed(1), percent(share)]);
    }
    return { kind: "table", heads: ["Tokenizer", "Entries", "Bits a token", "At most", "Used"], rows, facts };
  },
};
