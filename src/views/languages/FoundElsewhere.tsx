import type { ReactElement } from "react";
import { actions } from "../../state/store";
import { Button } from "../../ui/controls";
import { formatCount } from "../../ui/format";

interface FoundElsewhereProps {
  /** Languages outside of the group that the search finds too. */
  readonly count: number;
  readonly search: string;
  /** Languages of the corpus. */
  readonly all: number;
}

/** That a search finds more than the chosen group has, with the way there: who searches wants to find. */
export function FoundElsewhere({ count, search, all }: FoundElsewhereProps): ReactElement {
  return (
    <p className="found-elsewhere" role="status">
      “{search.trim()}” finds {formatCount(count)} more among all {formatCount(all)} languages.{" "}
      <Button onClick={() => actions.setLanguages({ group: { kind: "all" } })}>Search all languages</Button>
    </p>
  );
}
