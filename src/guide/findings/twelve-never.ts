import { strictText } from "../../text/strictUtf8";
import { encodeOptions } from "../bench";
import { piecesOf } from "../cuts";
import type { Finding } from "../finding";

const reference = "o200k_base";

export const finding: Finding = {
  id: "twelve-never",
  question: "vocabulary",
  title: "GPT-4o has 12 tokens that their own text never becomes, four of them Chinese spam",
  claim:
    "Whoever writes just what one of these 12 stands for gets other tokens: a rule cuts the text in two before its pieces are looked up. They come only with certain text beside them, as the Chinese ones do where a small letter follows, so a model has hardly met them and knows next to nothing of them. Four advertise gambling and pornography, which shows what was on the pages that the vocabulary was made from.",
  caption:
    "Tokens of GPT-4o (o200k_base) whose own text is cut otherwise, and how; ⏎ is a new line, ␍ the carriage return that Windows puts before it, · a space.",
  papers: ["Problematic Tokens"],
  limits: "What a model does when it is shown such an id is not to be seen without the model.",
  stated: [
    { says: "12", fact: "never", within: 0 },
    { says: "four of them", fact: "chinese", within: 0 },
    { says: "in two", fact: "pieces", within: 0 },
    { says: "Four", fact: "beside", within: 0 },
  ],
  open: "tokenizer?v=1&t=o200k_base&tab=audit&class=inContext.text",
  tour: 4,
  async figure(bench) {
    const { cutOtherwise, listedIn } = await bench.tools();
    const listed = await listedIn(bench, reference);
    const { tokenizer } = listed;
    const cuts = cutOtherwise(listed, encodeOptions).flatMap((id) => {
      const text = strictText(tokenizer.tokenBytes(id));
      // Control tokens are encoded otherwise because they are asked for so.
      if (text === null || listed.entries.added.has(id)) return [];
      const pieces = piecesOf(text, tokenizer.encode(text, encodeOptions)).map((piece) => piece.text);
      return [{ id, text, pieces }];
    });
    const chinese = cuts.filter(({ text }) => /\p{Script=Han}/u.test(text));
    return {
      kind: "table",
      heads: ["Token", "Its text is cut as", "Id"],
      rows: cuts.map(({ id, pieces }) => [pieces.join(""), pieces.join(" | "), `${id}`]),
      facts: {
        never: cuts.length,
        pieces: Math.max(...cuts.map(({ pieces }) => pieces.length)),
        chinese: chinese.length,
        // Those that come where a small letter follows.
        beside: chinese.filter(({ id, text }) => tokenizer.encode(`${text}q`, encodeOptions).ids.includes(id)).length,
      },
    };
  },
};
