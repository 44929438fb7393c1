import ChevronLeft from "lucide-react/icons/chevron-left";
import ChevronRight from "lucide-react/icons/chevron-right";
import type { ReactElement } from "react";
import { setInspected } from "../../../../state/tokenizers/inspect";
import { countBelow } from "../../../../text/sorted";
import { Button } from "../../../../ui/controls";

/** Where an id is among those of a vocabulary. */
export interface NearestIds {
  /** Of the entry; -1 where there is none. */
  readonly row: number;
  /** The ids before and after it that there are; null where there is none. */
  readonly before: number | null;
  readonly after: number | null;
}

/** @param ids rising */
export function nearestIds(ids: Uint32Array, id: number): NearestIds {
  const place = countBelow(ids, id);
  const isThere = ids[place] === id;
  return {
    row: isThere ? place : -1,
    before: ids[place - 1] ?? null,
    after: ids[isThere ? place + 1 : place] ?? null,
  };
}

/** The ways to the tokens before and after one, by id. */
export function Neighbourhood({ near: { before, after } }: { readonly near: NearestIds }): ReactElement {
  const step = (to: number | null) => to !== null && setInspected({ token: to, leaf: {} });
  return (
    <nav className="token-steps" aria-label="By id">
      <Button
        look="quiet"
        aria-label={before === null ? "No token before" : `Token before, ${before}`}
        disabled={before === null}
        onClick={() => step(before)}
      >
        <ChevronLeft size={16} /> {before}
      </Button>
      <Button
        look="quiet"
        aria-label={after === null ? "No token after" : `Token after, ${after}`}
        disabled={after === null}
        onClick={() => step(after)}
      >
        {after} <ChevronRight size={16} />
      </Button>
    </nav>
  );
}
