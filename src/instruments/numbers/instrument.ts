import { Utf8Index } from "../../text/utf8";
import { type BoundaryCounts, boundaryScores } from "../boundaries";
import { breathe } from "../breathe";
import type { Control, Field, Instrument, Subject } from "../instrument";
import type { OptionsOf } from "../options";
import { groupsIn, TokensOver } from "../tokensOver";
import { systemOf } from "./digits";
import { type Side, sideOf, thousands } from "./grouping";
import { type SeriesFigures, seriesFigures, valuesIn } from "./series";
import {
  inAllDigits,
  type NumberEntries,
  numberEntries,
  type OneToken,
  oneToken,
  type WrittenNumber,
} from "./vocabularyNumbers";

const options = {
  decimals: {
    kind: "number",
    label: "Decimals in fixed point",
    hint: "The text’s numbers are read as a series of values and written anew, with so many digits behind the point.",
    start: 2,
    min: 0,
    max: 12,
    isWhole: true,
  },
  commas: {
    kind: "choice",
    label: "1,234 is",
    hint: "Whether a comma between digits groups thousands or parts two values of the series. As the text has it: it groups where a decimal point follows somewhere, as in 1,234.56, and no comma stands between digits otherwise. Apostrophes, underscores and no-break spaces always group, and so do points where there are two.",
    start: "auto",
    values: { auto: "as the text has it", one: "one value", two: "two values" },
  },
} as const;

/** Numbers that are told, and those that a row of a table has. */
const most = { told: 500, inRow: 20 } as const;

/** Sides that have a column of the table, with its key and title. */
const sides = [
  ["left", "fromLeft", "from the left"],
  ["right", "fromRight", "from the right"],
  ["both", "evenly", "evenly"],
  ["each", "digitByDigit", "digit by digit"],
  ["uneven", "unevenly", "unevenly"],
  ["inside", "insideDigits", "inside digits"],
] as const;

/** A number of the text, and how it is cut. */
export interface CutNumber {
  /** Its digits as the text has them. */
  readonly text: string;
  /** What each token has of them; a digit that is cut itself is in hexadecimal. */
  readonly groups: readonly string[];
  readonly side: Side;
  /** How often it is there, cut so. */
  readonly count: number;
}

/** Numbers of a text, and of a vocabulary. */
export interface NumbersFigures {
  /** Runs of digits, whatever stands between two. */
  readonly numbers: number;
  readonly digits: number;
  /** Tokens that stand for some part of one, over all of them. */
  readonly tokens: number;
  /** Numbers that are in one token. */
  readonly inOne: number;
  /** Of those of four digits and more, how many are cut from which end. */
  readonly sides: Readonly<Partial<Record<Side, number>>>;
  /** Ends of tokens inside of numbers, against three-digit groups from the right. */
  readonly boundaries: BoundaryCounts;
  /** Digits that the text's numbers are of, and how many tokens they take. */
  readonly systems: readonly {
    readonly system: string;
    readonly numbers: number;
    readonly digits: number;
    readonly tokens: number;
  }[];
  /** Those first that take most tokens in all. */
  readonly cut: readonly CutNumber[];
  /** How many more there are. */
  readonly more: number;
  readonly oneToken: OneToken;
  readonly written: readonly WrittenNumber[];
  readonly entries: NumberEntries | null;
  readonly series: SeriesFigures | null;
}

/** How numbers are cut, and what a series of them takes. */
export const instrument: Instrument<typeof options, NumbersFigures> = {
  options,
  help: "How the digits of the text’s numbers are grouped, from which end, and which numbers the vocabulary has; and what a time series takes as it is written, in fixed point, and rescaled so that each value is one token. A number is a run of digits of any script; three-digit groups are counted from the right, as people write thousands.",
  papers: [
    { cited: "Yang 2025 (TOKON)", address: "https://arxiv.org/abs/2502.05701" },
    { cited: "Zausinger et al. 2025", address: "https://arxiv.org/abs/2411.02083" },
    { cited: "Goddard & Fernandes Neto 2025 (OMP)", address: "https://arxiv.org/abs/2506.06607" },
  ],
  measure,
  columns: [
    { key: "numbers", title: "numbers" },
    { key: "digits", title: "digits" },
    { key: "tokens", title: "tokens" },
    { key: "inOneToken", title: "in one token" },
    ...sides.map(([, key, title]) => ({ key, title })),
    { key: "precision", title: "three-digit precision" },
    { key: "recall", title: "three-digit recall" },
    { key: "f1", title: "three-digit F1" },
    { key: "oneTokenBelow", title: "one token below" },
    { key: "oneTokenBelowSpaced", title: "one token below, behind a space" },
    { key: "entries1", title: "entries of 1 digit" },
    { key: "entries2", title: "entries of 2 digits" },
    { key: "entries3", title: "entries of 3 digits" },
    { key: "entriesMore", title: "entries of more digits" },
    { key: "values", title: "values" },
    { key: "grouped", title: "of them grouped" },
    { key: "perValue", title: "tokens per value" },
    { key: "perValueFixed", title: "in fixed point" },
    { key: "perValueScaled", title: "rescaled" },
    { key: "scaledTo", title: "rescaled to 0 …" },
    { key: "scaledStep", title: "step" },
    { key: "cuts", title: "cuts" },
  ],
  rows: (figures) => {
    const { numbers, digits, tokens, inOne, sides: own, boundaries, oneToken, entries, series, cut } = figures;
    const { precision, recall, f1 } = boundaryScores(boundaries);
    const ofDigits = (fits: (digits: number) => boolean): Field =>
      entries?.byDigits.reduce((sum, each) => (fits(each.digits) ? sum + each.alone + each.spaced : sum), 0) ?? null;
    return [
      [
        ...[numbers, digits, tokens, inOne],
        ...sides.map(([side]) => own[side] ?? 0),
        ...[precision, recall, f1, oneToken.alone, oneToken.spaced],
        ...[1, 2, 3].map((wanted) => ofDigits((digits) => digits === wanted)),
        ofDigits((digits) => digits > 3),
        ...[
          series?.values ?? null,
          series === null ? null : (series.grouped?.values ?? 0),
          series?.asIs ?? null,
          series?.fixed ?? null,
        ],
        ...[series?.scaled?.tokens ?? null, series?.scaled?.most ?? null, series?.scaled?.step ?? null],
        cut
          .slice(0, most.inRow)
          .map(({ groups }) => groups.join("|"))
          .join(" "),
      ],
    ];
  },
};

async function measure(
  { text: given, encoding, options: encodeOptions, loadTokenizer }: Subject,
  { decimals, commas }: OptionsOf<typeof options>,
  { onProgress, signal }: Control,
): Promise<NumbersFigures> {
  const text = given.toWellFormed();
  const index = new Utf8Index(text);
  const inText = cutNumbers(text, index, new TokensOver(encoding));
  onProgress(0.3);
  await breathe(signal);
  const values = valuesIn(text, commas);
  const overValues = new TokensOver(encoding);
  const asIs = values.reduce(
    (sum, { at, text }) => sum + overValues.in(index.byteOf(at), index.byteOf(at + text.length)).length,
    0,
  );
  const tokenizer = await loadTokenizer();
  const below = oneToken(tokenizer);
  onProgress(0.5);
  await breathe(signal);
  const range = below.alone === null ? below.spaced : Math.min(below.alone, below.spaced ?? below.alone);
  const series = seriesFigures(values, asIs, decimals, range, tokenizer, encodeOptions);
  onProgress(0.8);
  await breathe(signal);
  const entries = numberEntries(tokenizer);
  return { ...inText, oneToken: below, written: inAllDigits(tokenizer, encodeOptions), entries, series };
}

type InText = Omit<NumbersFigures, "oneToken" | "written" | "entries" | "series">;

function cutNumbers(text: string, index: Utf8Index, over: TokensOver): InText {
  const found = new Map<string, { text: string; groups: string[]; side: Side; count: number }>();
  const systems = new Map<string, { numbers: number; digits: number; tokens: number }>();
  const sides: Partial<Record<Side, number>> = {};
  const boundaries = { cut: 0, gold: 0, both: 0 };
  const all = { numbers: 0, digits: 0, tokens: 0, inOne: 0 };
  for (const { 0: number, index: at } of text.matchAll(/\p{Nd}+/gu)) {
    const [start, end] = [index.byteOf(at), index.byteOf(at + number.length)];
    const cuts = over.cutsIn(start, end);
    const tokens = over.in(start, end).length;
    const digits = [...number].length;
    // Digits of one number are of one system nearly always, and so have as many bytes each.
    const size = (end - start) / digits;
    const gold = new Set(thousands(digits).map((place) => start + place * size));
    boundaries.cut += cuts.length;
    boundaries.gold += gold.size;
    boundaries.both += cuts.filter((cut) => gold.has(cut)).length;
    const ends = [start, ...cuts, end];
    const side = sideOf(ends.slice(1).map((cut, i) => (cut - (ends[i] as number)) / size));
    if (digits > 3) sides[side] = (sides[side] ?? 0) + 1;
    all.numbers++;
    all.digits += digits;
    all.tokens += tokens;
    if (tokens === 1) all.inOne++;
    const { name } = systemOf(number.codePointAt(0) ?? 0);
    const system = systems.get(name) ?? { numbers: 0, digits: 0, tokens: 0 };
    system.numbers++;
    system.digits += digits;
    system.tokens += tokens;
    systems.set(name, system);
    const key = `${number} ${cuts.map((cut) => cut - start).join(" ")}`;
    const known = found.get(key);
    if (known !== undefined) known.count++;
    else found.set(key, { text: number, groups: groupsIn(number, start, cuts), side, count: 1 });
  }
  const cut = [...found.values()].sort((a, b) => b.groups.length * b.count - a.groups.length * a.count);
  return {
    ...all,
    sides,
    boundaries,
    systems: [...systems].map(([system, own]) => ({ system, ...own })),
    cut: cut.slice(0, most.told),
    more: Math.max(0, cut.length - most.told),
  };
}
