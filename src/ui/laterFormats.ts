// Formats that no first page has: with the others they would be 300 bytes more of it.
import { atMostThree, decimalPads, digits, formatRatio, missing, threeDigits } from "./format";

const compact = new Intl.NumberFormat("en", { notation: "compact", maximumSignificantDigits: 2 });

/** A count where two digits say enough: 1.3B, 490M. */
export function formatCompact(value: number): string {
  return compact.format(value);
}

/** A round number that labels an axis or names a step: 1, 2.5, no zeros behind it. */
export function formatTick(value: number): string {
  return atMostThree.format(value);
}

/** An interval of ratios: 1.21–1.34; a dash where there is none. */
export function formatInterval(interval: readonly [low: number, high: number] | null): string {
  return interval === null ? missing : `${formatRatio(interval[0])}–${formatRatio(interval[1])}`;
}

const currencies = new Map<string, readonly [ratio: Intl.NumberFormat, whole: Intl.NumberFormat]>();

/**
 * An amount of money with the digits of {@link formatRatio}: $0.210; a dash where there is none.
 * @param currency an ISO 4217 code; null for an amount that nobody has named a currency of
 */
export function formatMoney(value: number | null, currency: string | null): string {
  if (value === null || currency === null) return formatRatio(value);
  const known = currencies.get(currency) ?? [
    new Intl.NumberFormat("en", { style: "currency", currency, ...threeDigits }),
    new Intl.NumberFormat("en", { style: "currency", currency, maximumFractionDigits: 0 }),
  ];
  currencies.set(currency, known);
  return digits(value, ...known);
}

/** A ratio as deep as any that is compared with it in a long list: what it lacks behind it for three decimals. */
export function ratioPad(value: number | null): string {
  return decimalPads([formatRatio(value), "0.000"])[0] ?? "";
}

/** A log probability or score of an entry: two decimals, as all of a vocabulary's. */
export function formatScore(score: number | null): string {
  return score === null ? missing : score.toFixed(2);
}

/** How long something will still take: “a second left”, “12 s left”, “3 min left”. */
export function formatTimeLeft(seconds: number): string {
  if (seconds < 1.5) return "a second left";
  return seconds < 90 ? `${Math.round(seconds)} s left` : `${Math.round(seconds / 60)} min left`;
}
