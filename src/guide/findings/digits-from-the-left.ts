import { cutRows } from "../cuts";
import type { Finding } from "../finding";

const references = ["r50k_base", "cl100k_base", "gemma3"];
const text = "1234567";

export const finding: Finding = {
  id: "digits-from-the-left",
  question: "here",
  title: "Numbers are cut from the left, where people group them from the right",
  claim:
    "Where a pattern takes up to three digits at a time it begins at the left, so that 1234567 becomes 123, 456 and 7, though a reader means 1,234,567. GPT-2 cut by what was frequent; Gemma 3 gives each digit a token of its own, which costs 7 tokens here in place of 3.",
  caption: "1234567 in three generations of tokenizers.",
  papers: ["Regress, Don't Guess -- A Regression-like Loss on Number Tokens for"],
  named: ["1234567", "123, 456 and 7", "1,234,567"],
  stated: [
    { says: "costs 7", fact: "gemma3", within: 0 },
    { says: "in place of 3", fact: "cl100k_base", within: 0 },
    { says: "up to three digits", fact: "digits", within: 0 },
    { says: "three generations", fact: "tokenizers", within: 0 },
  ],
  open: "compare?t=r50k_base,cl100k_base,gemma3&text=1234567&below=numbers",
  about: ["differences"],
  async figure(bench) {
    const rows = await cutRows(bench, references, text);
    return {
      kind: "cuts",
      rows,
      facts: {
        ...Object.fromEntries(rows.map(({ pieces }, i) => [references[i], pieces.length])),
        digits: Math.max(...(rows[1]?.pieces.map((piece) => piece.text.length) ?? [])),
        tokenizers: rows.length,
      },
    };
  },
};
