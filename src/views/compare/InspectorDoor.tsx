import { type ReactElement, useEffect } from "react";
import { pinPlace, useIsInspecting, useIsPointing } from "../../state/compare/place";
import { LoadNote } from "../../ui/controls";
import { useModule } from "../../ui/useModule";
import type { TokenizerPool } from "../../worker/pool/pool";
import { useIsChat } from "./useIsChat";

const load = () => import("./inspector/Inspector");

interface InspectorDoorProps {
  readonly pool: Promise<TokenizerPool>;
}

/** What is known of a pinned place comes when one is first pinned, or pointed at. */
export function InspectorDoor(props: InspectorDoorProps): ReactElement | null {
  const isChat = useIsChat();
  const isPointing = useIsPointing();
  // Who points at a token may click on it next. What does not come now is asked for again then, and said.
  useEffect(() => {
    if (isPointing) load().catch(() => {});
  }, [isPointing]);
  return useIsInspecting() && !isChat ? <Opened {...props} /> : null;
}

function Opened({ pool }: InspectorDoorProps): ReactElement {
  const { module, hasFailed, retry } = useModule(load);
  if (module !== null) return <module.Inspector pool={pool} />;
  return <LoadNote hasFailed={hasFailed} place="over" onRetry={retry} onGiveUp={() => pinPlace(null, "inspector")} />;
}
