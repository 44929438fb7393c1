import { labelOf } from "../cuts";
import type { Finding } from "../finding";
import { languageText, percent } from "../rows";

const references = ["qwen3", "gemma3", "o200k_base", "llama3"];

export const finding: Finding = {
  id: "homophones-made-one",
  question: "noise",
  title: "Writing letters alike that Amharic says alike saves next to no tokens",
  claim:
    "Amharic no longer tells ሀ, ሐ and ኀ apart in speech, but in writing. Made one, they spare Qwen 3 only 37 of 5,772 tokens, and GPT-4o, which has such letters in pieces, none. Of 581 different words 72 are then spelt otherwise, 5 like another word, and nothing tells which it was.",
  caption:
    "Amharic (Universal Declaration of Human Rights), tokens: as it is, and with homophones made one by the transform “homophones”.",
  papers: ["A Case Against Implicit Standards"],
  limits: "What it does to a translation’s score is not to be seen without a model; the table of letters is ours.",
  stated: [
    { says: "only 37", fact: "qwen3", within: 0 },
    { says: "5,772", fact: "tokens", within: 0 },
    { says: "581", fact: "words", within: 0 },
    { says: "72", fact: "changed", within: 0 },
    { says: "otherwise, 5", fact: "together", within: 0 },
    { says: "none.", fact: "o200k_base", within: 0 },
  ],
  open: "compare?t=qwen3,qwen3:homophones,gemma3,gemma3:homophones&text=%E1%8D%80%E1%88%90%E1%8B%AD%20%E1%8C%B8%E1%88%80%E1%8B%AD",
  async figure(bench) {
    const { letterMaps } = await bench.tools();
    const text = await languageText(bench, "amh");
    const words = new Set(text.match(/[\u1200-\u135a]+/g));
    const made = new Set([...words].map((word) => [...word].map(letterMaps.homophones).join("")));
    const changed = [...words].filter((word) => [...word].map(letterMaps.homophones).join("") !== word).length;
    const rows: (string | number)[][] = [];
    const facts: Record<string, number> = { words: words.size, changed, together: words.size - made.size };
    for (const reference of references) {
      const before = (await bench.encode(reference, text)).ids.length;
      const after = (await bench.encode(`${reference}:homophones`, text)).ids.length;
      facts[reference] = before - after;
      if (reference === "qwen3") facts.tokens = before;
      rows.push([labelOf(reference), before, after, percent(1 - after / before)]);
    }
    return { kind: "table", heads: ["Tokenizer", "As it is", "Homophones as one", "saved"], rows, facts };
  },
};
