import type { OverlapFigures } from "../../instruments/overlap/instrument";
import type { Finding } from "../finding";
import { ofEach, tokenizerBars, twoDigits } from "../rows";

const references = ["utf8_bytes", "r50k_base", "bert_uncased", "llama2", "cl100k_base", "gemma3", "o200k_base"];
const candidate = "Der Hund schläft heute im Wohnzimmer.";
const original = "Der Hund schlief gestern im Wohnzimmer.";

export const finding: Finding = {
  id: "bleu-of-ids",
  question: "after",
  title: "Two sentences have a BLEU of 0.57 by GPT-2’s tokens and of 0 by GPT-4o’s",
  claim:
    "BLEU counts how many sequences of four units two texts have in common, and ids of tokens are quick to count while a model is trained. But the same two German sentences come to 0.57, 0.31 or 0, since longer tokens leave no four in a row that are the same. Such figures compare within one tokenizer alone.",
  caption:
    "“Der Hund schläft heute im Wohnzimmer.” against “Der Hund schlief gestern im Wohnzimmer.”: BLEU of ids, without smoothing.",
  papers: ["TensorBLEU"],
  published: {
    says: "The paper computes it more than 13 times as fast as NLTK does on one kind of GPU, and more than 40 times on another",
    where: "abstract",
    differs: "That is speed, which is not measured here; for the same ids the figure is NLTK’s.",
  },
  stated: [
    { says: "0.57", fact: "r50k_base", within: 0.005 },
    { says: "of 0 ", fact: "o200k_base", within: 0.005 },
    { says: "0.31", fact: "cl100k_base", within: 0.005 },
    { says: "or 0", fact: "o200k_base", within: 0.005 },
  ],
  named: ["Two sentences", "four units", "two texts", "two German sentences", "no four in a row"],
  open: `compare?v=1&t=${references.join(",")}&text=${encodeURIComponent(candidate + original)}&two=${candidate.length}&below=overlap`,
  about: ["two"],
  async figure(bench) {
    const values = await ofEach(references, async (reference) => {
      const { bleu } = await bench.measure<OverlapFigures>("overlap", reference, candidate, "", { other: original });
      return bleu?.score ?? Number.NaN;
    });
    return { kind: "bars", unit: "BLEU", rows: tokenizerBars(values, twoDigits), facts: Object.fromEntries(values) };
  },
};
