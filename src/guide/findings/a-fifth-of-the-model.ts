import type { WordBytesFigures } from "../../instruments/wordBytes/instrument";
import type { Finding } from "../finding";
import { type OfTokenizer, percent, tokenizerBars } from "../rows";

const references = ["bert_uncased", "llama2", "r50k_base", "cl100k_base", "o200k_base", "gemma3"];

export const finding: Finding = {
  id: "a-fifth-of-the-model",
  question: "words",
  title: "GPT-4o’s vocabulary alone would be larger than all of BERT",
  claim:
    "Each entry is a row of numbers: BERT’s base model, with 110 million parameters and rows of 768, spends 21.3% of them on its vocabulary, and would need 139.6% for that of GPT-4o. In Turkish models of medium size the paper finds 20% a good share for BPE and WordPiece, and 40% for vocabularies of words or morphemes. Larger models can have larger ones.",
  caption:
    "Tables of some vocabularies as shares of a model of the size of BERT (110 million parameters, rows of 768).",
  papers: ["Impact of Tokenization on Language Models"],
  limits: "That these shares do best the paper finds by training models; here is only the arithmetic.",
  stated: [
    { says: "21.3%", fact: "bert_uncased", within: 0.0005 },
    { says: "139.6%", fact: "o200k_base", within: 0.0005 },
    { says: "20%", fact: "subwords", within: 0 },
    { says: "40%", fact: "words", within: 0 },
  ],
  named: ["110 million", "rows of 768"],
  open: `compare?t=${references.join(",")}&text=Tessera&below=wordBytes&with=width:768,billions:0.11,tied:1`,
  async figure(bench) {
    const { bestShares } = await bench.tools();
    const values: OfTokenizer[] = [];
    for (const reference of references) {
      const { tables } = await bench.measure<WordBytesFigures>(
        "wordBytes",
        reference,
        "-",
        "width:768,billions:0.11,tied:1",
      );
      values.push([reference, tables.own.share ?? Number.NaN]);
    }
    return {
      kind: "bars",
      unit: "of the model’s parameters",
      rows: tokenizerBars(values, percent),
      mark: { value: bestShares.subwords, label: percent(bestShares.subwords) },
      facts: { ...Object.fromEntries(values), ...bestShares },
    };
  },
};
