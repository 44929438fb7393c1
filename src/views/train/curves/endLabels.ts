/**
 * Which curves' names have room at their ends: the first one's always, then those of the highest and the lowest, then all others in
 * their order, each at the height of its own curve.
 * @param heights of the ends, in pixels
 * @param room that a name takes
 * @returns numbers of curves
 */
export function endLabels(heights: readonly number[], room: number): readonly number[] {
  const order = heights.map((_, i) => i);
  const byHeight = [...order].sort((a, b) => (heights[a] ?? 0) - (heights[b] ?? 0));
  const shown: number[] = [];
  for (const i of new Set([0, byHeight[0] ?? 0, byHeight.at(-1) ?? 0, ...order])) {
    const height = heights[i];
    if (height !== undefined && shown.every((other) => Math.abs((heights[other] ?? 0) - height) >= room)) shown.push(i);
  }
  return shown;
}
