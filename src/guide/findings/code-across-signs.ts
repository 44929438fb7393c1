import { encodeOptions } from "../bench";
import type { Finding } from "../finding";

/** Patterns that part code before merging, and what they are called. */
const patterns = [
  ["r50k_base", "words and signs apart (GPT-2)"],
  ["cl100k_base", "signs with line feeds (GPT-4)"],
  ["none", "whole lines"],
] as const;

const merges = 250;

export const finding: Finding = {
  id: "code-across-signs",
  question: "words",
  title: "Code is shorter where a token may reach across brackets and dots",
  claim:
    "GPT-2’s pattern parts words from signs before anything is merged, so that no token holds both. Where whole lines may be merged, as many merges write code that they were not learned from in 776 tokens in place of 860, which is 9.8% fewer. What parts the text first is one of the options that CodeBPE holds against each other.",
  caption:
    "Two halves of some JavaScript of our own: 250 merges learned from one, tokens of the other, by what parts the text before merging.",
  papers: ["CodeBPE: Investigating Subtokenization Options for Large Language"],
  limits: "Whether a model does as well with it is not to be seen without training it; the text is small.",
  published: {
    says: "The paper’s own way makes code 17% shorter on average without a loss",
    where: "abstract",
    differs: "It learns far larger vocabularies, of far more code, and parts it by other rules.",
  },
  stated: [
    { says: "776", fact: "none", within: 0 },
    { says: "860", fact: "r50k_base", within: 0 },
    { says: "9.8%", fact: "saved", within: 0.0005 },
    { says: "250 merges", fact: "merges", within: 0 },
  ],
  named: ["Two halves"],
  open: "compare?t=r50k_base,cl100k_base,o200k_base&text=for%20(const%20item%20of%20items.filter((each)%20%3D%3E%20each.isOpen))%20%7B%0A%20%20result.push(item.getName())%3B%0A%7D&below=identifiers",
  async figure(bench) {
    const { buildTokenizer, codeText, defaultRecipe, readTokenizerJson, Training } = await bench.tools();
    const parts = codeText.split(/(?<=\n)\n(?=export)/);
    const half = (which: number) => parts.filter((_, i) => i % 2 === which).join("\n");
    const rows = [];
    const facts: Record<string, number> = { merges };
    for (const [pattern, label] of patterns) {
      bench.signal.throwIfAborted();
      const training = new Training({ ...defaultRecipe, size: 256 + merges, pattern });
      training.count(half(0));
      const learner = training.start();
      while (learner.step() !== null);
      const tokens = buildTokenizer(readTokenizerJson(learner.file())).encode(half(1), encodeOptions).ids.length;
      facts[pattern] = tokens;
      rows.push({ label, value: tokens, told: String(tokens) });
    }
    facts.saved = 1 - (facts.none ?? Number.NaN) / (facts.r50k_base ?? Number.NaN);
    return { kind: "bars", unit: "tokens of the other half", rows, facts };
  },
};
