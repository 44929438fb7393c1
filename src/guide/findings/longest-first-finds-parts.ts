import type { UnitsFigures } from "../../instruments/units/figures";
import type { Finding } from "../finding";
import { percent } from "../rows";

const reference = "o200k_base";

/** Ways to cut with the same vocabulary, as references end in them, and what they are called. */
const ways = [
  ["likely", "Most likely"],
  ["length", "Longest first, then rank"],
  ["longest", "Longest entry first"],
  ["fewest", "Fewest tokens"],
  ["", "Merges (its own)"],
  ["prefix", "Longest prefix"],
  ["suffix", "Longest suffix"],
] as const;

export const finding: Finding = {
  id: "longest-first-finds-parts",
  question: "words",
  title: "Taking the longest entry first finds the parts of words better than merging does",
  claim:
    "A vocabulary’s merges are not the only way to cut with it. Of words whose parts are all entries of o200k_base, its own way has an F1 of 63.3% in finding where they meet, the longest entry first 65.9%, and the longest suffix 55.1%. The paper, which measures seven ways in vocabularies of its own, finds greedy ones surprisingly good.",
  caption:
    "GPT-4o (o200k_base) cut in seven ways: F1 of the ends of tokens against those of morphemes, in the English words of our list that are no entry while their parts are.",
  papers: ["Greed is All You Need"],
  limits: "The list is short and ours. Whether a model does better so is not to be seen without training it.",
  stated: [
    { says: "63.3%", fact: "own", within: 0.0005 },
    { says: "65.9%", fact: "longest", within: 0.0005 },
    { says: "55.1%", fact: "suffix", within: 0.0005 },
    { says: "in seven ways", fact: "ways", within: 0 },
  ],
  named: ["measures seven ways"],
  open: "compare?v=1&t=o200k_base,o200k_base:longest,o200k_base:suffix&below=units",
  async figure(bench) {
    const rows = [];
    const facts: Record<string, number> = { ways: ways.length };
    for (const [way, label] of ways) {
      const { gold } = await bench.measure<UnitsFigures>(
        "units",
        way === "" ? reference : `${reference}:${way}`,
        "",
        "terms:none",
      );
      const value = gold?.greed?.f1 ?? Number.NaN;
      facts[way === "" ? "own" : way] = value;
      rows.push({ label, value, told: percent(value) });
    }
    return { kind: "bars", unit: "F1", rows, facts };
  },
};
