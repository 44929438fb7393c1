import type { useOtherColumns } from "../../../state/compare/otherColumns";
import { formatCount, formatRatio } from "../../../ui/format";
import { Figure, plainCells, type TableColumn } from "../FigureTable";
import type { Row } from "../ratioFigures";
import { formatDifference } from "./figures";

/** What the second text comes to beside the first. */
export function otherColumns(rows: readonly Row[], others: ReturnType<typeof useOtherColumns.getState>): TableColumn[] {
  const pairs = rows.map(({ reference, shown }) => {
    const [a, b] = [shown, others[reference]?.shown].map((text) => text?.figures.tokens);
    return a === undefined || b === undefined ? null : { a, b };
  });
  const column = (name: string, hint: string, figure: (pair: { readonly a: number; readonly b: number }) => string) => {
    const cells = plainCells(pairs.map((pair) => (pair === null ? "–" : figure(pair))));
    return { name, hint, className: "number", cell: (_: Row, i: number) => <Figure cell={cells[i]} /> };
  };
  return [
    column("Tokens of B", "Of the second text, counted as the first one’s are.", ({ b }) => formatCount(b)),
    column("B − A", "Tokens that the second text has more than the first, or fewer.", ({ a, b }) =>
      formatDifference(b - a),
    ),
    column("B ÷ A", "Tokens of the second text ÷ tokens of the first.", ({ a, b }) =>
      formatRatio(a === 0 ? null : b / a),
    ),
  ];
}
