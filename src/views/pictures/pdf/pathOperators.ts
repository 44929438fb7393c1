/** A number as PDF has it. */
export function number(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}

/**
 * Path data (SVG 2, section 9) as PDF's operators: lines and curves; arcs become curves of a quarter at most.
 * @throws {Error} for a command that no path here has
 */
export function pathOperators(data: string): string {
  const out: string[] = [];
  const parts = Array.from(data.matchAll(/([a-zA-Z])|(-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)/g));
  let [x, y, startX, startY] = [0, 0, 0, 0];
  let command = "";
  let i = 0;
  const next = () => Number(parts[i++]?.[2]);
  const line = (toX: number, toY: number, operator = "l") => {
    [x, y] = [toX, toY];
    out.push(`${number(x)} ${number(y)} ${operator}`);
  };
  while (i < parts.length) {
    const letter = parts[i]?.[1];
    if (letter !== undefined) {
      command = letter;
      i++;
    }
    const isRelative = command === command.toLowerCase();
    const [fromX, fromY] = isRelative ? [x, y] : [0, 0];
    switch (command.toUpperCase()) {
      case "M":
        line(fromX + next(), fromY + next(), "m");
        [startX, startY] = [x, y];
        // More points after the first are lines.
        command = isRelative ? "l" : "L";
        break;
      case "L":
        line(fromX + next(), fromY + next());
        break;
      case "H":
        line(fromX + next(), y);
        break;
      case "V":
        line(x, fromY + next());
        break;
      case "C": {
        const points = [fromX + next(), fromY + next(), fromX + next(), fromY + next(), fromX + next(), fromY + next()];
        out.push(`${points.map(number).join(" ")} c`);
        [x, y] = [points[4] ?? 0, points[5] ?? 0];
        break;
      }
      case "A": {
        const [rx, ry, turn, large, sweep] = [next(), next(), next(), next(), next()];
        const [toX, toY] = [fromX + next(), fromY + next()];
        for (const curve of arcCurves({ x, y, rx, ry, turn, large: large === 1, sweep: sweep === 1, toX, toY })) {
          out.push(`${curve.map(number).join(" ")} c`);
        }
        [x, y] = [toX, toY];
        break;
      }
      case "Z":
        out.push("h");
        [x, y] = [startX, startY];
        break;
      default:
        throw new Error(
          `A picture has a path with “${command}”, which no PDF of it is written of. Save the SVG instead.`,
        );
    }
  }
  return out.join("\n");
}

interface Arc {
  readonly x: number;
  readonly y: number;
  readonly rx: number;
  readonly ry: number;
  /** Degrees by which the ellipse is turned. */
  readonly turn: number;
  readonly large: boolean;
  readonly sweep: boolean;
  readonly toX: number;
  readonly toY: number;
}

/** An elliptical arc as Bézier curves (SVG 2, appendix B.2.4; each curve of at most a quarter). */
function arcCurves({ x, y, rx, ry, turn, large, sweep, toX, toY }: Arc): number[][] {
  const [cos, sin] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)];
  const [halfX, halfY] = [(x - toX) / 2, (y - toY) / 2];
  const [ux, uy] = [cos * halfX + sin * halfY, -sin * halfX + cos * halfY];
  const grown = Math.sqrt(Math.max(1, (ux / rx) ** 2 + (uy / ry) ** 2));
  const [a, b] = [rx * grown, ry * grown];
  const left = a * a * b * b - a * a * uy * uy - b * b * ux * ux;
  const root = Math.sqrt(Math.max(0, left / (a * a * uy * uy + b * b * ux * ux || 1))) * (large === sweep ? -1 : 1);
  const [mx, my] = [(root * a * uy) / b, (-root * b * ux) / a];
  const [centreX, centreY] = [cos * mx - sin * my + (x + toX) / 2, sin * mx + cos * my + (y + toY) / 2];
  const start = Math.atan2((uy - my) / b, (ux - mx) / a);
  let sweepAngle = Math.atan2((-uy - my) / b, (-ux - mx) / a) - start;
  if (sweep && sweepAngle < 0) sweepAngle += 2 * Math.PI;
  if (!sweep && sweepAngle > 0) sweepAngle -= 2 * Math.PI;
  const count = Math.max(1, Math.ceil(Math.abs(sweepAngle) / (Math.PI / 2) - 1e-9));
  const step = sweepAngle / count;
  const reach = (4 / 3) * Math.tan(step / 4);
  const point = (px: number, py: number) => [
    centreX + cos * a * px - sin * b * py,
    centreY + sin * a * px + cos * b * py,
  ];
  return Array.from({ length: count }, (_, i) => {
    const [from, to] = [start + i * step, start + (i + 1) * step];
    const [c1, s1, c2, s2] = [Math.cos(from), Math.sin(from), Math.cos(to), Math.sin(to)];
    return [...point(c1 - reach * s1, s1 + reach * c1), ...point(c2 + reach * s2, s2 - reach * c2), ...point(c2, s2)];
  });
}
