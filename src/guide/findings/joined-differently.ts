import { piecesOf } from "../cuts";
import type { Finding } from "../finding";

const reference = "cl100k_base";

export const finding: Finding = {
  id: "joined-differently",
  question: "here",
  title: "The tokens of two halves are not the tokens of the whole",
  claim:
    "A text that ends with “http:” has a token for its colon, and “//” is one more. Written as one text the vocabulary has a single entry for “://”, and the whole has 2 tokens where the parts have 3. So a prompt that stops at the colon asks a model for a sequence that it has hardly ever seen.",
  caption: "“http:” and “//” in cl100k_base, one after the other and as one text.",
  papers: ["Byte BPE Tokenization as an Inverse string Homomorphism"],
  stated: [
    { says: "2 tokens", fact: "tokens", within: 0 },
    { says: "have 3", fact: "parts", within: 0 },
    { says: "a single entry", fact: "entry", within: 0 },
  ],
  named: ["two halves"],
  open: "compare?v=1&t=cl100k_base&text=http%3A%2F%2F&below=parts&at=5-5",
  about: ["cut"],
  async figure(bench) {
    const pieces = async (text: string) => piecesOf(text, await bench.encode(reference, text));
    const [before, after, whole] = [await pieces("http:"), await pieces("//"), await pieces("http://")];
    return {
      kind: "cuts",
      rows: [
        { label: "http: and //", pieces: [...before, ...after] },
        { label: "http://", pieces: whole },
      ],
      facts: { tokens: whole.length, parts: before.length + after.length, entry: (await pieces("://")).length },
    };
  },
};
