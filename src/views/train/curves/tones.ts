/** Colours of curves that theme.css has. */
const series = 8;
/** What further rounds of them are mixed with, in hundredths. */
const mixes = ["", "var(--ink) 38%", "var(--page) 42%"] as const;

/** A curve's colour: of more curves than there are colours each round has another tone, and the name at the pointer tells them apart. */
export function toneOf(curve: number): string {
  const color = `var(--series-${curve % series})`;
  const mix = mixes[Math.floor(curve / series) % mixes.length];
  return mix === "" || mix === undefined ? color : `color-mix(in oklab, ${color}, ${mix})`;
}
