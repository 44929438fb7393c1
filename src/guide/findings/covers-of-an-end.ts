import type { CoversFigures } from "../../instruments/covers/instrument";
import type { Finding } from "../finding";

const reference = "o200k_base";
const prompts = [
  "I like straw",
  "I like strawb",
  "I like strawber",
  "I like strawberry",
  "https:",
  "Hello, wor",
  "def main(",
];

export const finding: Finding = {
  id: "covers-of-an-end",
  question: "here",
  title: "A prompt that ends in a word stands for many lists of tokens, of which a model is given one",
  claim:
    "What comes after “Hello, wor” may well be a single token for “ world”, which also has the letters that are there already. For GPT-4o there are 154 such ways to cover the prompt’s end, and behind “def main(” 2,341. Whoever wants the exact chance of the next letter has to add up all of them.",
  caption: "In how many ways tokens of GPT-4o (o200k_base), as it cuts some text, reach over the end of each prompt.",
  papers: ["Exact Byte-Level Probabilities from Tokenized Language Models for"],
  limits: "How likely each of these ways is needs the model.",
  stated: [
    { says: "154", fact: "Hello, wor", within: 0 },
    { says: "2,341", fact: "def main(", within: 0 },
    { says: "a single token", fact: " world", within: 0 },
  ],
  open: `compare?t=${reference},cl100k_base&text=${encodeURIComponent("Hello, wor")}&below=covers`,
  async figure(bench) {
    const rows: [string, number][] = [];
    for (const prompt of prompts) {
      const { count } = await bench.measure<CoversFigures>("covers", reference, prompt);
      rows.push([prompt, count]);
    }
    return {
      kind: "bars",
      unit: "ways to cover its end",
      rows: rows.map(([label, value]) => ({ label, value, told: value.toLocaleString("en") })),
      facts: { ...Object.fromEntries(rows), " world": (await bench.encode(reference, " world")).ids.length },
    };
  },
};
