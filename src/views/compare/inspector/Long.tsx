import { type ReactElement, type ReactNode, useState } from "react";
import { Button } from "../../../ui/controls";
import { plural } from "../../../ui/format";

interface LongProps {
  /** How many things there are. */
  readonly count: number;
  /** What one of them is called. */
  readonly what: string;
  /** How many are shown at first, and how many come with a press. */
  readonly first: number;
  readonly step: number;
  /** Shows the first of them. */
  children(shown: number): ReactNode;
}

/** As much as is good to look at, of what can be long; the rest comes by the press of a button. */
export function Long({ count, what, first, step, children }: LongProps): ReactElement {
  const [limit, setLimit] = useState(first);
  const shown = Math.min(limit, count);
  const rest = count - shown;
  const next = Math.min(rest, step);
  return (
    <>
      {children(shown)}
      {rest > 0 && (
        <Button look="quiet" className="more" onClick={() => setLimit(shown + step)}>
          {next < rest ? `${plural(next, `more ${what}`)} of ${plural(rest, "other")}` : plural(rest, `more ${what}`)}
        </Button>
      )}
    </>
  );
}
