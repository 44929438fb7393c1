import type { ReactElement } from "react";
import { useAppStore } from "../../state/store";
import { LoadProblem } from "../../ui/LoadProblem";
import { useModule } from "../../ui/useModule";

const loadRatios = () => import("./RatiosTable");

/** The table of ratios, which comes once a column has answered: it has nothing to say before. */
export function RatiosDoor(): ReactElement | null {
  const hasAnswer = useAppStore(({ columns }) => Object.values(columns).some((column) => column?.state !== "loading"));
  const { module, hasFailed, retry } = useModule(loadRatios, hasAnswer ? 1 : 0);
  if (module !== null) return <module.RatiosTable />;
  return hasFailed ? <LoadProblem onRetry={retry} /> : null;
}
