import { corpusLanguages, corpusScripts } from "../../../analysis/vocabulary/overview/builtinFacts";
import { coveredFrom, type TextCounts } from "../../../analysis/vocabulary/overview/overviewFacts";
import type { OverviewColumn, OverviewSort } from "../../../state/overview/columns";
import { formatCount, formatRatio } from "../../../ui/format";
import type { OverviewRow } from "./rows";

/** A column of the overview. */
export interface Column {
  readonly name: OverviewColumn;
  readonly head: string;
  /** What several heads side by side are all of, said above them. */
  readonly over?: string;
  /** What it is called where it stands alone, if not as its head says. */
  readonly label?: string;
  readonly hint: string;
  readonly isNumber: boolean;
  /** Null where the tokenizer has none, undefined where it is not known. */
  valueIn(row: OverviewRow): string | number | null | undefined;
}

const perToken = "Bytes per token";
const measuredOn = "the Universal Declaration of Human Rights";

/** The columns behind the name, in their order. */
export const columns: readonly Column[] = [
  {
    name: "kind",
    head: "Kind",
    hint: "What the model is that cuts words into tokens",
    isNumber: false,
    valueIn: ({ words }) => words.kind,
  },
  {
    name: "entries",
    head: "Entries",
    hint: "Entries of the vocabulary, added tokens included",
    isNumber: true,
    valueIn: ({ words }) => words.entries,
  },
  {
    name: "controls",
    head: "Control",
    label: "Control tokens",
    hint: "Control tokens among the entries, by the flag of the tokenizer’s file",
    isNumber: true,
    valueIn: ({ words }) => words.controls,
  },
  {
    name: "normalizer",
    head: "Normalizer",
    hint: "What is changed in a text before it is cut",
    isNumber: false,
    valueIn: ({ words }) => words.normalizer,
  },
  {
    name: "pattern",
    head: "Pattern",
    hint: "Whose pattern cuts a text into pieces before the model: found by comparing it with the published ones, letter for letter",
    isNumber: false,
    valueIn: ({ words }) => words.pattern,
  },
  {
    name: "english",
    head: "English",
    over: perToken,
    label: `${perToken}, English`,
    hint: `UTF-8 bytes ÷ tokens of ${measuredOn} in English, article by article`,
    isNumber: true,
    valueIn: ({ corpus }) => corpus && bytesPerToken(corpus.english),
  },
  {
    name: "all",
    head: "All",
    over: perToken,
    label: `${perToken}, all`,
    hint: `All UTF-8 bytes ÷ all tokens of ${measuredOn} in ${formatCount(corpusLanguages)} languages. What becomes “unknown”, as the share below says, or is left out, as BERT does with spaces, takes fewer tokens and is lost`,
    isNumber: true,
    valueIn: ({ corpus }) => corpus && bytesPerToken(corpus.all),
  },
  {
    name: "scripts",
    head: "Scripts",
    hint: `Scripts covered, of the ${corpusScripts.length} that ${measuredOn} is written in: at least ${100 * coveredFrom}% of a script’s characters, each as often as it occurs there, are one token by themselves`,
    isNumber: true,
    valueIn: ({ corpus }) => corpus && (corpus.scripts?.length ?? null),
  },
];

/** Bytes ÷ tokens; null where there are no tokens. */
export function bytesPerToken({ bytes, tokens }: TextCounts): number | null {
  return tokens === 0 ? null : bytes / tokens;
}

/** What a cell says: “–” where there is none, “…” where it is not known. */
export function inWords(column: Column, value: string | number | null | undefined): string {
  if (value === undefined) return "…";
  if (value === null) return "–";
  if (typeof value === "string") return value;
  return column.over === perToken ? formatRatio(value) : formatCount(value);
}

const collator = new Intl.Collator("en", { numeric: true });

/** The rows in the order of a column, those without a value last whichever way; as they are for null. */
export function sorted(rows: readonly OverviewRow[], sort: OverviewSort | null): readonly OverviewRow[] {
  if (sort === null) return rows;
  const column = columns.find(({ name }) => name === sort.column);
  const valueIn = (row: OverviewRow) => (column === undefined ? row.name : column.valueIn(row));
  const sign = sort.descending ? -1 : 1;
  return [...rows].sort((one, other) => {
    const [a, b] = [valueIn(one) ?? null, valueIn(other) ?? null];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return sign * (typeof a === "number" && typeof b === "number" ? a - b : collator.compare(`${a}`, `${b}`));
  });
}
