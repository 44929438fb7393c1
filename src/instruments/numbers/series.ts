import { utf8Length } from "../../text/utf8";
import type { EncodeOptions, Tokenizer } from "../../tokenizers/tokenizer";
import { TokensOver } from "../tokensOver";
import { digitValue, europeanDigits } from "./digits";

/** What stands between two values where a series is written anew. */
const separator = ", ";
/** Integers of a series that is rescaled, where each number whatever is one token. */
const usualRange = 1000;

/** Numbers of a text read as a time series, and what a value takes in three ways of writing it. */
export interface SeriesFigures {
  readonly values: number;
  /** How many of them have signs that group their digits, and the first of these; null where none has. */
  readonly grouped: { readonly values: number; readonly first: string } | null;
  /** As the text has them: tokens that stand for some part of a value ÷ values. */
  readonly asIs: number;
  /** Rounded to so many decimals. */
  readonly fixed: number;
  /** As whole numbers that are one token each; null where the tokenizer has no two of them. */
  readonly scaled: {
    readonly tokens: number;
    /** The greatest of them; the least is 0. */
    readonly most: number;
    /** What one of them is in the series' own unit; half of it is the most that rounding changes. */
    readonly step: number;
    /** The first values, written so. */
    readonly beginning: string;
  } | null;
}

/** A value of a series: where it stands, in UTF-16 units, and what it is. */
export interface Value {
  readonly at: number;
  readonly text: string;
  readonly number: number;
  /** Whether signs in it group its digits by thousands. */
  readonly isGrouped: boolean;
}

/** Whether a comma between digits groups them by thousands, or parts two values; `auto` goes by the text. */
export type Commas = "auto" | "one" | "two";

/** Digits with signs between that part them by thousands, as a pattern. @param least groups behind the first */
const groupsBy = (sign: string, least = 1) =>
  `(?<!\\p{Nd}${sign})\\p{Nd}{1,3}(?:${sign}\\p{Nd}{3}){${least},}(?!\\p{Nd}|${sign}\\p{Nd})`;

/** Signs that do nothing else between digits: apostrophes, underscores, no-break spaces, and points where there are two. */
const surelyGrouped = [
  ...["['’]", "_", "[\u00a0\u202f]"].map((sign) => `${groupsBy(sign)}(?:[.,]\\p{Nd}+)?`),
  `${groupsBy("\\.", 2)}(?:,\\p{Nd}+)?`,
];
const groupedByComma = `${groupsBy(",")}(?:\\.\\p{Nd}+)?`;
const plain = "\\p{Nd}+(?:[.٫]\\p{Nd}+)?(?:[eE][-+]?\\p{Nd}+)?";

/** Grouped numbers before others. A hyphen behind a digit or a letter is no sign: “2024-01-02”, “10−20”. */
const valuesBy = (grouped: readonly string[]) =>
  new RegExp(`((?<![\\p{Nd}\\p{L}])[-−+])?(?:(${grouped.join("|")})|${plain})`, "gu");
const byComma = valuesBy([...surelyGrouped, groupedByComma]);
const byOthers = valuesBy(surelyGrouped);

/**
 * The numbers of a text as values: a sign, digits, a decimal point, an exponent. A comma parts two of them, unless it groups thousands:
 * `auto` takes it for that where one of such numbers has a decimal point too, as 1,234.56, and no comma stands between digits
 * otherwise.
 */
export function valuesIn(text: string, commas: Commas = "auto"): Value[] {
  const isGrouping = commas === "one" || (commas === "auto" && haveGroups(text));
  return Array.from(
    text.matchAll(isGrouping ? byComma : byOthers),
    ({ 0: written, 1: sign = "", 2: grouped, index }) => ({
      at: index,
      text: written,
      number:
        grouped === undefined
          ? Number(europeanDigits(written).replace("−", "-").replace("٫", "."))
          : Number(`${sign.replace("−", "-")}${europeanDigits(pointed(grouped))}`),
      isGrouped: grouped !== undefined,
    }),
  ).filter(({ number }) => Number.isFinite(number));
}

/** A grouped number without what groups it, and with a point before its decimals: those behind its last sign, where that is another. */
function pointed(grouped: string): string {
  const signs = grouped.match(/\P{Nd}/gu) ?? [];
  const last = signs.at(-1) ?? "";
  const hasDecimals = last !== signs[0] && /[.,]/.test(last);
  const [whole = "", decimals = ""] = hasDecimals
    ? [grouped.slice(0, grouped.lastIndexOf(last)), grouped.slice(grouped.lastIndexOf(last) + 1)]
    : [grouped];
  return `${whole.replace(/\P{Nd}/gu, "")}${hasDecimals ? `.${decimals}` : ""}`;
}

/** Whether each comma between digits groups thousands, and one of such numbers has a decimal point. */
function haveGroups(text: string): boolean {
  let isPointed = false;
  for (const [run] of text.matchAll(/\p{Nd}+(?:[.,]\p{Nd}+)+/gu)) {
    if (!run.includes(",")) continue;
    if (!/^\p{Nd}{1,3}(?:,\p{Nd}{3})+(?:\.\p{Nd}+)?$/u.test(run) || digitValue(run.codePointAt(0) ?? 0) === 0)
      return false;
    isPointed ||= run.includes(".");
  }
  return isPointed;
}

/**
 * Writes the numbers of a text in fixed point, and as whole numbers that are one token each (after TOKON, Yang 2025): the least
 * becomes 0, the greatest the greatest such number, those between go in proportion and are rounded. TOKON goes by mean and
 * deviation instead and clips what lies outside.
 * @param asIs tokens that stand for some part of a value in the text
 * @param range whole numbers from 0 on, below this, are one token each; null where all are
 * @returns null of fewer than two values
 */
export function seriesFigures(
  values: readonly Value[],
  asIs: number,
  decimals: number,
  range: number | null,
  tokenizer: Tokenizer,
  options: EncodeOptions,
): SeriesFigures | null {
  if (values.length < 2) return null;
  const numbers = values.map(({ number }) => number);
  const [least, greatest] = numbers.reduce(
    ([low, high], each) => [Math.min(low, each), Math.max(high, each)],
    [Infinity, -Infinity],
  );
  const perValue = (written: readonly string[]) =>
    tokensOver(written, tokenizer, { ...options, inserted: false }) / values.length;
  const most = (range ?? usualRange) - 1;
  const step = (greatest - least) / most;
  const scaled = numbers.map((each) => String(step === 0 ? 0 : Math.round((each - least) / step)));
  const grouped = values.filter(({ isGrouped }) => isGrouped);
  return {
    values: values.length,
    grouped: grouped[0] === undefined ? null : { values: grouped.length, first: grouped[0].text },
    asIs: asIs / values.length,
    fixed: perValue(numbers.map((each) => each.toFixed(decimals))),
    scaled: most < 1 ? null : { tokens: perValue(scaled), most, step, beginning: scaled.slice(0, 12).join(separator) },
  };
}

/** Tokens that stand for some part of what is written, one behind the other. */
function tokensOver(written: readonly string[], tokenizer: Tokenizer, options: EncodeOptions): number {
  const over = new TokensOver(tokenizer.encode(written.join(separator), options));
  let [at, tokens] = [0, 0];
  for (const each of written) {
    const end = at + utf8Length(each);
    tokens += over.in(at, end).length;
    at = end + separator.length;
  }
  return tokens;
}
