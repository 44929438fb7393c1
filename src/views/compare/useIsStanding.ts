import { useState } from "react";
import { useAppStore } from "../../state/store";

/** Whether the first tokens have stood: what the page can do without until then is asked for now. */
export function useIsStanding(): boolean {
  const [hasStood, setHasStood] = useState(false);
  const isStanding = useAppStore(({ comparison, columns }) =>
    comparison.tokenizers.every((reference) => columns[reference]?.state !== "loading"),
  );
  if (isStanding && !hasStood) setHasStood(true);
  return hasStood;
}
