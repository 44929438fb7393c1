const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const threeDigits = new Intl.NumberFormat("en", { maximumSignificantDigits: 3 });
const percentage = new Intl.NumberFormat("en", { style: "percent", maximumSignificantDigits: 3 });

/** A count with grouped digits: 1,234. */
export function formatCount(value: number): string {
  return whole.format(value);
}

/** A ratio with at most three significant digits; a dash where there is none. */
export function formatRatio(value: number | null): string {
  return value === null ? "–" : threeDigits.format(value);
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
