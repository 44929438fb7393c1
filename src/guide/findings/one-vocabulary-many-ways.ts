import type { WaysFigures } from "../../instruments/ways/instrument";
import { wayLabels } from "../../tokenizers/ways/way";
import { labelOf } from "../cuts";
import type { Finding } from "../finding";
import { languageText, percent } from "../rows";

const references = ["llama2", "o200k_base"];
const ways = ["prefix", "suffix", "longest", "fewest", "likely"] as const;

export const finding: Finding = {
  id: "one-vocabulary-many-ways",
  question: "otherwise",
  title: "With the same entries, other rules cut 19 of 20 words just as merging does",
  claim:
    "A vocabulary does not say how it is to be used: one can take the longest entry from the left or from the right, the fewest, or the likeliest. In English prose all these rules cut at most 5.1% of the words otherwise than the tokenizer itself, and with GPT-4o’s large vocabulary at most 1.0%. The simple ones need not be worse, as the paper finds.",
  caption:
    "Words of the Universal Declaration of Human Rights that are cut otherwise than the tokenizer does, by rule.",
  papers: ["Greed is All You Need"],
  stated: [
    { says: "5.1%", fact: "llama2", within: 0.0005 },
    { says: "1.0%", fact: "o200k_base", within: 0.0005 },
    { says: "19 of 20", fact: "alike llama2", within: 0.002 },
  ],
  open: "compare?t=llama2,llama2:prefix,llama2:fewest&below=ways",
  openText: { language: "eng" },
  async figure(bench) {
    const text = await languageText(bench, "eng");
    const found = await Promise.all(
      references.map(async (reference) => {
        const figures = await bench.measure<WaysFigures>("ways", reference, text);
        return { reference, share: new Map(figures.ways.map(({ way, cutOtherwise }) => [way, cutOtherwise ?? 0])) };
      }),
    );
    const shareOf = ({ share }: (typeof found)[number], way: (typeof ways)[number]) => share.get(way) ?? Number.NaN;
    return {
      kind: "bars",
      unit: "words cut otherwise",
      rows: ways.flatMap((way) =>
        found.map((each) => ({
          label: wayLabels[way],
          value: shareOf(each, way),
          told: percent(shareOf(each, way)),
          group: labelOf(each.reference),
        })),
      ),
      facts: Object.fromEntries(
        found.flatMap((each) => {
          const most = Math.max(...ways.map((way) => shareOf(each, way)));
          return [
            [each.reference, most],
            [`alike ${each.reference}`, 1 - most],
          ];
        }),
      ),
    };
  },
};
