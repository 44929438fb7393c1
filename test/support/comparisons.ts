import fc from "fast-check";
import { type Comparison, defaultOptions, maxColumns } from "../../src/state/comparison";
import { charts, type LanguageGroup, type LanguagesChoice, type SortColumn } from "../../src/state/languagesChoice";
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

const anyName = fc.string({ unit: "grapheme", minLength: 1, maxLength: 10 });

/** Any choice of the Languages page that keeps its own rules. */
function anyLanguages(tokenizers: readonly TokenizerReference[]): fc.Arbitrary<LanguagesChoice> {
  return fc.record({
    corpus: fc.oneof(fc.constant("udhr"), anyName),
    pivot: fc.option(anyName),
    mode: fc.constantFrom("segment" as const, "joined" as const),
    chart: fc.constantFrom(...charts),
    map: fc.constantFrom(null, ...tokenizers),
    group: fc.oneof(
      fc.constantFrom<LanguageGroup>({ kind: "spoken" }, { kind: "all" }, { kind: "india" }),
      fc.constant<LanguageGroup>({ kind: "script", script: "Deva" }),
      anyName.map((region): LanguageGroup => ({ kind: "region", region })),
      fc.integer({ min: 0, max: 10_000 }).map((cents): LanguageGroup => ({ kind: "above", premium: cents / 100 })),
    ),
    search: fc.oneof(fc.constant(""), anyName),
    sort: fc.record({
      column: fc.constantFrom<SortColumn | null>(null, "name", "code", "script", "speakers", "bytes", ...tokenizers),
      descending: fc.boolean(),
    }),
    scale: fc.constantFrom("linear" as const, "log" as const),
  });
}

/** What an address to Languages keeps of a comparison: its own part, with the tokenizers. */
export const anyLanguagesLink: fc.Arbitrary<Comparison> = fc
  .uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: maxColumns })
  .map((chosen) => chosen.map((id): TokenizerReference => `builtin:${id}`))
  .chain((tokenizers) =>
    anyLanguages(tokenizers).map(
      (languages): Comparison => ({ ...defaultOptions, text: "", tokenizers, page: "languages", languages }),
    ),
  );

/** Any comparison that keeps its own rules. */
export const anyComparison: fc.Arbitrary<Comparison> = fc
  .tuple(anyText, fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: maxColumns }))
  .chain(([text, chosen]) => {
    const tokenizers = chosen.map((id): TokenizerReference => `builtin:${id}`);
    const price = fc.option(fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }).map(Math.abs));
    return fc.record({
      page: fc.constant("compare" as const),
      languages: fc.constant(defaultOptions.languages),
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
