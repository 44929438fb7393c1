import { utf8Length } from "../../text/utf8";
import type { Finding } from "../finding";
import { languageNames, languageTokens, listed } from "../rows";

const reference = "o200k_base";
const languages = ["hin", "rus", "tha", "eng", "deu_1996", "cmn_hans", "shn", "amh"];

export const finding: Finding = {
  id: "bytes-squared",
  question: "after",
  title: "Read by bytes a Hindi text is 9.2 times as long, and attention looks at 85 times as many pairs",
  claim:
    "A model without a tokenizer reads bytes, and is as long as the text has bytes. Beside GPT-4o’s tokens that is 5.4 times as many in English and more in Hindi, whose letters have three bytes; attention goes by the square. In Amharic, of which GPT-4o’s vocabulary has little, bytes are only 1.5 times as many.",
  caption: "Positions of bytes ÷ tokens of GPT-4o, squared (Universal Declaration of Human Rights).",
  papers: [
    "A Multi-dimensional Evaluation of Tokenizer-free Multilingual",
    "ByT5: Towards a token-free future with pre-trained byte-to-byte models",
  ],
  limits: "Time and memory depend on the model too: the paper measures both, here it is lengths alone.",
  stated: [
    { says: "9.2 times", fact: "hin", within: 0.05 },
    { says: "85 times", fact: "hinSquared", within: 0.5 },
    { says: "5.4", fact: "eng", within: 0.05 },
    { says: "1.5", fact: "amh", within: 0.05 },
    { says: "three bytes", fact: "hindiLetter", within: 0 },
  ],
  open: `languages?v=1&t=o200k_base,utf8_bytes&measure=ratios.bytesPerToken&${listed(languages)}`,
  async figure(bench) {
    const names = await languageNames(bench);
    const rows = [];
    const facts: Record<string, number> = { hindiLetter: utf8Length("क") };
    for (const language of languages) {
      const longer =
        (await languageTokens(bench, "utf8_bytes", language)) / (await languageTokens(bench, reference, language));
      facts[language] = longer;
      facts[`${language}Squared`] = longer ** 2;
      rows.push({
        label: names.get(language) ?? language,
        value: longer ** 2,
        told: `${(longer ** 2).toFixed(1)} (${longer.toFixed(1)}²)`,
      });
    }
    return { kind: "bars", unit: "times the pairs of positions", rows, mark: { value: 1, label: "subwords" }, facts };
  },
};
