import type { ReactElement } from "react";
import type { TokenizerReference } from "../../../../tokenizers/tokenizerReference";
import { useModule } from "../../../../ui/useModule";
import type { LinePlotProps } from "./LinePlot";
import { PlotNames } from "./Plot";

interface CurveProps extends Omit<LinePlotProps, "lines"> {
  readonly columns: readonly {
    readonly reference: TokenizerReference;
    readonly name: string;
    readonly points: readonly object[];
  }[];
}

const load = () => import("./LinePlot");

/** A line for each column with the columns' names above, once what draws it is there; nothing where no column has one. */
export function Curve({ columns, ...plot }: CurveProps): ReactElement | null {
  const { module } = useModule(load);
  if (module === null || columns.length === 0) return null;
  return (
    <div data-picture className="instrument-curve">
      <PlotNames columns={columns} />
      <module.LinePlot {...plot} lines={columns} />
    </div>
  );
}
