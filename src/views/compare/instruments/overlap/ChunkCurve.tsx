import type { ReactElement } from "react";
import type { OverlapFigures } from "../../../../instruments/overlap/instrument";
import { formatCount } from "../../../../ui/format";
import { Curve } from "../frame/Curve";
import type { FigureRow } from "../frame/figureRows";

const shares = [0, 0.2, 0.4, 0.6, 0.8, 1];

/** How well chunks overlap what is sought, by their size, of all columns. The tables say the same. */
export function ChunkCurve({ rows }: { readonly rows: readonly FigureRow<OverlapFigures>[] }): ReactElement {
  const told = rows.flatMap(({ reference, name, figures }) =>
    figures === null || figures.chunks.length < 2
      ? []
      : [{ reference, name, points: [...figures.chunks].sort((a, b) => a.size - b.size) }],
  );
  const sizes = [...new Set(told[0]?.points.map(({ size }) => size))];
  return (
    <Curve
      caption="IoU of the chunks that were taken and the references, by how many tokens a chunk has; the axis below is logarithmic"
      columns={told}
      x={{
        words: "Tokens of a chunk",
        of: "size",
        domain: [sizes[0] ?? 1, sizes.at(-1) ?? 1],
        ticks: sizes,
        tickFormatter: formatCount,
      }}
      y={{ words: "IoU", of: "iou", scale: "linear", domain: [0, 1], ticks: shares, tickFormatter: String }}
      hasDots
    />
  );
}
