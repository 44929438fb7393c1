import { type TrainAxis, trainAxes } from "../../../state/train/choice";
import type { CurvePoint } from "../../../state/train/run";
import { formatCount, formatRatio } from "../../../ui/format";
import type { ShownTraining } from "../shown";
import type { ValueScale } from "./plotLayout";

interface MeasureWords {
  /** What it is called where it is chosen. */
  readonly label: string;
  /** Beside the axis. */
  readonly axis: string;
  /** What it is, where one asks. */
  readonly hint: string;
  /** Whether each language has its own. */
  readonly byLanguage: boolean;
  /** Whether it says something only of languages that say the same. */
  readonly needsParallel: boolean;
  /** What two numbers along the axis are apart at least. */
  readonly finest: number;
  readonly scale: ValueScale;
  write(value: number): string;
}

/** What is said of each measure. */
export const measureWords: Readonly<Record<TrainAxis, MeasureWords>> = {
  tokens: {
    label: "Tokens",
    axis: "Tokens",
    hint: "Tokens of the part that measures.",
    byLanguage: true,
    needsParallel: false,
    finest: 1,
    scale: "log",
    write: formatCount,
  },
  premium: {
    label: "Premium",
    axis: "Premium",
    hint: "Tokens ÷ tokens of the pivot for the same text, at the same size.",
    byLanguage: true,
    needsParallel: true,
    finest: 0.01,
    scale: "round",
    write: formatRatio,
  },
  gini: {
    label: "Gini",
    axis: "Gini coefficient",
    hint: "How unevenly tokens are spread over languages: 0 where all have as many.",
    byLanguage: false,
    needsParallel: true,
    finest: 0.001,
    scale: "zero",
    write: formatRatio,
  },
  bytesPerToken: {
    label: "Bytes per token",
    axis: "Bytes per token",
    hint: "UTF-8 bytes of the part that measures ÷ its tokens.",
    byLanguage: true,
    needsParallel: false,
    finest: 0.01,
    scale: "zero",
    write: formatRatio,
  },
  renyi: {
    label: "Rényi efficiency",
    axis: "Rényi efficiency",
    hint: "Rényi entropy of all tokens (α = 2.5) ÷ that of as many entries used evenly (Zouhar et al. 2023).",
    byLanguage: false,
    needsParallel: false,
    finest: 0.001,
    scale: "round",
    write: formatRatio,
  },
};

/** Measures that say something of a training. */
export function measuresOf({ languages, isParallel }: ShownTraining): readonly TrainAxis[] {
  return trainAxes.filter((measure) => !measureWords[measure].needsParallel || (isParallel && languages.length > 1));
}

/** A curve: of a language, by its number, or of all together. */
export interface GrowthLine {
  readonly language: number | null;
  readonly points: readonly { readonly size: number; readonly value: number }[];
}

/**
 * The curves of a training, those of languages in their order; sizes without a figure are left out.
 * @param pivot number of the language that premiums are against
 */
export function growthLines(
  { languages, points }: ShownTraining,
  measure: TrainAxis,
  pivot: number,
): readonly GrowthLine[] {
  const line = (language: number | null, figure: (point: CurvePoint) => number | null): GrowthLine => ({
    language,
    points: points.flatMap((point) => {
      const value = figure(point);
      return value === null || !Number.isFinite(value) ? [] : [{ size: point.size, value }];
    }),
  });
  const tokens = (point: CurvePoint, language: number) => point.tokens[language] ?? Number.NaN;
  const each = (figure: (point: CurvePoint, language: number) => number) =>
    languages.map((_, language) => line(language, (point) => figure(point, language)));
  switch (measure) {
    case "tokens":
      return each(tokens);
    case "premium":
      return each((point, language) => tokens(point, language) / tokens(point, pivot));
    case "bytesPerToken":
      return each((point, language) => point.bytesPerToken[language] ?? Number.NaN);
    case "gini":
      return [line(null, ({ gini }) => gini)];
    case "renyi":
      return [line(null, ({ renyi }) => renyi)];
  }
}

/** A curve's value at a size. */
export interface ValueAt {
  readonly value: number;
  /** Whether it was measured; else it is between two that were, by the logarithm of sizes. */
  readonly isMeasured: boolean;
}

/** @returns null beyond the curve's ends */
export function valueAt({ points }: GrowthLine, size: number): ValueAt | null {
  const after = points.findIndex((point) => point.size >= size);
  const next = points[after];
  if (next === undefined) return null;
  if (next.size === size) return { value: next.value, isMeasured: true };
  const last = points[after - 1];
  if (last === undefined) return null;
  const share = Math.log(size / last.size) / Math.log(next.size / last.size);
  return { value: last.value + share * (next.value - last.value), isMeasured: false };
}
