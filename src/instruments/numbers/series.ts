import { utf8Length } from "../../text/utf8";
import type { EncodeOptions, Tokenizer } from "../../tokenizers/tokenizer";
import { TokensOver } from "../tokensOver";
import { europeanDigits } from "./digits";

/** What stands between two values where a series is written anew. */
const separator = ", ";
/** Integers of a series that is rescaled, where each number whatever is one token. */
const usualRange = 1000;

/** Numbers of a text read as a time series, and what a value takes in three ways of writing it. */
export interface SeriesFigures {
  readonly values: number;
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

/** A hyphen behind a digit or a letter is no sign: “2024-01-02”, “10−20”. */
const value = /(?:(?<![\p{Nd}\p{L}])[-−+])?\p{Nd}+(?:[.٫]\p{Nd}+)?(?:[eE][-+]?\p{Nd}+)?/gu;

/** A value of a series: where it stands, in UTF-16 units, and what it is. */
interface Value {
  readonly at: number;
  readonly text: string;
  readonly number: number;
}

/** The numbers of a text as values: a sign, digits, a decimal point, an exponent. A comma parts two of them. */
export function valuesIn(text: string): Value[] {
  return Array.from(text.matchAll(value), ({ 0: text, index }) => ({
    at: index,
    text,
    number: Number(europeanDigits(text).replace("−", "-").replace("٫", ".")),
  })).filter(({ number }) => Number.isFinite(number));
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
  return {
    values: values.length,
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
