import type { UnitsFigures } from "../../instruments/units/figures";
import type { Finding } from "../finding";
import { type OfTokenizer, tokenizerBars, twoDigits } from "../rows";

const references = ["gemma3", "o200k_base", "cl100k_base", "r50k_base", "bert_uncased", "llama2"];

export const finding: Finding = {
  id: "terms-of-law",
  question: "words",
  title: "Of 40 legal terms Gemma 3 has 12 whole, GPT-4o 9 and Llama 2 not one",
  claim:
    "“Habeas corpus” and “power of attorney” are one thing each to a lawyer, and several tokens to many models: on average a term has 2.05 in Gemma 3 and 3.33 in Llama 2. What is learned from the texts of one field, as KL3M’s tokenizers are, has more of its terms as entries.",
  caption:
    "Terms of law in our list (habeas corpus, subrogation, burden of proof …), inside a sentence: tokens for each.",
  papers: ["KL3M Tokenizers"],
  published: {
    says: "The paper’s own tokenizer needs up to 83% fewer tokens for legal terms than general ones do",
    where: "abstract",
    differs:
      "It is not built in, but can be opened from the Hugging Face Hub and held against these; the terms are ours.",
  },
  stated: [
    { says: "40", fact: "terms", within: 0 },
    { says: "has 12", fact: "wholegemma3", within: 0 },
    { says: " 9 and", fact: "wholeo200k_base", within: 0 },
    { says: "2.05", fact: "gemma3", within: 0.005 },
    { says: "3.33", fact: "llama2", within: 0.005 },
    { says: "not one", fact: "wholellama2", within: 0 },
  ],
  open: `compare?v=1&t=${references.join(",")}&below=units&with=gold:none`,
  async figure(bench) {
    const values: OfTokenizer[] = [];
    const facts: Record<string, number> = {};
    for (const reference of references) {
      const { terms } = await bench.measure<UnitsFigures>("units", reference, "", "gold:none");
      const legal = terms?.classes.find((each) => each.class === "legal");
      if (legal === undefined) continue;
      values.push([reference, legal.tokens / legal.terms]);
      Object.assign(facts, {
        terms: legal.terms,
        [reference]: legal.tokens / legal.terms,
        [`whole${reference}`]: legal.inOne,
      });
    }
    return { kind: "bars", unit: "tokens per term", rows: tokenizerBars(values, twoDigits), facts };
  },
};
