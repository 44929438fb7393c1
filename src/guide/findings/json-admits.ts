import type { AdmitsFigures } from "../../instruments/admits/instrument";
import type { Finding } from "../finding";

const reference = "o200k_base";
const begun = ['{"ok": tr', "{", '{"year": 20', '{"age": ', '{"name": "'];

export const finding: Finding = {
  id: "json-admits",
  question: "here",
  title: "In JSON, 2 tokens may come next, or 195,633",
  claim:
    "A program that wants JSON allows a model only what some JSON goes on with. Behind “tr” these are 2 of GPT-4o’s 199,998 entries, within a string nearly all of them. To try all of them at each step takes long, which is why the paper tries only those that the model would choose.",
  caption: "How many entries of GPT-4o (o200k_base) some JSON text goes on with, behind what is written so far.",
  papers: ["Fast Controlled Generation from Language Models with Adaptive"],
  limits:
    "How likely a model makes each of them, and so what is left of its answer, is not to be seen without the model.",
  stated: [
    { says: "2 tokens", fact: begun[0] as string, within: 0 },
    { says: "2 of", fact: begun[0] as string, within: 0 },
    { says: "195,633", fact: begun[4] as string, within: 0 },
    { says: "199,998", fact: "entries", within: 0 },
    { says: "nearly all", fact: "inString", within: 0.03 },
  ],
  open: `compare?t=${reference},llama3&text=${encodeURIComponent(begun[2] as string)}&below=admits&with=by:json`,
  async figure(bench) {
    const rows: [string, number][] = [];
    let entries = 0;
    for (const text of begun) {
      const { admitted, of } = await bench.measure<AdmitsFigures>("admits", reference, text, "by:json");
      rows.push([text, admitted]);
      entries = of;
    }
    return {
      kind: "table",
      heads: ["Written so far", "Entries that may come next"],
      rows,
      facts: { ...Object.fromEntries(rows), entries, inString: (rows.at(-1)?.[1] ?? Number.NaN) / entries },
    };
  },
};
