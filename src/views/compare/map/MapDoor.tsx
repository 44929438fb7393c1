import { type ReactElement, useState } from "react";
import { useAppStore } from "../../../state/store";
import { LoadNote } from "../../../ui/controls";
import { useModule } from "../../../ui/useModule";

const loadMap = () => import("./TextMap");

/** UTF-16 units from which on a text is not all in sight: before, there is nothing that a map could add. */
const longText = 1000;

/** The map of the text's differences, for texts that are longer than the columns, of which there are two or more. */
export function MapDoor(): ReactElement | null {
  const isWanted = useAppStore(
    ({ comparison: { text, tokenizers, input } }) =>
      text.length > longText && tokenizers.length > 1 && input === undefined,
  );
  const { module, hasFailed, retry } = useModule(loadMap, isWanted ? 1 : 0);
  const [isDismissed, setDismissed] = useState(false);
  if (!isWanted) return null;
  if (hasFailed && !isDismissed) {
    return <LoadNote hasFailed place="over" onRetry={retry} onGiveUp={() => setDismissed(true)} />;
  }
  return <div className="text-map">{module !== null && <module.TextMap />}</div>;
}
