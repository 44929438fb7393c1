import { formatCount } from "./format";

/** What numbers a field takes. */
export interface NumberRange {
  readonly min: number;
  /** Left out where there is none. */
  readonly max?: number;
  readonly isWhole?: boolean;
}

/** What was typed: a number, or what is wrong with it. */
export type TypedNumber = { readonly value: number } | { readonly problem: string };

/** Reads a number as people write it: with grouped digits where it must be whole, with a decimal comma where not. */
export function readNumber(text: string, range: NumberRange): TypedNumber {
  const { min, max = Number.POSITIVE_INFINITY, isWhole = false } = range;
  const typed = text.trim();
  // “1,234” could be either in a number that need not be whole, and is neither.
  const plain = isWhole ? typed.replace(/[\s,_'’]/g, "") : typed.replace(/^(-?\d*),(\d{1,2}|\d{4,})$/, "$1.$2");
  const value = /^-?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : Number.NaN;
  if (value >= min && value <= max && (!isWhole || Number.isInteger(value))) return { value };
  const bounds = max === Number.POSITIVE_INFINITY ? `of ${min} or more` : `from ${min} to ${formatCount(max)}`;
  const wanted = `${isWhole ? "whole number" : "number"} ${bounds}`;
  return { problem: typed === "" ? `Type a ${wanted}.` : `“${typed}” is no ${wanted}.` };
}
