/** From where to where an axis goes, and its ticks, as Recharts takes them. */
export interface RoundScale {
  readonly domain: [low: number, high: number];
  readonly ticks: number[];
}

/** Parts that an axis has, about. */
const parts = 4;

/**
 * An axis at round numbers (1, 2 and 5 with powers of ten) that reaches from a number to another at least.
 * @param finest what two ticks are apart at least
 */
export function roundScale(low: number, high: number, finest = 1): RoundScale {
  const rough = Math.max(finest, (high - low) / parts);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10);
  const [first, last] = [Math.floor(low / step), Math.max(Math.floor(low / step) + 1, Math.ceil(high / step))];
  return {
    domain: [first * step, last * step],
    ticks: Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step),
  };
}
