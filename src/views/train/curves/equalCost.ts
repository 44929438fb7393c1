import type { ShownTraining } from "../shown";
import { type GrowthLine, growthLines, valueAt } from "./measures";

/** At which size a language costs what the pivot costs at another. */
export interface EqualCost {
  readonly language: number;
  /** Its tokens at the pivot's size; null where they are not known. */
  readonly tokens: number | null;
  /** The least size with no more tokens than the pivot has at its own, to the nearest entry; null where there is none so far. */
  readonly size: number | null;
  /** Its tokens at the greatest size ÷ the pivot's at its own: what is still lacking where there is no such size. */
  readonly atLast: number | null;
}

/**
 * Sizes that even out costs: the size at which each language is as many tokens as the pivot at one size, on parallel text
 * (“Explaining and Mitigating Crosslingual Tokenizer Inequities”).
 * @param pivot its number
 * @param size entries that the pivot's vocabulary has
 * @returns null where the pivot's tokens at that size are not known
 */
export function equalCosts(
  training: ShownTraining,
  pivot: number,
  size: number,
): { readonly tokens: number; readonly rows: readonly EqualCost[] } | null {
  const lines = growthLines(training, "tokens", pivot);
  const own = lines[pivot];
  const tokens = own === undefined ? null : valueAt(own, size);
  if (tokens === null) return null;
  const rows = lines.flatMap((line): EqualCost[] => {
    if (line.language === null || line.language === pivot) return [];
    const last = line.points.at(-1)?.value;
    return [
      {
        language: line.language,
        tokens: valueAt(line, size),
        size: sizeAt(line, tokens),
        atLast: last === undefined ? null : last / tokens,
      },
    ];
  });
  return { tokens, rows };
}

/** The least size at which a falling curve is no higher than a value. */
function sizeAt({ points }: GrowthLine, value: number): number | null {
  const at = points.findIndex((point) => point.value <= value);
  const point = points[at];
  if (point === undefined) return null;
  const last = points[at - 1];
  if (last === undefined || point.value === value) return point.size;
  const share = (last.value - value) / (last.value - point.value);
  return Math.ceil(last.size * (point.size / last.size) ** share);
}
