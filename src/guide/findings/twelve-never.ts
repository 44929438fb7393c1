import { strictText } from "../../text/strictUtf8";
import { encodeOptions } from "../bench";
import { piecesOf } from "../cuts";
import type { Finding } from "../finding";

const reference = "o200k_base";

export const finding: Finding = {
  id: "twelve-never",
  question: "vocabulary",
  title: "GPT-4o’s vocabulary holds 12 texts that it never gives for themselves, four of them Chinese spam",
  claim:
    "Whoever writes one of these 12 texts gets other tokens: the pattern that parts a text before merging cuts them in two. They were frequent where the vocabulary was made and are not where the model learned, so a model knows little of them; four advertise Chinese gambling and pornography.",
  caption: "Entries of o200k_base whose own text is cut otherwise, and how it is cut.",
  papers: ["Problematic Tokens"],
  limits: "What a model does when it is shown such an id is not to be seen without the model.",
  published: {
    says: "The paper names three of the four as tokens of GPT-4o that models fail to repeat.",
    differs: null,
  },
  stated: [{ says: "12", fact: "never", within: 0 }],
  named: ["GPT-4o"],
  open: "tokenizer?v=1&t=o200k_base&tab=audit&class=never",
  tour: 4,
  async figure(bench) {
    const tokenizer = await bench.tokenizer(reference);
    const { vocabulary } = await bench.parts(reference);
    const rows = [];
    for (const id of vocabulary.ids) {
      const text = strictText(tokenizer.tokenBytes(id));
      if (text === null) continue;
      const encoding = tokenizer.encode(text, encodeOptions);
      if (encoding.ids.length === 1 && encoding.ids[0] === id) continue;
      rows.push([
        id,
        text,
        piecesOf(text, encoding)
          .map((piece) => piece.text)
          .join(" | "),
      ]);
    }
    return { kind: "table", heads: ["Id", "Entry", "cut as"], rows, facts: { never: rows.length } };
  },
};
