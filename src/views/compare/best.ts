/**
 * Whether a value is the best of several different ones; where all are the same there is none.
 * @param values all that are compared, the value among them; null for those that are missing
 */
export function isBest(value: number | null, values: readonly (number | null)[], best: "low" | "high" | null): boolean {
  const known = values.filter((other) => other !== null);
  if (value === null || best === null || known.length < 2) return false;
  const [low, high] = [Math.min(...known), Math.max(...known)];
  return low !== high && value === (best === "low" ? low : high);
}
