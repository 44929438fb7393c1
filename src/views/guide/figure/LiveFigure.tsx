import type { ReactElement } from "react";
import type { LiveFigure as Figure } from "../../../guide/figures";
import { checkConnection, Problem } from "../../../ui/controls";
import { useModule } from "../../../ui/useModule";
import { Bars } from "./Bars";
import { Cuts } from "./Cuts";
import { FigureTable } from "./FigureTable";

const loadLines = () => import("./Lines");

/** A figure as it came from the worker. */
export function LiveFigure({ figure }: { readonly figure: Figure }): ReactElement | null {
  // What draws curves is large, and most figures have none.
  const { module, hasFailed, retry } = useModule(loadLines, figure.kind === "lines" ? 1 : 0);
  switch (figure.kind) {
    case "cuts":
      return <Cuts figure={figure} />;
    case "bars":
      return <Bars figure={figure} />;
    case "table":
      return <FigureTable figure={figure} />;
    case "lines":
      if (module !== null) return <module.Lines figure={figure} />;
      if (!hasFailed) return <p className="guide-wait">Loading …</p>;
      return <Problem problem={`What draws this figure could not be loaded. ${checkConnection}`} onRetry={retry} />;
  }
}
