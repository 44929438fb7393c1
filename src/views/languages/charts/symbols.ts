import { pixels } from "./text";

type Symbol = (x: number, y: number, r: number) => string;

const polygon =
  (...corners: readonly (readonly [x: number, y: number])[]): Symbol =>
  (x, y, r) =>
    `M${corners.map(([dx, dy]) => `${pixels(x + dx * r)} ${pixels(y + dy * r)}`).join("L")}Z`;

const third = 0.36;

/** Eight shapes of about the same area. */
const symbols: readonly Symbol[] = [
  (x, y, r) => `M${pixels(x - r)} ${pixels(y)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`,
  polygon([-0.88, -0.88], [0.88, -0.88], [0.88, 0.88], [-0.88, 0.88]),
  polygon([0, -1.2], [1.15, 0.8], [-1.15, 0.8]),
  polygon([0, -1.28], [1.28, 0], [0, 1.28], [-1.28, 0]),
  polygon([0, 1.2], [1.15, -0.8], [-1.15, -0.8]),
  polygon(
    [-third, -1.2],
    [third, -1.2],
    [third, -third],
    [1.2, -third],
    [1.2, third],
    [third, third],
    [third, 1.2],
    [-third, 1.2],
    [-third, third],
    [-1.2, third],
    [-1.2, -third],
    [-third, -third],
  ),
  polygon([-1.2, 0], [-0.6, -1.04], [0.6, -1.04], [1.2, 0], [0.6, 1.04], [-0.6, 1.04]),
  polygon([-1.1, -1.1], [0, -0.45], [1.1, -1.1], [0.45, 0], [1.1, 1.1], [0, 0.45], [-1.1, 1.1], [-0.45, 0]),
];

/**
 * The shape of a series, as path data.
 * @param r about its radius, in pixels
 */
export function symbolPath(series: number, x: number, y: number, r: number): string {
  return symbols[series % symbols.length]?.(x, y, r) ?? "";
}
