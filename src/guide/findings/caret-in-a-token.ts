import { utf8Length } from "../../text/utf8";
import type { Finding } from "../finding";
import { ofEach, percent, tokenizerBars } from "../rows";

const references = ["r50k_base", "cl100k_base", "o200k_base", "llama3", "llama2", "gemma3"];
const code = `def remove_duplicates(values):
    seen = set()
    return [v for v in values if not (v in seen or seen.add(v))]
`;

export const finding: Finding = {
  id: "caret-in-a-token",
  question: "here",
  title: "Three of four places for a caret in code are inside a token",
  claim:
    "An editor asks a model to fill in code where the caret is. Of the places between two characters 75.0% are inside a token of GPT-4o, and with GPT-2 it is 62.5%: the fewer tokens code takes, the more of these places there are. The part in front of the caret then ends in tokens that the whole code would not have.",
  caption: "Places between two characters of a Python function of three lines that are inside a token.",
  papers: ["Empowering Character-level Text Infilling by Eliminating Sub-Tokens"],
  limits: "How well a model fills in such places is not to be seen without the model.",
  stated: [
    { says: "75.0%", fact: "o200k_base", within: 0.0005 },
    { says: "62.5%", fact: "r50k_base", within: 0.0005 },
    { says: "Three of four", fact: "o200k_base", within: 0.0005 },
    { says: "three lines", fact: "lines", within: 0 },
  ],
  named: ["between two characters"],
  open: `compare?t=${references.join(",")}&text=${encodeURIComponent(code)}&below=end&at=12-12`,
  async figure(bench) {
    const { standingAt } = await import("../../analysis/promptEnd/standing");
    const length = utf8Length(code);
    const values = await ofEach(references, async (reference) => {
      const encoding = await bench.encode(reference, code);
      let inside = 0;
      // All of it is ASCII: a byte is a character.
      for (let at = 1; at < length; at++) if (standingAt(encoding, at, length).kind === "inside") inside++;
      return inside / (length - 1);
    });
    return {
      kind: "bars",
      unit: "of all places are inside a token",
      rows: tokenizerBars(values, percent),
      facts: { ...Object.fromEntries(values), lines: code.trim().split("\n").length },
    };
  },
};
