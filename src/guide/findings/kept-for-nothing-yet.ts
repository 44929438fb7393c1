import { labelOf } from "../cuts";
import type { Finding } from "../finding";

const references = ["gemma3", "bert_uncased", "llama3", "o200k_base"];

export const finding: Finding = {
  id: "kept-for-nothing-yet",
  question: "vocabulary",
  title: "Gemma 3 keeps 6,242 entries that are for nothing yet",
  claim:
    "Entries such as <unused0> or [unused1] are kept for later, and stand in no text that a model has read. Others are some bytes of a character and no whole one: 1,434 of GPT-4o’s. The paper finds that such entries, put into texts, often draw the texts’ similarity to one value.",
  caption: "Entries whose name says that they are unused or reserved, and entries that are no whole characters.",
  papers: ["Sticking to the Mean"],
  limits: "Which entries are sticky in a model is not to be seen without the model.",
  named: ["<unused0>", "[unused1]"],
  stated: [
    { says: "6,242", fact: "gemma3", within: 0 },
    { says: "1,434", fact: "pieces", within: 0 },
  ],
  open: "tokenizer?v=1&t=gemma3&tab=audit&class=reserved",
  async figure(bench) {
    const { formCounts, listedIn } = await bench.tools();
    const facts: Record<string, number> = {};
    const rows = [];
    for (const reference of references) {
      const { reserved, fragment, severalParts } = formCounts(await listedIn(bench, reference));
      rows.push([labelOf(reference), reserved, fragment + severalParts]);
      facts[reference] = reserved;
      if (reference === "o200k_base") facts.pieces = fragment + severalParts;
    }
    return { kind: "table", heads: ["Tokenizer", "Unused or reserved", "Pieces of characters"], rows, facts };
  },
};
