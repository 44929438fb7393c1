import { labelOf } from "../cuts";
import type { Finding } from "../finding";

const references = ["llama2", "mistral_7b", "llama3"];

export const finding: Finding = {
  id: "half-begin-words",
  question: "vocabulary",
  title: "Half of Llama 2’s entries begin a word; of Llama 3’s it is more than two fifths",
  claim:
    "Qtok sorts each entry into one of twelve classes. 50.2% of Llama 2’s are a space with letters of one alphabet behind it, and 43.2% of Llama 3’s. What Llama 3 has in their place are 23,131 entries of signs, digits and several alphabets, where Llama 2 has 1,039.",
  caption: "Entries in each of Qtok’s classes.",
  papers: ["Qtok: A Comprehensive Framework for Evaluating Multilingual Tokenizer"],
  published: {
    says: "The paper’s table has the same rows for these tokenizers, class by class",
    where: "tables of its classes",
    differs: "It leaves the added tokens of Llama 2 and Mistral out of “control_tokens”; here they are in it.",
  },
  stated: [
    { says: "50.2%", fact: "llama2", within: 0.0005 },
    { says: "43.2%", fact: "llama3", within: 0.0005 },
    { says: "23,131", fact: "otherOfLlama3", within: 0 },
    { says: "1,039", fact: "otherOfLlama2", within: 0 },
    { says: "Half", fact: "llama2", within: 0.01 },
    { says: "more than two fifths", fact: "llama3", within: 0.05 },
    { says: "twelve classes", fact: "classes", within: 0 },
  ],
  open: "tokenizer?v=1&t=llama3&tab=audit&class=inner_other",
  async figure(bench) {
    const { listedIn, qtokCounts } = await bench.tools();
    const columns: Record<string, number>[] = [];
    for (const reference of references) columns.push(qtokCounts(await listedIn(bench, reference)));
    const [llama2, , llama3] = columns;
    const share = (counts: Record<string, number> = {}) =>
      (counts.spaced_alpha ?? 0) / Object.values(counts).reduce((sum, count) => sum + count, 0);
    return {
      kind: "table",
      heads: ["Class", ...references.map(labelOf)],
      rows: Object.keys(llama2 ?? {}).map((name) => [name, ...columns.map((counts) => counts[name] ?? 0)]),
      facts: {
        classes: Object.keys(llama2 ?? {}).length,
        llama2: share(llama2),
        llama3: share(llama3),
        otherOfLlama2: llama2?.inner_other ?? 0,
        otherOfLlama3: llama3?.inner_other ?? 0,
      },
    };
  },
};
