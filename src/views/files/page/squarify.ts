/** A rectangle, in CSS pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Parts a rectangle among values, in proportion to them and as near to squares as they come in that order (Bruls, Huizing and
 * van Wijk 2000, “Squarified Treemaps”): rows along the shorter side, each as long as that makes its worst tile better.
 * @param values above 0, falling
 * @param least square pixels: the first row of smaller tiles, and all after it, have their room and no boxes
 */
export function squarify(values: readonly number[], within: Box, least = 0): Box[] {
  const boxes: Box[] = [];
  let { x, y, width, height } = within;
  let left = values.reduce((sum, value) => sum + value, 0);
  for (let at = 0; at < values.length && left > 0; ) {
    const side = Math.min(width, height);
    const scale = (width * height) / left;
    if ((values[at] ?? 0) * scale < least) break;
    let [count, sum, worst] = [0, 0, Number.POSITIVE_INFINITY];
    for (let next = at; next < values.length; next++) {
      const grown = sum + (values[next] ?? 0);
      const ratio = worstRatio((values[at] ?? 0) * scale, (values[next] ?? 0) * scale, grown * scale, side);
      if (ratio > worst) break;
      [count, sum, worst] = [count + 1, grown, ratio];
    }
    const depth = side === 0 ? 0 : (sum * scale) / side;
    let along = 0;
    for (const value of values.slice(at, at + count)) {
      const length = sum === 0 ? 0 : (side * value) / sum;
      boxes.push(
        width >= height
          ? { x, y: y + along, width: depth, height: length }
          : { x: x + along, y, width: length, height: depth },
      );
      along += length;
    }
    if (width >= height) [x, width] = [x + depth, Math.max(0, width - depth)];
    else [y, height] = [y + depth, Math.max(0, height - depth)];
    left -= sum;
    at += count;
  }
  return boxes;
}

/** The worse of the greatest and the least tile of a row, as the longer side to the shorter. All in square pixels. */
function worstRatio(greatest: number, least: number, area: number, side: number): number {
  return Math.max((side * side * greatest) / (area * area), (area * area) / (side * side * least));
}
