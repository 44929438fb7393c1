import type { ReactElement } from "react";
import type { MergeFigures } from "../../../../instruments/merge/instrument";
import { formatCompact } from "../../../../ui/laterFormats";
import { Curve } from "../frame/Curve";
import type { FigureRow } from "../frame/figureRows";

const percent = (share: number) => `${Math.round(share * 100)}%`;

/** Round shares from 0 to the first that is not below one. */
function sharesUpTo(most: number): number[] {
  const step = [0.02, 0.05, 0.1].find((each) => most <= 5 * each) ?? 0.2;
  return Array.from({ length: Math.max(1, Math.ceil(most / step)) + 1 }, (_, i) => i * step);
}

/** What is saved, of all columns: along the text, or as merges are made. The table says how it ends. */
export function SavedCurve({ rows }: { readonly rows: readonly FigureRow<MergeFigures>[] }): ReactElement | null {
  const told = rows.flatMap(({ reference, name, figures }) =>
    figures === null || figures.curve.length === 0
      ? []
      : [{ reference, name, along: figures.along, points: figures.curve }],
  );
  const [first] = told;
  if (first === undefined) return null;
  const [caption, below] =
    first.along === "tokens"
      ? ["Share of the tokens read so far that joining them has saved", "Tokens read"]
      : ["Share of tokens saved, by how many merges there are", "Merges"];
  const ticks = sharesUpTo(Math.max(...told.flatMap(({ points }) => points.map(({ saved }) => saved))));
  return (
    <Curve
      caption={caption}
      columns={told}
      x={{ words: below, of: "x", scale: "linear", domain: [0, "dataMax"], tickFormatter: formatCompact }}
      y={{
        words: "Saved",
        of: "saved",
        scale: "linear",
        domain: [0, ticks.at(-1) ?? 1],
        ticks,
        tickFormatter: percent,
      }}
    />
  );
}
