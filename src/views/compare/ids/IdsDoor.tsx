import type { ReactElement } from "react";
import { askIds, useIdsDialog } from "../../../state/compare/idsDialog";
import { LazyPart } from "../../../ui/LazyPart";
import type { TokenizerPool } from "../../../worker/pool/pool";

const load = () => import("./IdsDialog");
const giveUp = () => askIds(null);

/** The dialog that takes ids out and in, which is loaded when it is first asked for. */
export function IdsDoor({ pool }: { readonly pool: Promise<TokenizerPool> }): ReactElement | null {
  const asked = useIdsDialog((state) => state.asked);
  return asked && <LazyPart load={load} props={{ asked, pool }} place="over" onGiveUp={giveUp} />;
}
