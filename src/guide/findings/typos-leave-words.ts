import type { NoiseKind } from "../../instruments/noise/options";
import type { WordBytesFigures } from "../../instruments/wordBytes/instrument";
import { labelOf } from "../cuts";
import type { Finding } from "../finding";
import { languageText, percent } from "../rows";

const references = ["bert_uncased", "cl100k_base", "o200k_base", "llama2"];
const kind: NoiseKind = "typos";
const rate = 0.05;

export const finding: Finding = {
  id: "typos-leave-words",
  question: "after",
  title: "Typos make a text up to 30.9% longer for subwords, and no longer for a model of words",
  claim:
    "A misspelt word falls into more pieces: with a typo in every twentieth letter BERT has 30.9% more tokens, GPT-4o 24.3%. A model that makes one position of each word out of its letters has as many as before, whatever they are. What it reads there is another word all the same.",
  caption:
    "Positions that typos at 5% of the letters add to the English Declaration; words are those of Hierarchical Autoregressive Transformers, with marks and spaces.",
  papers: ["Hierarchical Autoregressive Transformers", "From Characters to Words"],
  limits: "How much better such a model understands what is misspelt is not to be seen without training it.",
  stated: [
    { says: "30.9%", fact: "bert_uncased", within: 0.0005 },
    { says: "24.3%", fact: "o200k_base", within: 0.0005 },
    { says: "every twentieth", fact: "rate", within: 0 },
    { says: "5%", fact: "rate", within: 0 },
  ],
  // Growth is there, and words stay as many in a column of their own.
  open: `compare?t=${references.join(",")},words&below=noise`,
  openText: { language: "eng" },
  async figure(bench) {
    const { makeNoise } = await bench.tools();
    const clean = await languageText(bench, "eng");
    const { noisy } = makeNoise(clean, { kind, rate, seed: 1, layout: "qwerty" });
    const rows = [];
    const facts: Record<string, number> = { rate };
    for (const reference of references) {
      const tokens = async (text: string) => (await bench.encode(reference, text)).ids.length;
      const more = (await tokens(noisy)) / (await tokens(clean)) - 1;
      facts[reference] = more;
      rows.push({ label: labelOf(reference), value: more, told: percent(more) });
    }
    const words = async (text: string) => {
      const options = "split:hierarchical";
      return (await bench.measure<WordBytesFigures>("wordBytes", "utf8_bytes", text, options)).pooled.words;
    };
    const more = (await words(noisy)) / (await words(clean)) - 1;
    facts.words = more;
    rows.push({ label: "Words of bytes", value: more, told: percent(more) });
    return { kind: "bars", unit: "more positions", rows, facts };
  },
};
