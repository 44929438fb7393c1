import type { CurvePoint } from "../../../state/train/run";
import type { ShownTraining } from "../shown";

/** At which size a language costs what the pivot costs at another. Sizes are such as were measured. */
export interface EqualCost {
  readonly language: number;
  /** Its tokens at the pivot's size. */
  readonly tokens: number;
  /** The least size with no more tokens than the pivot has at its own; null where there is none so far. */
  readonly size: number | null;
  /** The size before that one, at which it still has more: what is sought is above it. Null where that was the first. */
  readonly above: number | null;
  /** Its tokens at the greatest size ÷ the pivot's at its own: what is still lacking where there is no such size. */
  readonly atLast: number;
}

export interface EqualCosts {
  /** The pivot's size: of those that were measured, the one nearest to what was asked for. */
  readonly size: number;
  /** The pivot's tokens there. */
  readonly tokens: number;
  readonly rows: readonly EqualCost[];
}

/** Two sizes that are no further apart than this stand for one: merges are measured so closely, and rounds of pruning are not. */
const close = 1.03;

/**
 * Sizes that even out costs: the size at which each language is as many tokens as the pivot at one size, on parallel text
 * (“Explaining and Mitigating Crosslingual Tokenizer Inequities”).
 * @param pivot its number
 * @param asked entries that the pivot's vocabulary has, or nearly
 * @returns null where nothing was measured so far down or up
 */
export function equalCosts({ points, languages }: ShownTraining, pivot: number, asked: number): EqualCosts | null {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || asked < first.size || asked > last.size) return null;
  const distance = ({ size }: CurvePoint) => Math.abs(Math.log(size / asked));
  const at = points.reduce((nearest, point) => (distance(point) < distance(nearest) ? point : nearest));
  const tokens = at.tokens[pivot] as number;
  const rows = languages.flatMap((_, language): EqualCost[] => {
    if (language === pivot) return [];
    const tokensAt = (point: CurvePoint) => point.tokens[language] as number;
    const reached = points.findIndex((point) => tokensAt(point) <= tokens);
    return [
      {
        language,
        tokens: tokensAt(at),
        size: points[reached]?.size ?? null,
        above: points[reached - 1]?.size ?? null,
        atLast: tokensAt(last) / tokens,
      },
    ];
  });
  return { size: at.size, tokens, rows };
}

/** Whether what is sought may be much less than the size that was measured. */
export function isBetween({ size, above }: EqualCost): boolean {
  return size !== null && above !== null && size > above * close;
}
