import { builtinFacts } from "../analysis/vocabulary/overview/builtinFacts";
import type { TextCounts } from "../analysis/vocabulary/overview/overviewFacts";
import { catalogue } from "../tokenizers/catalogue";

const heads = [
  ...["tokenizer", "kind", "entries", "control", "normalizer", "pattern"],
  ...["bytes_per_token_english", "bytes_per_token_all", "unknown_all", "scripts"],
];

/** What `tokenizers --facts` prints: a line of heads, and one for each built-in, in columns separated by tabs; empty for what it has none of. */
export function tokenizerFacts(): string {
  const lines = catalogue.flatMap(({ id }) => {
    const facts = builtinFacts[id];
    if (facts === undefined) return [];
    const { kind, entries, controls, normalizer, pattern, english, all, scripts } = facts;
    const unknown = (all.unknown / all.tokens).toFixed(4);
    const figures = [bytesPerToken(english), bytesPerToken(all), unknown, scripts?.length];
    return [[id, kind, entries, controls, normalizer, pattern, ...figures]];
  });
  return [heads, ...lines].map((line) => `${line.map((field) => field ?? "").join("\t")}\n`).join("");
}

function bytesPerToken({ bytes, tokens }: TextCounts): string {
  return (bytes / tokens).toFixed(4);
}
