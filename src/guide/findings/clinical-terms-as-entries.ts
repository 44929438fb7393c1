import { encodeOptions } from "../bench";
import { piecesOf } from "../cuts";
import type { Finding } from "../finding";

const reference = "bert_uncased";
const text =
  "Patient with atrial fibrillation and diabetes mellitus on metformin and atorvastatin; no thrombocytopenia.";
const terms = ["fibrillation", "mellitus", "metformin", "atorvastatin", "thrombocytopenia"];

export const finding: Finding = {
  id: "clinical-terms-as-entries",
  question: "words",
  title: "With 5 terms more in its vocabulary, BERT needs 16 tokens for a clinical sentence in place of 31",
  claim:
    "Illness and medicines are what the sentence is about, and what BERT has no entries for: atorvastatin is at, or, vas, tat and in. Put 5 of the words into the vocabulary, and its 31 tokens become 16. K-Tokeniser takes such terms from a catalogue of medicine, and each with its kind, such as a drug or a disease.",
  caption: `“${text}” in BERT uncased, as it is and with five entries more, which are marked.`,
  papers: ["Infusing clinical knowledge into tokenisers for language models"],
  limits:
    "What new entries mean a model has to be told first; the paper gives them vectors by what kind of thing they are.",
  stated: [
    { says: "With 5", fact: "terms", within: 0 },
    { says: "16 tokens", fact: "after", within: 0 },
    { says: "place of 31", fact: "before", within: 0 },
    { says: "Put 5", fact: "terms", within: 0 },
    { says: "its 31", fact: "before", within: 0 },
    { says: "become 16", fact: "after", within: 0 },
    { says: "five entries", fact: "terms", within: 0 },
  ],
  open: `tokenizer?v=1&t=bert_uncased&tab=edit&edits=${terms.map((term) => `add:${term}`).join(",")}`,
  async figure(bench) {
    const { buildTokenizer, editableFileOf, editTokenizer, readTokenizerJson } = await bench.tools();
    const edits = terms.map((entry) => ({ kind: "add", entry, score: null }) as const);
    const { file } = editTokenizer(editableFileOf(await bench.parts(reference)), edits);
    const before = piecesOf(text, await bench.encode(reference, text));
    const after = piecesOf(text, buildTokenizer(readTokenizerJson(file)).encode(text, encodeOptions));
    return {
      kind: "cuts",
      rows: [
        { label: "BERT uncased", pieces: before },
        {
          label: "with the terms",
          pieces: after.map((piece) => ({ ...piece, isMarked: terms.includes(piece.text) })),
        },
      ],
      facts: { before: before.length, after: after.length, terms: terms.length },
    };
  },
};
