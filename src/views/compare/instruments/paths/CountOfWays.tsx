import type { ReactElement } from "react";
import type { WayCount } from "../../../../instruments/paths/waysOfPreToken";
import { formatCount } from "../../../../ui/format";

/** Digits above which a number is told by its logarithm. */
export const mostDigits = 15;

/** How many ways there are, as 10ˣ where they are many: a number of a hundred thousand digits is never written out here. */
export function CountOfWays({ paths, log10 }: Pick<WayCount, "paths" | "log10">): ReactElement {
  if (log10 === null) return <>none</>;
  if (paths !== null && paths.length <= mostDigits) return <>{formatCount(Number(paths))}</>;
  return (
    <>
      10<sup>{log10 < 1000 ? log10.toFixed(1) : formatCount(Math.round(log10))}</sup>
    </>
  );
}
