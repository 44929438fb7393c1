import type { NumbersFigures } from "../../instruments/numbers/instrument";
import { labelOf } from "../cuts";
import type { Bar } from "../figures";
import type { Finding } from "../finding";

const references = ["r50k_base", "o200k_base", "llama3", "llama2", "gemma3"];
/** Made up: temperatures of a day. */
const text =
  "12.4051, 12.1137, 11.7420, 11.2986, 10.9315, 10.8842, 11.6093, 12.9714, 14.8236, 16.9078, 18.7751, 20.4317, 21.7902, 22.6384, 22.9140, 22.5763, 21.6428, 20.1895, 18.4472, 16.8129, 15.4706, 14.3558, 13.5281, 12.8947";

export const finding: Finding = {
  id: "series-rescaled",
  question: "pays",
  title: "A measured value takes 4 tokens, and rescaled a single one",
  claim:
    "12.4051 is 4 tokens for GPT-4o: 12, a point, 405 and 1. Written anew as whole numbers from 0 to 999, of which its vocabulary has all, each value of the series is 1 token. Gemma 3 and Llama 2 have single digits alone: there a value takes 7, and what fits in one token are ten steps.",
  caption:
    "Tokens for each value of 24 temperatures with four decimals: as they are, and rescaled so that each value is one token.",
  papers: ["TOKON: TOKenization-Optimized Normalization for time series analysis"],
  published: {
    says: "The paper tells of 2 to 3 times fewer tokens",
    where: "abstract",
    differs: "The more decimals are written, the more there is to save; here they are four.",
  },
  limits: "Whether a model predicts better what comes next in such a series is not to be seen without the model.",
  stated: [
    { says: "4 tokens", fact: "o200k_base", within: 0 },
    { says: "1 token", fact: "o200k_base rescaled", within: 0 },
    { says: "takes 7", fact: "gemma3", within: 0 },
    { says: "a single one", fact: "o200k_base rescaled", within: 0 },
    { says: "to 999", fact: "o200k_base most", within: 0 },
    { says: "one token", fact: "gemma3 rescaled", within: 0 },
    { says: "ten steps", fact: "gemma3 steps", within: 0 },
    { says: "24 temperatures", fact: "values", within: 0 },
    { says: "four decimals", fact: "decimals", within: 0 },
    { says: "are four", fact: "decimals", within: 0 },
  ],
  named: ["12.4051", "12, a point, 405 and 1", "from 0"],
  open: `compare?t=${references.join(",")}&text=${encodeURIComponent(text)}&below=numbers`,
  async figure(bench) {
    const rows: Bar[] = [];
    const written = text.split(", ");
    const facts: Record<string, number> = { values: written.length, decimals: written[0]?.split(".")[1]?.length ?? 0 };
    for (const reference of references) {
      const { series } = await bench.measure<NumbersFigures>("numbers", reference, text);
      if (series?.scaled == null) continue;
      const { asIs, scaled } = series;
      const label = labelOf(reference);
      facts[reference] = asIs;
      facts[`${reference} rescaled`] = scaled.tokens;
      facts[`${reference} most`] = scaled.most;
      facts[`${reference} steps`] = scaled.most + 1;
      rows.push(
        { label, value: asIs, told: asIs.toFixed(1), group: "as they are" },
        { label, value: scaled.tokens, told: `${scaled.tokens}, from 0 to ${scaled.most}`, group: "rescaled" },
      );
    }
    return { kind: "bars", unit: "tokens per value", rows, facts };
  },
};
