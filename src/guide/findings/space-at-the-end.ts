import { utf8Encode } from "../../text/utf8";
import { isStaged } from "../../tokenizers/isStaged";
import { piecesOf } from "../cuts";
import type { Finding } from "../finding";

const reference = "o200k_base";
const prompt = "The capital of France is";

export const finding: Finding = {
  id: "space-at-the-end",
  question: "here",
  title: "A space at the end of a prompt shuts out the answer “ Paris”",
  claim:
    "“ Paris” with its space in front is one token of GPT-4o, as many words are. Whoever ends a prompt with a space has a token for that space alone, and the 106,529 entries that begin with one, “ Paris” among them, would now bring a second. The cure is to take the last token back, and to allow only entries that begin with what it said.",
  caption: "The same sentence with its answer, and up to the space before it; what the space becomes is marked.",
  papers: ["Token Alignment via Character Matching for Subword Completion"],
  limits: "How much worse a model’s answer is behind such a space is not to be seen without the model.",
  stated: [
    { says: "106,529", fact: "spaced", within: 0 },
    { says: "one token", fact: "answer", within: 0 },
  ],
  open: `compare?t=${reference}&text=${encodeURIComponent(`${prompt} `)}&below=end`,
  async figure(bench) {
    const { entriesBeginningWith, textEntries } = await import("../../analysis/promptEnd/entries");
    const tokenizer = await bench.tokenizer(reference);
    if (!isStaged(tokenizer)) throw new Error(`${reference} has no vocabulary.`);
    const spaced = entriesBeginningWith(textEntries(tokenizer), utf8Encode(" "), 0).count;
    const rows = await Promise.all(
      [`${prompt} Paris`, `${prompt} `].map(async (text) => {
        const pieces = piecesOf(text, await bench.encode(reference, text));
        return pieces.map((piece, i) => ({ ...piece, isMarked: i === pieces.length - 1 }));
      }),
    );
    return {
      kind: "cuts",
      rows: [
        { label: "with the answer", pieces: rows[0] ?? [] },
        { label: "with a space at the end", pieces: rows[1] ?? [] },
      ],
      facts: { spaced, answer: (await bench.encode(reference, " Paris")).ids.length },
    };
  },
};
