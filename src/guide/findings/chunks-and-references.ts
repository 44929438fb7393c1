import type { OverlapFigures } from "../../instruments/overlap/instrument";
import type { Finding } from "../finding";

const reference = "o200k_base";
const sizes = "5 10 20 30 50 100";
/** Articles 1 and 3 to 7 of the Declaration, the last of them without its second sentence. */
const text = `All human beings are born free and equal in dignity and rights. They are endowed with reason and conscience and should act towards one another in a spirit of brotherhood.
Everyone has the right to life, liberty and the security of person.
No one shall be held in slavery or servitude; slavery and the slave trade shall be prohibited in all their forms.
No one shall be subjected to torture or to cruel, inhuman or degrading treatment or punishment.
Everyone has the right to recognition everywhere as a person before the law.
All are equal before the law and are entitled without any discrimination to equal protection of the law.
`;
const wanted = `No one shall be held in slavery or servitude; slavery and the slave trade shall be prohibited in all their forms.
Everyone has the right to recognition everywhere as a person before the law.`;

export const finding: Finding = {
  id: "chunks-and-references",
  question: "after",
  title: "Chunks of 10 tokens bring nothing that was not asked for, and half of what was",
  claim:
    "Whoever searches a text by chunks gets whole ones. At 10 tokens all that the best chunks hold is wanted, but 47% of what is wanted is missing; at 100 tokens 89% is there, and two thirds of the chunks is something else. The size is counted in tokens, so another tokenizer cuts elsewhere.",
  caption:
    "Six articles of the Declaration in chunks of GPT-4o’s tokens, and two of them that are wanted: for each the best chunk is taken.",
  papers: ["Enhancing Domain-Specific Retrieval-Augmented Generation"],
  published: {
    says: "The paper finds that chunks of fewer than 10 tokens have a precision that is 31% to 42% higher, and a recall that is 18% lower",
    where: "abstract",
    differs: "It searches other texts, with a retriever; here the best chunks are taken, and the text is short.",
  },
  stated: [
    { says: "10 tokens", fact: "least", within: 0 },
    { says: "47%", fact: "missing10", within: 0.005 },
    { says: "100 tokens", fact: "most", within: 0 },
    { says: "89%", fact: "recall100", within: 0.01 },
    { says: "half", fact: "recall10", within: 0.03 },
    { says: "two thirds", fact: "beside100", within: 0.02 },
    { says: "Six articles", fact: "articles", within: 0 },
    { says: "two of them", fact: "wanted", within: 0 },
  ],
  open: `compare?v=1&t=o200k_base,llama2&text=${encodeURIComponent(text + wanted)}&two=${text.length}&below=overlap&with=${encodeURIComponent(`sizes:${sizes}`)}`,
  about: ["cut"],
  async figure(bench) {
    const { chunks } = await bench.measure<OverlapFigures>("overlap", reference, text, `sizes:${sizes}`, {
      other: wanted,
    });
    const [small, large] = [10, 100].map((size) => chunks.find((chunk) => chunk.size === size));
    const points = (key: "precision" | "recall" | "iou") =>
      chunks.map((chunk) => [chunk.size, chunk[key] ?? Number.NaN] as const);
    return {
      kind: "lines",
      x: { label: "tokens of a chunk", isLogarithmic: true },
      y: { label: "share", isShare: true },
      lines: [
        { label: "precision", points: points("precision") },
        { label: "recall", points: points("recall") },
        { label: "IoU", points: points("iou") },
      ],
      facts: {
        // What the title says in words: nothing but what was asked for.
        least: small?.precision === 1 ? small.size : Number.NaN,
        missing10: 1 - (small?.recall ?? Number.NaN),
        most: large?.size ?? Number.NaN,
        recall10: small?.recall ?? Number.NaN,
        beside100: 1 - (large?.precision ?? Number.NaN),
        ...{ articles: text.trim().split("\n").length, wanted: wanted.split("\n").length },
        recall100: large?.recall ?? Number.NaN,
      },
    };
  },
};
