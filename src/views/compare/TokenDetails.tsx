import type { ReactElement } from "react";
import type { ShownEncoding } from "../../state/compare/columns";
import { useShownPlace } from "../../state/compare/place";
import { useModule } from "../../ui/useModule";

const load = () => import("./TokenLine");

interface TokenDetailsProps {
  readonly shown: ShownEncoding;
  /** Whether there is more of the text: then nothing is said of its end. */
  readonly isBeginning: boolean;
}

/** A line about the place that is shown; what it says of one comes with the first, and is asked for again with the next. */
export function TokenDetails({ shown, isBeginning }: TokenDetailsProps): ReactElement {
  const pagePlace = useShownPlace();
  const isBeyond = isBeginning && pagePlace !== null && pagePlace.end >= shown.textFigures.bytes;
  const place = isBeyond ? null : pagePlace;
  const { module, hasFailed } = useModule(load, place === null ? 0 : 1);
  const kind = place === null ? "idle" : place.kind === "pinned" ? "chosen" : "";
  return (
    <div className={`token-details ${kind}`}>
      <p>
        {place !== null && module !== null ? (
          <module.TokenLine shown={shown} place={place} />
        ) : hasFailed ? (
          "Its details did not arrive. Point at a token again."
        ) : (
          "Point at a token; click or tap it for more."
        )}
      </p>
    </div>
  );
}
