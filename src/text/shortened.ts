/**
 * The beginning of a text, for a sentence that names it: whole where it is short, else with “…” at its end.
 * @param most code points, at most
 */
export function shortened(text: string, most = 60): string {
  // A code point is two units at most: no more has to be looked at.
  const characters = Array.from(text.slice(0, 2 * most + 2));
  return characters.length > most ? `${characters.slice(0, most).join("")}…` : text;
}

/** The same in quotation marks: where a text begins or ends with white space, or is nothing else, they show it. */
export function quoted(text: string, most?: number): string {
  return `“${shortened(text, most)}”`;
}
