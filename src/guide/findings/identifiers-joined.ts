import type { IdentifiersFigures } from "../../instruments/identifiers/instrument";
import { labelOf } from "../cuts";
import type { Finding } from "../finding";
import { percent } from "../rows";

const references = ["bert_uncased", "r50k_base", "llama2", "mistral_nemo", "o200k_base", "cl100k_base"];

export const finding: Finding = {
  id: "identifiers-joined",
  question: "words",
  title: "Joining the tokens of each name makes code up to 15% shorter",
  claim:
    "A name such as parseQueryString is several tokens. Were those of each name one, as where a model averages their vectors, this code would be 14.8% shorter in BERT’s vocabulary and 9.4% in GPT-2’s, but 4.1% in GPT-4’s, which has most of them whole. GPT-4o’s pattern cuts names at their capitals, and so it is 6.0% there.",
  caption:
    "Some 3,000 characters of JavaScript of our own: tokens, tokens for each name, and tokens once those of a name are one.",
  papers: ["On the Effect of Token Merging on Pre-trained Models for Code"],
  limits: "What averaging does to a model’s answers is not to be seen without the model.",
  published: {
    says: "The paper saves 1% to 19% of a model’s operations",
    where: "abstract",
    differs: "It counts operations, in models with tokenizers of their own, and other code.",
  },
  stated: [
    { says: "15%", fact: "bert_uncased", within: 0.005 },
    { says: "14.8%", fact: "bert_uncased", within: 0.0005 },
    { says: "9.4%", fact: "r50k_base", within: 0.0005 },
    { says: "4.1%", fact: "cl100k_base", within: 0.0005 },
    { says: "6.0%", fact: "o200k_base", within: 0.0005 },
    { says: "most of them", fact: "whole cl100k_base", within: 0.4 },
    { says: "3,000", fact: "characters", within: 200 },
  ],
  open: `compare?t=${references.join(",")}&text=export%20function%20parseQueryString(queryString)%20%7B%0A%20%20return%20new%20URLSearchParams(queryString)%3B%0A%7D&below=identifiers`,
  async figure(bench) {
    const { codeText } = await bench.tools();
    const rows: (string | number)[][] = [];
    const facts: Record<string, number> = { characters: codeText.length };
    for (const reference of references) {
      const { tokens, over, identifiers, inOne, joinedNames } = await bench.measure<IdentifiersFigures>(
        "identifiers",
        reference,
        codeText,
        "language:javascript",
      );
      const saved = 1 - joinedNames / tokens;
      facts[reference] = saved;
      facts[`whole ${reference}`] = inOne / identifiers;
      rows.push([labelOf(reference), tokens, Number((over / identifiers).toFixed(2)), joinedNames, percent(saved)]);
    }
    return { kind: "table", heads: ["Tokenizer", "Tokens", "a name", "joined", "saved"], rows, facts };
  },
};
