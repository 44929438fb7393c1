import { type ReactElement, useEffect, useState } from "react";
import type { Comparison } from "../../state/comparison";
import type { AppState } from "../../state/store";
import { catalogueEntry } from "../../tokenizers/catalogue";
import { plural } from "../../ui/format";

interface CountStatusProps {
  readonly comparison: Comparison;
  readonly columns: AppState["columns"];
}

/** Tells screen readers the counts once typing has paused; on each key it would drown the typing. */
export function CountStatus({ comparison, columns }: CountStatusProps): ReactElement {
  const counts = comparison.tokenizers
    .map((reference) => {
      const shown = columns[reference]?.shown;
      return shown == null ? "" : `${catalogueEntry(reference).label}: ${plural(shown.figures.tokens, "token")}`;
    })
    .filter((words) => words !== "")
    .join(", ");
  const [announced, setAnnounced] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setAnnounced(counts), 1500);
    return () => clearTimeout(timer);
  }, [counts]);
  return (
    <p role="status" className="visually-hidden">
      {announced}
    </p>
  );
}
