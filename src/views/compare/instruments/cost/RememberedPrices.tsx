import type { ReactElement } from "react";
import { columnName } from "../../../../state/compare/columnName";
import type { Comparison } from "../../../../state/pages";
import { Button } from "../../../../ui/controls";
import { columnsToFill, fillIn } from "./ownPrices";

/** Offers the prices that columns had when they were compared last: a link's own are never replaced unasked. */
export function RememberedPrices({ comparison }: { readonly comparison: Comparison }): ReactElement | null {
  const columns = columnsToFill(comparison);
  if (columns.length === 0) return null;
  const names = columns.map((reference) => columnName(reference, comparison));
  return (
    <p>
      <Button onClick={() => fillIn(columns)}>Use my prices for {new Intl.ListFormat("en").format(names)}</Button>
    </p>
  );
}
