import fc from "fast-check";
import { type Comparison, defaultOptions, maxColumns } from "../../src/state/comparison";
import type { TokenizerReference } from "../../src/tokenizers/tokenizer";

/** Built-ins of a catalogue made up for tests: enough to fill all columns and to be mistaken for inherited members. */
const ids = [
  ...["o200k_base", "cl100k_base", "r50k_base", "llama2", "llama3", "gemma3", "qwen3", "bert_uncased", "utf8_bytes"],
  ...["constructor", "words"],
];

export const isKnown = (id: string): boolean => ids.includes(id);

/** A comparison with the default options. */
export function comparisonOf(text: string, changes: Partial<Comparison> = {}): Comparison {
  return { text, tokenizers: ["builtin:o200k_base", "builtin:llama3"], ...defaultOptions, ...changes };
}

/** Any string at all: lone surrogates, NUL, whatever UTF-16 code units can hold. */
export const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 }).map((units) => String.fromCharCode(...units)),
  fc.string({ unit: fc.constantFrom("%", "4", "1", "+", "&", "=", "#", "?", "\r", "\n", "\0", "\ufeff", "م", "🤚🏾") }),
);

/** Any comparison that keeps its own rules. */
export const anyComparison: fc.Arbitrary<Comparison> = fc
  .tuple(anyText, fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: maxColumns }))
  .chain(([text, chosen]) => {
    const tokenizers = chosen.map((id): TokenizerReference => `builtin:${id}`);
    const price = fc.option(fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }).map(Math.abs));
    return fc.record({
      text: fc.constant(text),
      tokenizers: fc.constant(tokenizers),
      view: fc.constantFrom("reading" as const, "tokens" as const),
      specials: fc.constantFrom("text" as const, "control" as const),
      inserted: fc.boolean(),
      showIds: fc.boolean(),
      baseline: fc.constantFrom(null, ...tokenizers),
      contextWindow: fc.integer({ min: 1, max: 100_000_000 }),
      prices: fc
        .tuple(...tokenizers.map((reference) => price.map((value) => (value === null ? [] : [[reference, value]]))))
        .map((list): Comparison["prices"] => Object.fromEntries(list.flat())),
    });
  });
