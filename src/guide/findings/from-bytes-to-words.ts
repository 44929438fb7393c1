import { cutRows } from "../cuts";
import type { Finding } from "../finding";

const references = ["utf8_bytes", "code_points", "graphemes", "bert_uncased", "o200k_base", "words"];
/** What there are so many of, where that is not tokens. */
const units: Readonly<Record<string, string>> = {
  utf8_bytes: "bytes",
  code_points: "code points",
  graphemes: "characters",
  words: "words",
};
const text = "naïve नमस्ते 🤷🏽‍♀️";

export const finding: Finding = {
  id: "from-bytes-to-words",
  question: "after",
  title: "One line is 43 bytes, 18 code points, 11 characters or 3 words, and 13 tokens to GPT-4o",
  claim:
    "What a text is made of has been answered in all these ways. Bytes and code points know no unknown word and are long; words are short and never all known. Subwords are between them, here not even by whole characters: the figure that shrugs takes 7 of GPT-4o’s tokens.",
  caption: "The same line by six units; bytes that are no whole characters are told in hexadecimal.",
  papers: ["Between words and characters"],
  stated: [
    { says: "43 bytes", fact: "utf8_bytes", within: 0 },
    { says: "18 code points", fact: "code_points", within: 0 },
    { says: "11 characters", fact: "graphemes", within: 0 },
    { says: "3 words", fact: "words", within: 0 },
    { says: "takes 7", fact: "shrug", within: 0 },
    { says: "13 tokens", fact: "o200k_base", within: 0 },
    { says: "six units", fact: "units", within: 0 },
  ],
  open: `compare?v=1&t=${references.join(",")}&text=${encodeURIComponent(text)}`,
  async figure(bench) {
    const cut = await cutRows(bench, references, text);
    const rows = cut.map((row, i) => {
      const note = units[references[i] ?? ""];
      return note === undefined ? row : { ...row, note };
    });
    const shrug = await bench.encode("o200k_base", ` ${text.split(" ").at(-1)}`);
    return {
      kind: "cuts",
      rows,
      facts: {
        units: references.length,
        shrug: shrug.ids.length,
        ...Object.fromEntries(rows.map(({ pieces }, i) => [references[i], pieces.length])),
      },
    };
  },
};
