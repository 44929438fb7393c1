const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const compact = new Intl.NumberFormat("en", { notation: "compact", maximumSignificantDigits: 2 });
const threeDigits = new Intl.NumberFormat("en", { maximumSignificantDigits: 3 });
const exactlyThreeDigits = new Intl.NumberFormat("en", { minimumSignificantDigits: 3, maximumSignificantDigits: 3 });
const percentage = new Intl.NumberFormat("en", { style: "percent", maximumSignificantDigits: 3 });

/** A count with grouped digits: 1,234. */
export function formatCount(value: number): string {
  return whole.format(value);
}

/** How far a transfer is: “1.2 MB of 3.4 MB”, or what has arrived where nobody knows how much there is. */
export function formatLoaded({ loaded, total }: { readonly loaded: number; readonly total: number | null }): string {
  return total === null ? formatBytes(loaded) : `${formatBytes(loaded)} of ${formatBytes(total)}`;
}

/** A count where two digits say enough: 1.3B, 490M. */
export function formatCompact(value: number): string {
  return compact.format(value);
}

/** A ratio with at most three significant digits; a dash where there is none. */
export function formatRatio(value: number | null): string {
  return value === null ? "–" : threeDigits.format(value);
}

/** A ratio that is compared with others above and below it: always three significant digits, 2.00. */
export function formatPremium(value: number | null): string {
  return value === null ? "–" : exactlyThreeDigits.format(value);
}

/** An interval of ratios: 1.21–1.34; a dash where there is none. */
export function formatInterval(interval: readonly [low: number, high: number] | null): string {
  return interval === null ? "–" : `${formatPremium(interval[0])}–${formatPremium(interval[1])}`;
}

/** A share (0 to 1) as a percentage with at most three significant digits; a dash where there is none. */
export function formatShare(value: number | null): string {
  return value === null ? "–" : percentage.format(value);
}

/** A duration in milliseconds, in the unit that reads best. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 0.1) return "< 0.1 ms";
  return milliseconds < 1000
    ? `${threeDigits.format(milliseconds)} ms`
    : `${threeDigits.format(milliseconds / 1000)} s`;
}

/** A number of bytes as kB or MB (powers of ten). */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1e6 ? `${threeDigits.format(bytes / 1000)} kB` : `${threeDigits.format(bytes / 1e6)} MB`;
}

/** “1 token”, “2 tokens”. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}
