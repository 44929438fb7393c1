import { gini } from "../../analysis/fairness";
import { renyiEntropy } from "../../instruments/information/entropies";
import type { HeldOutFigures } from "../../training/algorithm";
import type { CurvePoint } from "./protocol";

/** How much larger a vocabulary is at the next point of the curve: evenly spaced on an axis of powers. */
const step = 1.02;

/** The order of Rényi's entropy at which it goes best with how well translation works (Zouhar et al. 2023). */
const renyiOrder = 2.5;

/** The size from which on a vocabulary is measured next. */
export function nextSize(size: number): number {
  return Math.max(size + 1, Math.ceil(size * step));
}

/**
 * A point of the curve.
 * @param size entries that there are
 * @param bytes that measure, by language
 * @param isParallel whether languages say the same
 */
export function pointOf(
  size: number,
  { tokens, frequencies }: HeldOutFigures,
  bytes: readonly number[],
  isParallel: boolean,
): CurvePoint {
  const hasTokens = tokens.some((count) => count > 0);
  return {
    size,
    tokens,
    bytesPerToken: tokens.map((count, language) => (count === 0 ? 0 : (bytes[language] as number) / count)),
    gini: isParallel ? gini(tokens) : null,
    renyi: hasTokens && size > 1 ? renyiEntropy(frequencies, renyiOrder) / Math.log2(size) : null,
    types: frequencies.reduce((sum, count) => (count > 0 ? sum + 1 : sum), 0),
  };
}
