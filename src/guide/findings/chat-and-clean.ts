import type { NoiseFigures } from "../../instruments/noise/instrument";
import { labelOf } from "../cuts";
import type { Finding } from "../finding";
import { percent } from "../rows";

const references = ["o200k_base", "llama3", "gemma3", "bert_uncased", "utf8_bytes"];

const pairs = `u r gonna luv this\tyou are going to love this
cant w8 2 c u tmrw\tcan't wait to see you tomorrow
thx 4 ur help\tthanks for your help`;

export const finding: Finding = {
  id: "chat-and-clean",
  question: "noise",
  title: "A chat message has hardly a token of what it means to say",
  claim:
    "“cant w8 2 c u tmrw” is read at a glance. Of the 16 tokens that GPT-4o has of three such messages in clean writing, 2 are in them as they were written. Of the bytes 53.9% are, and the system that won the competition for cleaning such texts in 11 languages is built on a model of bytes.",
  caption: `Three messages as they were written and in clean writing: ${pairs.replaceAll("\t", " → ").replaceAll("\n", "; ")}.`,
  papers: ["ÚFAL at MultiLexNorm 2021"],
  limits: "What cleans a text is a trained model; here are only the tokens that it starts from and has to come to.",
  stated: [
    { says: "16 tokens", fact: "tokens", within: 0 },
    { says: "2 are in them", fact: "kept", within: 0 },
    { says: "53.9%", fact: "bytes", within: 0.0005 },
    { says: "three such", fact: "messages", within: 0 },
    { says: "Three messages", fact: "messages", within: 0 },
  ],
  named: ["cant w8 2 c u tmrw", "thx 4 ur", "in 11 languages"],
  open: `compare?t=${references.join(",")}&text=${encodeURIComponent(pairs)}&below=noise&with=kind:pairs`,
  async figure(bench) {
    const rows: (string | number)[][] = [];
    const facts: Record<string, number> = { messages: pairs.split("\n").length };
    for (const reference of references) {
      const { tokens, noisyTokens, survival } = await bench.measure<NoiseFigures>(
        "noise",
        reference,
        pairs,
        "kind:pairs",
      );
      const share = survival.value ?? Number.NaN;
      rows.push([labelOf(reference), noisyTokens, tokens, percent(share)]);
      if (reference === "o200k_base") Object.assign(facts, { tokens, kept: Math.round(tokens * share) });
      if (reference === "utf8_bytes") facts.bytes = share;
    }
    return { kind: "table", heads: ["Tokenizer", "As written", "Clean", "of these as written"], rows, facts };
  },
};
