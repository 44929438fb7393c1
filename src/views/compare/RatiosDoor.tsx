import { type ReactElement, useState } from "react";
import { useAppStore } from "../../state/store";
import { LoadNote } from "../../ui/controls";
import { useModule } from "../../ui/useModule";

const loadRatios = () => import("./RatiosTable");

/** The table of ratios, which comes once a column has answered: it has nothing to say before. */
export function RatiosDoor(): ReactElement | null {
  const hasAnswer = useAppStore(({ columns }) => Object.values(columns).some((column) => column?.state !== "loading"));
  const { module, hasFailed, retry } = useModule(loadRatios, hasAnswer ? 1 : 0);
  const [isDismissed, setDismissed] = useState(false);
  if (module !== null) return <module.RatiosTable />;
  if (!hasFailed || isDismissed) return null;
  return <LoadNote hasFailed place="over" onRetry={retry} onGiveUp={() => setDismissed(true)} />;
}
