import fc from "fast-check";
import { writeList } from "../../src/corpora/languageList";
import { instrumentNames } from "../../src/instruments/names";
import { columnModel } from "../../src/models/columnModel";
import {
  type ByTokenizer,
  type CallPrices,
  colorModes,
  maxColumns,
  ownInstruments,
  stageRows,
  withModels,
} from "../../src/state/compare/slice";
import { type FileSortColumn, fileMeasures } from "../../src/state/files/choice";
import {
  charts,
  divisions,
  type LanguageGroup,
  type LanguagesChoice,
  type SortColumn,
} from "../../src/state/languages/choice";
import { overviewColumns } from "../../src/state/overview/columns";
import { type Comparison, defaultComparison, defaultOptions } from "../../src/state/pages";
import {
  auditParts,
  tokenizerTabs,
  vocabularyFinds,
  vocabularySorts,
} from "../../src/state/tokenizers/vocabularyChoices";
import { linkName, type TokenizerReference } from "../../src/tokenizers/tokenizerReference";
import { fileLabel, formatReference } from "../../src/tokenizers/writeReference";

/** Built-ins of a catalogue made up for tests: enough to fill all columns and to be mistaken for inherited members. */
const ids = [
  ...["o200k_base", "cl100k_base", "r50k_base", "llama2", "llama3", "gemma3", "qwen3", "bert_uncased", "utf8_bytes"],
  ...["constructor", "words"],
];

export const isKnown = (id: string): boolean => ids.includes(id);

/** What people bring along: names and patterns with whatever a file system and a regex can hold. */
const anyBrought = fc
  .record({
    isHub: fc.boolean(),
    name: fc.string({ unit: "grapheme", maxLength: 60 }),
    digits: fc.stringMatching(/^[0-9a-f]{64}$/),
    pattern: fc.option(
      fc.oneof(fc.constant("cl100k_base"), fc.string({ unit: "binary", minLength: 1, maxLength: 30 })),
    ),
  })
  .map(({ isHub, name, digits, pattern: written }): TokenizerReference => {
    const pattern = written?.toWellFormed() ?? null;
    return isHub
      ? formatReference({ kind: "hub", id: "some-owner/a_Model.v1", commit: digits.slice(0, 40), pattern })
      : formatReference({ kind: "file", name: fileLabel(name), sha256: digits, pattern });
  });

const anyBuiltin = fc.constantFrom(...ids).map((id): TokenizerReference => `builtin:${id}`);

/** 1 to 8 different ones of some references. */
const someOf = (references: fc.Arbitrary<TokenizerReference>) =>
  fc.uniqueArray(references, { minLength: 1, maxLength: maxColumns });

/** Tokenizers in their own ways: pages about vocabularies know no others. */
const anyVocabularies = someOf(fc.oneof({ weight: 3, arbitrary: anyBuiltin }, anyBrought));

/** Ways as the command line has them, and one that a later version may know. */
const anyWay = fc.constantFrom("fewest", "prefix", "dropout", "dropout-0.3", "dropout-0.1-7", "another");

const anyTokenizers = someOf(
  fc.oneof(
    { weight: 3, arbitrary: anyBuiltin },
    anyBrought,
    fc.tuple(fc.oneof(anyBuiltin, anyBrought), anyWay).map(([own, way]): TokenizerReference => `${own}:${way}`),
  ),
);

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
  const measured = fc.constantFrom({}, { measure: "ratios.bytesPerToken" }, { measure: "information.types" });
  const rest = fc.record({
    corpus: fc.oneof(fc.constant("udhr"), anyName),
    pivot: fc.option(anyName),
    mode: fc.constantFrom("segment" as const, "joined" as const),
    chart: fc.constantFrom(...charts),
    map: fc.constantFrom(null, ...tokenizers),
    group: fc.oneof(
      fc.constantFrom<LanguageGroup>({ kind: "spoken" }, { kind: "all" }, { kind: "india" }),
      fc.constant<LanguageGroup>({ kind: "script", script: "Deva" }),
      anyName.map((region): LanguageGroup => ({ kind: "region", region })),
      anyName.map((family): LanguageGroup => ({ kind: "family", family })),
      fc.array(anyName, { maxLength: 9 }).map((codes): LanguageGroup => ({ kind: "list", list: writeList(codes) })),
      fc.integer({ min: 0, max: 10_000 }).map((cents): LanguageGroup => ({ kind: "above", premium: cents / 100 })),
    ),
    search: fc.oneof(fc.constant(""), anyName),
    sort: fc.record({
      column: fc.constantFrom<SortColumn | null>(null, "name", "code", "script", "speakers", "bytes", ...tokenizers),
      descending: fc.boolean(),
    }),
    scale: fc.constantFrom("linear" as const, "log" as const),
    by: fc.constantFrom(...divisions),
    open: fc.option(anyName),
  });
  return fc.tuple(rest, measured).map(([choice, measure]) => ({ ...choice, ...measure }));
}

/** What an address to Languages keeps of a comparison: its own part, with the tokenizers. */
export const anyLanguagesLink: fc.Arbitrary<Comparison> = anyTokenizers.chain((tokenizers) =>
  anyLanguages(tokenizers).map(
    (languages): Comparison => ({ ...defaultOptions, text: "", tokenizers, page: "languages", languages }),
  ),
);

/** What an address to Files keeps of a comparison: its own part, with the tokenizers and what control tokens are. */
export const anyFilesLink: fc.Arbitrary<Comparison> = anyTokenizers.chain((tokenizers) =>
  fc
    .record({
      measure: fc.constantFrom(...fileMeasures),
      specials: fc.constantFrom("text" as const, "control" as const),
      sort: fc.record({
        column: fc.constantFrom<FileSortColumn | null>(null, "name", "size", ...tokenizers),
        descending: fc.boolean(),
      }),
    })
    .map(
      ({ specials, ...files }): Comparison => ({
        ...defaultOptions,
        text: "",
        tokenizers,
        page: "files",
        specials,
        files,
      }),
    ),
);

/** What an address to a tokenizer's page keeps of a comparison. */
export const anyInspectedLink: fc.Arbitrary<Comparison> = fc
  .record({
    reference: anyVocabularies.map(([reference = "builtin:words"]) => reference),
    search: fc.string({ unit: "grapheme", maxLength: 40 }).filter((search) => search.length <= 200),
    find: fc.constantFrom(...vocabularyFinds),
    sort: fc.constantFrom(...vocabularySorts),
    bias: fc.constantFrom(-100, 100, 0, 0.5, -2.25),
    tab: fc.constantFrom(...tokenizerTabs),
    class: fc.constantFrom("", "never", "char_alpha", "Latn", "unused"),
    part: fc.constantFrom(...auditParts),
    on: fc.constantFrom("corpus" as const, "text" as const),
    edits: fc.constantFrom(undefined, "remove:%C4%A0the", "add:a%252C%25F0%259F%2591%258D:-1.5,swap:a:b"),
    token: fc.constantFrom(undefined, 0, 1234, 0xffffffff),
  })
  .map((inspected) => ({ ...defaultComparison, text: "", page: "tokenizer", inspected }));

/** What an address to the overview of all tokenizers keeps of a comparison. */
export const anyOverviewLink: fc.Arbitrary<Comparison> = fc
  .record({
    search: fc.string({ unit: "grapheme", maxLength: 40 }).filter((search) => search.length <= 200),
    sort: fc.constantFrom("", ...overviewColumns.flatMap((column) => [column, `-${column}`])),
    picked: fc.oneof(fc.constant<TokenizerReference[]>([]), anyTokenizers),
  })
  .map((overview) => ({ ...defaultComparison, text: "", page: "tokenizers", overview }));

/** What an address to the guide keeps of a comparison. */
export const anyGuideLink: fc.Arbitrary<Comparison> = fc
  .record({ at: fc.stringMatching(/^[a-z0-9-]{0,60}$/), presenting: fc.constantFrom("" as const, "tour", "all") })
  .map((guide) => ({ ...defaultComparison, text: "", page: "guide", guide }));

/** Models that columns may go by: those that they have, in any spelling. */
function anyModels(tokenizers: readonly TokenizerReference[]): fc.Arbitrary<Comparison["models"]> {
  const spellings: readonly [TokenizerReference, string[]][] = [
    ["builtin:o200k_base", ["GPT-5.2", "openai/gpt-4o-mini-2024-07-18", "o3", "gpt-5 &=#?%41+é東"]],
    ["builtin:llama3", ["Llama 3.1", "@cf/meta/llama-3.1-8b-instruct"]],
    ["builtin:cl100k_base", ["GPT-4"]],
  ];
  return fc
    .tuple(
      ...spellings.map(([reference, names]) =>
        fc.subarray(names).map((some) => some.flatMap((name) => columnModel(name, linkName(reference)) ?? [])),
      ),
    )
    .map((lists) =>
      withModels(
        Object.fromEntries(lists.flatMap((list, i) => (list.length > 0 ? [[spellings[i]?.[0] ?? "", list]] : []))),
        tokenizers,
      ),
    );
}

/** Any comparison that keeps its own rules. */
export const anyComparison: fc.Arbitrary<Comparison> = fc.tuple(anyText, anyTokenizers).chain(([text, tokenizers]) => {
  const price = fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }).map(Math.abs);
  const ofSome = <Value>(value: fc.Arbitrary<Value>) =>
    fc
      .tuple(...tokenizers.map((reference) => fc.option(value.map((some) => [reference, some] as const))))
      .map((list): ByTokenizer<Value> => Object.fromEntries(list.filter((entry) => entry !== null)));
  const calls = fc
    .record({
      cached: ofSome(price),
      output: ofSome(price),
      currencies: ofSome(fc.constantFrom("CHF", "TRY")),
      outputTokens: fc.integer({ min: 1, max: 100_000_000 }),
      cachedTokens: fc.nat(1000),
    })
    .map((said): CallPrices => said);
  const options = fc.record({
    page: fc.constant("compare" as const),
    files: fc.constant(defaultOptions.files),
    languages: fc.constant(defaultOptions.languages),
    inspected: fc.constant(defaultOptions.inspected),
    overview: fc.constant(defaultOptions.overview),
    train: fc.constant(defaultOptions.train),
    guide: fc.constant(defaultOptions.guide),
    pair: fc.constant(defaultOptions.pair),
    pairOn: fc.constant(defaultOptions.pairOn),
    text: fc.constant(text),
    split: fc.option(fc.nat(text.length), { nil: undefined }),
    tokenizers: fc.constant(tokenizers),
    models: anyModels(tokenizers),
    view: fc.constantFrom("reading" as const, "tokens" as const),
    specials: fc.constantFrom("text" as const, "control" as const),
    inserted: fc.boolean(),
    showIds: fc.boolean(),
    color: fc.constantFrom(undefined, ...colorModes),
    stages: fc.subarray([...tokenizers]).map((some) => (some.length > 0 ? some : undefined)),
    stageRows: fc
      .subarray([...stageRows], { minLength: 1 })
      .map((some) => (some.length < stageRows.length ? some : undefined)),
    baseline: fc.constantFrom(null, ...tokenizers),
    contextWindow: fc.integer({ min: 1, max: 100_000_000 }),
    currency: fc.constantFrom("USD", "EUR", "JPY", undefined),
    pinned: fc.constantFrom({ start: 0, end: 0 }, { start: 3, end: 1_000_000 }, undefined),
    prices: ofSome(price),
    calls: fc.option(calls, { nil: undefined }),
  });
  // One at a time is open there.
  const below = fc.oneof(
    fc.constantFrom(undefined, ...ownInstruments).map((instrument) => ({ instrument })),
    fc.record({
      instrument: fc.constantFrom(...instrumentNames),
      instrumentOptions: fc.constantFrom(undefined, "alpha:3", "alpha:0.25,order:4,of:vocabulary"),
    }),
    fc
      .constantFrom([1, 0, "paragraph"] as const, [100_000_000, 99_999_999, "token", "graphemes"] as const)
      .map((cut) => ({ cut })),
  );
  return fc
    .tuple(options, below)
    .map(([all, open]): Comparison => ({ ...all, instrument: undefined, cut: undefined, ...open }));
});
