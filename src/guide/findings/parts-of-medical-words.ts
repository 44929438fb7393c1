import { encodeOptions } from "../bench";
import { piecesOf } from "../cuts";
import type { Finding } from "../finding";

const gold = [
  "neuro|blast|oma",
  "gastro|enter|itis",
  "electro|cardio|gram",
  "chole|cyst|ectomy",
  "thrombo|cyto|penia",
  "osteo|arthr|itis",
  "pneumo|thorax",
  "tachy|cardia",
  "hyper|glyc|emia",
  "nephr|ectomy",
  "hypo|thyroid|ism",
  "cardio|myo|pathy",
];
const wordOf = (cut: string) => cut.replaceAll("|", "");

const references = ["o200k_base", "bert_uncased"];

export const finding: Finding = {
  id: "parts-of-medical-words",
  question: "words",
  title: "Medical words are built of parts, and half of the places where these meet are missed",
  claim:
    "The 12 words here have 21 places where one part ends and the next begins. GPT-4o’s tokens end at 9 of them and at 20 others; BERT’s at 11 and at 37 others. The paper finds no better in vocabularies learned from medicine, and that a model trained with a tokenizer that cuts right is no better for it.",
  caption: "Words of medicine with their parts (cut by ourselves), inside a sentence, as GPT-4o and BERT cut them.",
  papers: ["Biomedical Language Models are Robust to Sub-optimal Tokenization"],
  limits: "That models get along with it is not to be seen without them.",
  stated: [
    { says: "12 words", fact: "words", within: 0 },
    { says: "half of the places", fact: "missed", within: 0.05 },
    { says: "21 places", fact: "wanted", within: 0 },
    { says: "9 of", fact: "righto200k_base", within: 0 },
    { says: "20 others", fact: "wrongo200k_base", within: 0 },
    { says: "at 11", fact: "rightbert_uncased", within: 0 },
    { says: "37 others", fact: "wrongbert_uncased", within: 0 },
  ],
  open: `compare?t=${references.join(",")}&text=${encodeURIComponent(gold.map(wordOf).join(" "))}`,
  async figure(bench) {
    const { goldFigures, goldReader } = await bench.tools();
    const { entries } = goldReader.read(gold.map((cut) => `${wordOf(cut)}\t${cut}`).join("\n"));
    const control = { onProgress: () => {}, signal: bench.signal };
    const facts: Record<string, number> = { words: entries.length };
    facts.wanted = entries.reduce((sum, { ends }) => sum + ends.length, 0);
    const columns: string[][] = [];
    for (const reference of references) {
      const figures = await goldFigures(
        await bench.tokenizer(reference),
        entries,
        null,
        { space: true, how: encodeOptions },
        control,
      );
      const right = Math.round(facts.wanted * (figures.all.recall.value ?? Number.NaN));
      facts[`right${reference}`] = right;
      // Of both.
      facts.missed = (facts.missed ?? 0) + (1 - right / facts.wanted) / references.length;
      facts[`wrong${reference}`] = Math.round(right / (figures.all.precision.value ?? Number.NaN)) - right;
      columns.push(
        await Promise.all(
          entries.map(async ({ word }) =>
            piecesOf(` ${word}`, await bench.encode(reference, ` ${word}`))
              .map(({ text }) => text.replace(/^·/, ""))
              .join("|"),
          ),
        ),
      );
    }
    return {
      kind: "table",
      heads: ["Parts", "GPT-4o", "BERT"],
      rows: gold.map((cut, i) => [cut, ...columns.map((column) => column[i] ?? "")]),
      facts,
    };
  },
};
