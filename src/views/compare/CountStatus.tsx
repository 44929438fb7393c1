import { type ReactElement, useEffect, useState } from "react";
import { columnName } from "../../state/compare/columnName";
import { plural } from "../../ui/format";
import { useSettled } from "./useSettled";

/** Tells screen readers the counts once typing has paused; on each key it would drown the typing. */
export function CountStatus(): ReactElement {
  const { comparison, columns } = useSettled();
  const counts = comparison.tokenizers
    .map((reference) => {
      const shown = columns[reference]?.shown;
      return shown == null ? "" : `${columnName(reference, comparison)}: ${plural(shown.figures.tokens, "token")}`;
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
