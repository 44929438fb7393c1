import type { EncodingFigures } from "./encodingFigures";
import type { TextFigures } from "./textFigures";

/** Figures that add up: those of a text are the sum of those of its parts, where it can be parted. */
export type AdditiveFigures = Omit<EncodingFigures, "distinct">;

/** What is counted of some of a text's lines. */
export interface LineFigures {
  readonly figures: AdditiveFigures;
  readonly textFigures: TextFigures;
}

/** Figures of a text in which some lines have been replaced by others. */
export function replaceLines(whole: LineFigures, before: LineFigures, after: LineFigures): LineFigures {
  const { figures, textFigures } = whole;
  const sum = (all: number, old: number, now: number) => all - old + now;
  return {
    figures: mapFigures(figures, (name) => sum(figures[name], before.figures[name], after.figures[name])),
    textFigures: {
      ...mapFigures(countsOf(textFigures), (name) =>
        sum(textFigures[name], before.textFigures[name], after.textFigures[name]),
      ),
      lineEndings: mapFigures(textFigures.lineEndings, (name) =>
        sum(textFigures.lineEndings[name], before.textFigures.lineEndings[name], after.textFigures.lineEndings[name]),
      ),
    },
  };
}

function countsOf({ lineEndings: _, ...counts }: TextFigures): Omit<TextFigures, "lineEndings"> {
  return counts;
}

function mapFigures<F extends { readonly [Name in keyof F]: number }>(figures: F, of: (name: keyof F) => number): F {
  return Object.fromEntries(Object.keys(figures).map((name) => [name, of(name as keyof F)])) as F; // The same names.
}
