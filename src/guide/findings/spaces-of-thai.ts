import { utf8Encode } from "../../text/utf8";
import { TokenFlag } from "../../tokenizers/encoding";
import { labelOf } from "../cuts";
import type { Finding } from "../finding";
import { languageText } from "../rows";

const references = ["o200k_base", "gemma3", "llama3", "deepseek_v3", "qwen3", "bert_uncased"];

export const finding: Finding = {
  id: "spaces-of-thai",
  question: "words",
  title: "A space parts phrases in Thai, and GPT-4o joins each to what stands beside it",
  claim:
    "Thai has no spaces between words, but between phrases and sentences. Of the 221 in this text GPT-4o has none as a token of its own and Qwen 3 has 82; BERT drops all, and most of its tokens, 279, are unknown words. WangchanBERTa keeps each space as a token that is written <_>.",
  caption:
    "Thai (Universal Declaration of Human Rights): its spaces that are a token of their own, that are in one with letters, and that are lost.",
  papers: ["WangchanBERTa"],
  limits: "Which of it serves a model best the paper finds by training some.",
  stated: [
    { says: "221", fact: "spaces", within: 0 },
    { says: "has 82", fact: "ownqwen3", within: 0 },
    { says: "279", fact: "unknownbert_uncased", within: 0 },
    { says: "none", fact: "owno200k_base", within: 0 },
    { says: "most of its tokens", fact: "ofUnknownbert_uncased", within: 0.5 },
  ],
  open: `compare?t=${references.join(",")}&text=%E0%B8%89%E0%B8%B1%E0%B8%99%E0%B8%8A%E0%B8%AD%E0%B8%9A%E0%B8%81%E0%B8%B4%E0%B8%99%E0%B8%82%E0%B9%89%E0%B8%B2%E0%B8%A7%20%E0%B9%81%E0%B8%95%E0%B9%88%E0%B8%A7%E0%B8%B1%E0%B8%99%E0%B8%99%E0%B8%B5%E0%B9%89%E0%B9%84%E0%B8%A1%E0%B9%88%E0%B8%AB%E0%B8%B4%E0%B8%A7`,
  async figure(bench) {
    const text = await languageText(bench, "tha");
    const bytes = utf8Encode(text);
    const spaces = bytes.filter((byte) => byte === 0x20).length;
    const rows: (string | number)[][] = [];
    const facts: Record<string, number> = { spaces };
    for (const reference of references) {
      const { ids, byteStart, byteEnd, flags } = await bench.encode(reference, text);
      let [own, shared, unknown] = [0, 0, 0];
      for (const token of ids.keys()) {
        const held = bytes.subarray(byteStart[token], byteEnd[token]);
        const within = held.filter((byte) => byte === 0x20).length;
        if (held.every((byte) => byte <= 0x20)) own += within;
        else shared += within;
        if (((flags[token] ?? 0) & TokenFlag.unknown) !== 0) unknown++;
      }
      Object.assign(facts, {
        [`own${reference}`]: own,
        [`shared${reference}`]: shared,
        [`unknown${reference}`]: unknown,
        [`ofUnknown${reference}`]: unknown / ids.length,
      });
      rows.push([labelOf(reference), ids.length, own, shared, spaces - own - shared]);
    }
    return { kind: "table", heads: ["Tokenizer", "Tokens", "alone", "with letters", "lost"], rows, facts };
  },
};
