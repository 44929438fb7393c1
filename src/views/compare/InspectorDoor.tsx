import type { ReactElement } from "react";
import { pinPlace, useIsInspecting } from "../../state/compare/place";
import { LoadNote } from "../../ui/controls";
import { useModule } from "../../ui/useModule";
import type { TokenizerPool } from "../../worker/pool/pool";
import { useIsChat } from "./useIsChat";

const load = () => import("./inspector/Inspector");

interface InspectorDoorProps {
  readonly pool: Promise<TokenizerPool>;
}

/** What is known of a pinned place comes when one is first pinned. */
export function InspectorDoor(props: InspectorDoorProps): ReactElement | null {
  const isChat = useIsChat();
  return useIsInspecting() && !isChat ? <Opened {...props} /> : null;
}

function Opened({ pool }: InspectorDoorProps): ReactElement {
  const { module, hasFailed, retry } = useModule(load);
  if (module !== null) return <module.Inspector pool={pool} />;
  return <LoadNote hasFailed={hasFailed} place="over" onRetry={retry} onGiveUp={() => pinPlace(null, "inspector")} />;
}
