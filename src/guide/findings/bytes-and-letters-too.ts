import { utf8Length } from "../../text/utf8";
import type { Finding } from "../finding";
import { listed, perEnglish, twoDigits } from "../rows";

const languages = [
  ["cmn_hans", "Chinese"],
  ["kor", "Korean"],
  ["rus", "Russian"],
  ["hin", "Hindi"],
  ["mya", "Burmese"],
  ["shp", "Shipibo-Conibo"],
] as const;

export const finding: Finding = {
  id: "bytes-and-letters-too",
  question: "pays",
  title: "Without a tokenizer languages are still unequal, by letters and by bytes",
  claim:
    "Models that read single letters or bytes have no vocabulary to favour a language. Yet the same text takes 4.1 times as many bytes in Burmese as in English, since each of its letters is stored in three. By letters, Shipibo-Conibo in Peru needs 7.5 times as many as Chinese.",
  caption:
    "The Universal Declaration of Human Rights: letters (code points) and bytes (UTF-8) for each one of the English text.",
  papers: [
    "Language Model Tokenizers Introduce Unfairness Between Languages",
    "ByT5: Towards a token-free future with pre-trained byte-to-byte models",
  ],
  published: {
    says: "The paper finds that letters and bytes, too, differ by more than 4 times for some pairs of languages",
    where: "abstract",
    differs: null,
  },
  stated: [
    { says: "4.1 times", fact: "burmeseBytes", within: 0.05 },
    { says: "7.5 times", fact: "lettersMostToLeast", within: 0.05 },
    { says: "stored in three", fact: "burmeseLetter", within: 0 },
  ],
  open: `languages?v=1&t=utf8_bytes,code_points,o200k_base&${listed(languages.map(([code]) => code))}`,
  async figure(bench) {
    const all = await Promise.all(
      languages.map(async ([code, name]) => ({
        name,
        letters: await perEnglish(bench, code, (segment) => [...segment].length),
        bytes: await perEnglish(bench, code, utf8Length),
      })),
    );
    const letters = all.map((each) => each.letters);
    return {
      kind: "bars",
      unit: "times as many as in English",
      mark: { value: 1, label: "English" },
      rows: all.flatMap(({ name, ...each }) =>
        (["letters", "bytes"] as const).map((group) => ({
          label: name,
          value: each[group],
          told: twoDigits(each[group]),
          group,
        })),
      ),
      facts: {
        burmeseLetter: utf8Length("မ"),
        burmeseBytes: Math.max(...all.map(({ bytes }) => bytes)),
        lettersMostToLeast: Math.max(...letters) / Math.min(...letters),
      },
    };
  },
};
