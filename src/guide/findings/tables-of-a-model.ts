import type { WordBytesFigures } from "../../instruments/wordBytes/instrument";
import { labelOf } from "../cuts";
import type { Finding } from "../finding";

const references = ["bert_uncased", "llama2", "llama3", "o200k_base", "gemma3"];

const width = 4096;
const billions = 7;

export const finding: Finding = {
  id: "tables-of-a-model",
  question: "after",
  title: "In a model of 7 billion parameters Gemma 3’s vocabulary would take 31% of them, 256 bytes next to none",
  claim:
    "Each entry has a row of numbers where a model reads, and one where it writes. With rows of 4,096 numbers Llama 3’s entries come to 15% of such a model, a table of bytes to a five-hundredth of that. Byte2Word makes words out of bytes for this reason, T-FREE out of 8,000 rows that trigrams share.",
  caption:
    "What the tables of a vocabulary take, input and output, with rows of 4,096 numbers in a model of 7 billion.",
  papers: [
    "Word-Level Representation From Bytes For Language Modeling",
    "T-FREE: Tokenizer-Free Generative LLMs via Sparse Representations for",
  ],
  published: {
    says: "T-FREE’s authors save more than 85% of these tables",
    where: "abstract",
    differs: "How much it is depends on what is compared: beside Llama 3’s vocabulary it would be 94%.",
  },
  limits: "Whether a model does as well with small tables is not to be seen without training it.",
  stated: [
    { says: "31%", fact: "gemma3", within: 0.005 },
    { says: "7 billion", fact: "billions", within: 0 },
    { says: "256", fact: "byteRows", within: 0 },
    { says: "4,096", fact: "width", within: 0 },
    { says: "15%", fact: "llama3", within: 0.005 },
    { says: "8,000", fact: "trigramRows", within: 0 },
    { says: "none", fact: "bytes", within: 0.001 },
    { says: "a five-hundredth", fact: "bytesOfLlama3", within: 1e-5 },
    { says: "94%", fact: "savedOfLlama3", within: 0.005 },
  ],
  open: `compare?t=${references.join(",")}&text=Tessera&below=wordBytes`,
  async figure(bench) {
    const rows: (readonly [string, number, number, string])[] = [];
    const facts: Record<string, number> = { width, billions };
    const millions = (parameters: number | null) => Math.round((parameters ?? Number.NaN) / 1e6);
    const add = (label: string, { rows: entries, parameters, share }: WordBytesFigures["tables"]["own"]) =>
      rows.push([label, entries ?? Number.NaN, millions(parameters), `${(100 * (share ?? Number.NaN)).toFixed(2)}%`]);
    for (const reference of references) {
      const { tables } = await bench.measure<WordBytesFigures>(
        "wordBytes",
        reference,
        "",
        `width:${width},billions:${billions}`,
      );
      if (rows.length === 0) {
        add("Bytes", tables.bytes);
        add("Trigrams (T-FREE)", tables.trigrams);
      }
      add(labelOf(reference), tables.own);
      facts[reference] = tables.own.share ?? Number.NaN;
      facts.bytes = tables.bytes.share ?? Number.NaN;
      facts.trigrams = tables.trigrams.share ?? Number.NaN;
      facts.byteRows = tables.bytes.rows ?? Number.NaN;
      facts.trigramRows = tables.trigrams.rows ?? Number.NaN;
    }
    const ofLlama3 = facts.llama3 ?? Number.NaN;
    facts.bytesOfLlama3 = (facts.bytes ?? Number.NaN) / ofLlama3;
    facts.savedOfLlama3 = 1 - (facts.trigrams ?? Number.NaN) / ofLlama3;
    return {
      kind: "table",
      heads: ["Vocabulary", "rows", "million parameters", "of a model of 7 billion"],
      rows,
      facts,
    };
  },
};
