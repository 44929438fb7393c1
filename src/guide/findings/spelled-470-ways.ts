import type { PathsFigures } from "../../instruments/paths/instrument";
import { labelOf } from "../cuts";
import type { Finding } from "../finding";

const references = ["r50k_base", "cl100k_base", "llama3", "o200k_base"];
const text = " strawberry";

export const finding: Finding = {
  id: "spelled-470-ways",
  question: "otherwise",
  title: "There are 470 ways to write “ strawberry”, and GPT-4 was shown one of them",
  claim:
    "A tokenizer has a list of pieces, its vocabulary: letters, syllables, words, many with the space before them. They can be put together to the same word in many ways, of which GPT-4’s tokenizer always takes the same one of 470. A model that writes can come to any of the others, which look the same to a reader and not to the model.",
  caption: "In how many ways the pieces of each vocabulary spell “ strawberry”, with the space in front.",
  papers: ["Say Anything but This"],
  limits: "How likely a model is to leave the tokenizer’s own way is not to be seen without the model.",
  stated: [{ says: "470", fact: "cl100k_base", within: 0 }],
  open: "compare?t=cl100k_base,o200k_base,llama3,r50k_base&text=%20strawberry&below=paths",
  tour: 3,
  async figure(bench) {
    const rows = await Promise.all(
      references.map(async (reference) => {
        const { paths } = await bench.measure<PathsFigures>("paths", reference, text, "list:0");
        return { reference, ways: Number(paths) };
      }),
    );
    return {
      kind: "bars",
      unit: "ways to spell it",
      rows: rows.map(({ reference, ways }) => ({ label: labelOf(reference), value: ways, told: String(ways) })),
      facts: Object.fromEntries(rows.map(({ reference, ways }) => [reference, ways])),
    };
  },
};
