import type { PoolingFigures } from "../../instruments/pooling/instrument";
import type { Finding } from "../finding";
import { languageText, percent } from "../rows";

const names = {
  fixed: "Every four characters",
  spaces: "White space",
  unigram: "Likeliest tokens",
  spikes: "Where guessing gets hard",
} as const;

export const finding: Finding = {
  id: "where-guessing-gets-hard",
  question: "after",
  title: "Where the next letter gets hard to guess, a token often begins",
  claim:
    "A model of characters can shorten its text by pooling, and has to decide where pools end. A coder that learns the text as it goes is surprised at 87% of the places where GPT-4o’s tokens end; a cut after every fourth character finds 48%. White space finds 89% and is never wrong, but only in languages that write it.",
  caption: "The English Declaration, parted in four ways, beside the tokens of GPT-4o.",
  papers: ["Efficient Transformers with Dynamic Token Pooling"],
  limits: "The paper’s boundaries come from trained models; here it is a coder of three letters before.",
  stated: [
    { says: "87%", fact: "spikes", within: 0.005 },
    { says: "48%", fact: "fixed", within: 0.005 },
    { says: "89%", fact: "spaces", within: 0.005 },
    { says: "every fourth", fact: "every", within: 0.001 },
    { says: "four ways", fact: "ways", within: 0 },
  ],
  named: ["three letters before"],
  open: "compare?t=o200k_base,llama2&below=pooling",
  openText: { language: "eng" },
  async figure(bench) {
    const text = await languageText(bench, "eng");
    const { rows } = await bench.measure<PoolingFigures>("pooling", "o200k_base", text);
    const told = rows.flatMap(({ method, recall, precision, characters }) =>
      method === "tokens" || method === "windows" ? [] : [{ method, recall, precision, characters }],
    );
    return {
      kind: "table",
      heads: ["Parted by", "characters each", "cuts that are a token’s", "tokens’ cuts found"],
      rows: told.map(({ method, recall, precision, characters }) => [
        names[method],
        Number((characters ?? Number.NaN).toFixed(2)),
        percent(precision ?? Number.NaN),
        percent(recall ?? Number.NaN),
      ]),
      facts: {
        ...Object.fromEntries(told.map(({ method, recall }) => [method, recall ?? Number.NaN])),
        ways: told.length,
        every: 1 / (told.find(({ method }) => method === "fixed")?.characters ?? Number.NaN),
      },
    };
  },
};
