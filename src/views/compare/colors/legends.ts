import { CutKind } from "../../../analysis/boundaries/cutKinds";
import type { ColorMode } from "../../../state/compare/slice";
import { formatCount } from "../../../ui/format";
import { cutTints, leastIds, leastLengths, stepTints } from "./painters";
import type { Tint } from "./tints";

/** A colour and what it says. */
export interface LegendKey {
  readonly tint: Tint;
  readonly name: string;
  /** Explains the name; null where it says all. */
  readonly hint: string | null;
}

/** What the colours of a mode mean: words, colours, words; each may be empty. */
export interface Legend {
  readonly before: string;
  readonly keys: readonly LegendKey[];
  readonly after: string;
}

/** One for each mode; who shows that of agreement says what it is with. */
export const legends: Readonly<Record<ColorMode, Legend>> = {
  agreement: {
    before: "",
    keys: [
      { tint: cutTints[CutKind.same], name: "cut the same", hint: "The baseline has the same token." },
      {
        tint: cutTints[CutKind.finer],
        name: "cut finer",
        hint: "One token of the baseline is several here, or a part of it is dropped.",
      },
      { tint: cutTints[CutKind.merged], name: "merged", hint: "Several tokens of the baseline are one here." },
      {
        tint: cutTints[CutKind.shifted],
        name: "shifted",
        hint: "Several tokens of the baseline are several here, cut at other places.",
      },
      {
        tint: cutTints[CutKind.alone],
        name: "dropped there",
        hint: "The baseline has no token for these bytes.",
      },
    ],
    after: "",
  },
  id: { before: "The same id has the same colour. There are 12, so that other ids have it too.", keys: [], after: "" },
  length: { before: "Bytes:", keys: steps(leastLengths), after: "" },
  rank: {
    before: "Ids:",
    keys: steps(leastIds),
    after: "Low is early: most vocabularies number their entries as they have learnt them.",
  },
};

function steps(least: readonly number[]): LegendKey[] {
  return stepTints.map((tint, i) => ({ tint, name: range(least[i] ?? 0, least[i + 1]), hint: null }));
}

/** From one limit to before the next. */
function range(least: number, next: number | undefined): string {
  if (next === undefined) return `${formatCount(least)} and more`;
  return next === least + 1 ? formatCount(least) : `${formatCount(least)}–${formatCount(next - 1)}`;
}
