import { formatCompact } from "../ui/laterFormats";

/** What both axes of a plot on logarithmic scales have, as Recharts takes it. */
export const logAxis = {
  type: "number",
  scale: "log",
  stroke: "var(--line)",
  tick: { fill: "var(--ink-soft)", fontSize: 12 },
  tickFormatter: formatCompact,
} as const;

/** From where to where such an axis goes, and its ticks: the powers of ten up to the first that is not below a number. */
export function logScale(most: number): { readonly domain: [low: number, high: number]; readonly ticks: number[] } {
  const power = Math.ceil(Math.log10(Math.max(10, most)));
  return { domain: [1, 10 ** power], ticks: Array.from({ length: power + 1 }, (_, i) => 10 ** i) };
}
