import type { UnitsFigures } from "../../instruments/units/figures";
import type { Finding } from "../finding";

const references = ["r50k_base", "cl100k_base", "o200k_base"];

export const finding: Finding = {
  id: "larger-cuts-less",
  question: "words",
  title: "A larger vocabulary cuts Turkish words less often in wrong places, and misses more of the right ones",
  claim:
    "GPT-4o’s vocabulary is four times as large as GPT-2’s. Of the ends that its tokens have within 350 Turkish words 45.6% are wrong, where GPT-2 had 71.6%; of the ends of morphemes it misses 54.1%, where GPT-2 missed 39.9%.",
  caption:
    "Our list of Turkish words with their morphemes, in the vocabularies of GPT-2, GPT-4 and GPT-4o: wrong ends of those made, missed ends of those wanted.",
  papers: ["Optimal Turkish Subword Strategies at Scale"],
  limits:
    "The paper trains vocabularies on Turkish alone, and models with them, which do best with some 32,000 to 52,000 entries. The three here also differ in what they were trained on.",
  stated: [
    { says: "350", fact: "words", within: 0 },
    { says: "45.6%", fact: "wrongo200k_base", within: 0.0005 },
    { says: "71.6%", fact: "wrongr50k_base", within: 0.0005 },
    { says: "54.1%", fact: "missedo200k_base", within: 0.0005 },
    { says: "39.9%", fact: "missedr50k_base", within: 0.0005 },
    { says: "four times", fact: "larger", within: 0.05 },
  ],
  named: ["32,000 to 52,000", "The three here"],
  open: "compare?v=1&t=r50k_base,cl100k_base,o200k_base&below=units&with=gold:turkish",
  async figure(bench) {
    const wrong: [number, number][] = [];
    const missed: [number, number][] = [];
    const facts: Record<string, number> = {};
    for (const reference of references) {
      const { gold } = await bench.measure<UnitsFigures>("units", reference, "", "gold:turkish,terms:none");
      const entries = (await bench.tokenizer(reference)).vocabularySize ?? Number.NaN;
      const [over, under] = [gold?.over.value ?? Number.NaN, gold?.under.value ?? Number.NaN];
      facts[`entries ${reference}`] = entries;
      wrong.push([entries, over]);
      missed.push([entries, under]);
      Object.assign(facts, { words: gold?.all.words ?? 0, [`wrong${reference}`]: over, [`missed${reference}`]: under });
    }
    facts.larger = (facts["entries o200k_base"] ?? Number.NaN) / (facts["entries r50k_base"] ?? Number.NaN);
    return {
      kind: "lines",
      x: { label: "entries" },
      y: { label: "share of ends", isShare: true },
      lines: [
        { label: "made, but wrong", points: wrong },
        { label: "wanted, but missed", points: missed },
      ],
      facts,
    };
  },
};
