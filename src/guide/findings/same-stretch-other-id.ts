import type { Finding } from "../finding";

const [first, second] = ["r50k_base", "llama3"];

export const finding: Finding = {
  id: "same-stretch-other-id",
  question: "vocabulary",
  title: "Texts tell which entries of two vocabularies are the same, whatever their ids",
  claim:
    "Cut one text by two tokenizers and see which tokens lie over the same letters. Of the 550 entries of GPT-2 that an English text uses, 538 find a partner in Llama 3 so, 4 of them under the same id. With such a map a model’s vectors can be moved to another’s places.",
  caption:
    "English (Universal Declaration of Human Rights): the entries that most often stand for the same stretch, and how well they agree (Dice: 1 where neither comes without the other).",
  papers: ["TokAlign: Efficient Vocabulary Adaptation via Token Alignment"],
  limits:
    "The paper’s map goes by vectors that are learned for each tokenizer’s ids, on far more text. What it is worth to a model is not to be seen without the model.",
  stated: [
    { says: "550", fact: "occurring", within: 0 },
    { says: "538", fact: "mapped", within: 0 },
    { says: "4 of them", fact: "sameId", within: 0 },
  ],
  named: ["two vocabularies", "two tokenizers", "1 where"],
  open: "vocabularies?v=1&t=r50k_base,llama3&on=eng",
  async figure(bench) {
    const { IdMap } = await bench.tools();
    const tokenizer = await bench.tokenizer(first);
    const map = new IdMap();
    for (const segment of await bench.segments("eng")) {
      map.add(await bench.encode(first, segment), await bench.encode(second, segment));
    }
    const best = map.best();
    const commonest = [...best].sort((one, other) => other.both - one.both).slice(0, 10);
    return {
      kind: "table",
      heads: ["Entry", "Id in GPT-2", "Id in Llama 3", "Together", "Dice"],
      rows: commonest.map(({ a, b, both, dice }) => [tokenizer.tokenName(a), a, b, both, dice.toFixed(2)]),
      facts: {
        occurring: map.occurring,
        mapped: best.length,
        sameId: best.filter(({ a, b }) => a === b).length,
      },
    };
  },
};
