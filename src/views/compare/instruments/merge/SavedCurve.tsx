import type { ReactElement } from "react";
import type { MergeFigures } from "../../../../instruments/merge/instrument";
import { formatCount } from "../../../../ui/format";
import { roundScale } from "../../../roundScale";
import { Curve } from "../frame/Curve";
import type { FigureRow } from "../frame/figureRows";

const percent = (share: number) => `${Math.round(share * 100)}%`;

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
  const mostOf = (key: "x" | "saved") => Math.max(...told.flatMap(({ points }) => points.map((point) => point[key])));
  return (
    <Curve
      caption={caption}
      columns={told}
      x={{
        words: below,
        of: "x",
        scale: "linear",
        ...roundScale(0, mostOf("x")),
        tickFormatter: formatCount,
      }}
      y={{
        words: "Saved",
        of: "saved",
        scale: "linear",
        ...roundScale(0, mostOf("saved"), 0.01),
        tickFormatter: percent,
      }}
    />
  );
}
