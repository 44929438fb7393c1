/** Premiums at which the colour changes. Fixed, so that pictures of different corpora can be compared. */
export const premiumSteps = [1, 1.5, 2, 3, 4, 6, 8, 12] as const;

/** The step of the theme's scale, 0 to 8, that a premium has. */
export function premiumStep(premium: number): number {
  const above = premiumSteps.findIndex((step) => premium < step);
  return above < 0 ? premiumSteps.length : above;
}

/** The theme's colour of a step. */
export function stepColor(step: number): string {
  return `var(--scale-${step})`;
}

/** The theme's colour for text on a step: 4.5:1 or better. */
export function stepInk(step: number): string {
  return step < 5 ? "var(--scale-low-ink)" : "var(--scale-high-ink)";
}
