import { isPresent } from "../corpora/parallel";
import type { Passage } from "./protocol";

/** UTF-16 units after which a passage ends: enough to compare by eye, and short enough for a link. */
const enough = 6000;

/**
 * The first segments that both languages have, each followed by the pivot's.
 * @param pivot null for the pivot's own passage
 */
export function passageOf(language: readonly string[], pivot: readonly string[] | null): Passage {
  const parts: string[] = [];
  let [length, of] = [0, 0];
  for (const [i, own] of language.entries()) {
    const other = pivot === null ? "" : (pivot[i] ?? "");
    if (!isPresent(own) || (pivot !== null && !isPresent(other))) continue;
    of++;
    if (length >= enough) continue;
    const part = pivot === null ? own : `${own}\n${other}`;
    parts.push(part);
    length += part.length;
  }
  return { text: parts.join("\n\n"), segments: parts.length, of };
}
