const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
export const atMostThree = new Intl.NumberFormat("en", { maximumSignificantDigits: 3 });
export const threeDigits = { minimumSignificantDigits: 3, maximumSignificantDigits: 3 } as const;
const exactlyThree = new Intl.NumberFormat("en", threeDigits);

/** What stands where there is no figure. */
export const missing = "–";

/** A count with grouped digits: 1,234. */
export function formatCount(value: number): string {
  return whole.format(value);
}

/** How far a transfer is: “1.2 MB of 3.4 MB”, or what has arrived where nobody knows how much there is. */
export function formatLoaded({ loaded, total }: { readonly loaded: number; readonly total: number | null }): string {
  return total === null ? formatBytes(loaded) : `${formatBytes(loaded)} of ${formatBytes(total)}`;
}

/**
 * A ratio as it stands wherever one is shown: three significant digits, trailing zeros kept (2.00, 0.953), whole numbers
 * from 1,000 on, 0 as such; a dash where there is none.
 */
export function formatRatio(value: number | null): string {
  return value === null ? missing : digits(value, exactlyThree);
}

/** A share of which more digits would say nothing. */
const leastShare = 0.0001;

/**
 * A share (0 to 1) as a percentage with the digits of {@link formatRatio}; one that is there and below 0.01% as such, so
 * that it neither looks like none nor fills the line; a dash where there is none.
 */
export function formatShare(value: number | null): string {
  if (value === null) return missing;
  return value > 0 && value < leastShare ? `<${atMostThree.format(100 * leastShare)}%` : `${formatRatio(100 * value)}%`;
}

/** The digits of {@link formatRatio}, by a format of ratios and one of what is whole. */
export function digits(value: number, ratios: Intl.NumberFormat, wholes = whole): string {
  return value === 0 || Math.abs(value) >= 1000 ? wholes.format(value) : ratios.format(value);
}

/**
 * What each figure of a column lacks behind it, so that with it, unseen, all decimal points stand under each other when
 * the figures end at one edge: “.00” for 12 above 4.60. What is written behind the digits must be the same in all.
 */
export function decimalPads(figures: readonly string[]): string[] {
  const fractions = figures.map((figure) => /\.\d+/.exec(figure)?.[0] ?? "");
  const longest = Math.max(0, ...fractions.map(({ length }) => length));
  return figures.map((figure, i) =>
    figure === missing ? "" : `.${"0".repeat(longest)}`.slice(fractions[i]?.length ?? 0, longest),
  );
}

/** A number of bytes as kB or MB (powers of ten). */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1e6 ? `${atMostThree.format(bytes / 1000)} kB` : `${atMostThree.format(bytes / 1e6)} MB`;
}

/** “1 token”, “2 tokens”. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}
