import type { ReactElement } from "react";
import { useOtherColumns } from "../../../../state/compare/otherColumns";
import type { Comparison } from "../../../../state/pages";
import type { Row } from "../../ratioFigures";
import { TakeTable } from "../table/TakeTable";

export { windowSourceOf } from "../../../../tokenizers/catalogue/windowSources";

export { ratioHints } from "./ratioHints";

interface TakeRatiosProps {
  readonly rows: readonly Row[];
  readonly comparison: Comparison;
}

/** Copies the ratios as a table, or saves them. */
export function TakeRatios({ rows, comparison }: TakeRatiosProps): ReactElement {
  const others = useOtherColumns();
  return (
    <TakeTable
      what="ratios"
      table={() => import("./ratioTable").then(({ ratioTable }) => ratioTable(rows, comparison, others))}
    />
  );
}
