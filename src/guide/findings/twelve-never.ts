import { strictText } from "../../text/strictUtf8";
import { encodeOptions } from "../bench";
import { piecesOf } from "../cuts";
import type { Finding } from "../finding";

const reference = "o200k_base";

export const finding: Finding = {
  id: "twelve-never",
  question: "vocabulary",
  title: "GPT-4o has 12 tokens that no text ever becomes, four of them Chinese spam",
  claim:
    "Whoever writes what one of these 12 stands for gets other tokens: a rule cuts the text in two before its pieces are looked up. So a model never meets these tokens while it learns, and knows nothing of them. Four advertise Chinese gambling and pornography, which shows what was on the pages that the vocabulary was made from.",
  caption: "Tokens of GPT-4o (o200k_base) whose own text is cut otherwise, and how; ⏎ is a new line, · a space.",
  papers: ["Problematic Tokens"],
  limits: "What a model does when it is shown such an id is not to be seen without the model.",
  published: {
    says: "The paper names three of the four as tokens of GPT-4o that models fail to repeat.",
    differs: null,
  },
  stated: [{ says: "12", fact: "never", within: 0 }],
  named: ["GPT-4o"],
  open: "tokenizer?v=1&t=o200k_base&tab=audit&class=inContext.text",
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
      const cut = piecesOf(text, encoding).map((piece) => piece.text);
      rows.push([cut.join(""), cut.join(" | "), `${id}`]);
    }
    return { kind: "table", heads: ["Token", "Its text is cut as", "Id"], rows, facts: { never: rows.length } };
  },
};
