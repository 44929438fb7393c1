import type { ReactElement } from "react";
import { setLanguages } from "../../state/languages/setLanguages";
import { Button } from "../../ui/controls";
import { formatCount } from "../../ui/format";

interface FoundElsewhereProps {
  /** Languages outside of the group that the search finds too. */
  readonly count: number;
  /** Languages of the group that it finds. */
  readonly shown: number;
  readonly search: string;
  /** Languages of the corpus. */
  readonly all: number;
}

/** That a search finds languages which the chosen group does not have, with the way there: who searches wants to find. */
export function FoundElsewhere({ count, shown, search, all }: FoundElsewhereProps): ReactElement {
  const found = formatCount(count);
  const everywhere = `all ${formatCount(all)} languages`;
  return (
    <p className="found-elsewhere" role="status">
      <span>
        “<bdi>{search.trim()}</bdi>”{" "}
        {shown === 0
          ? `finds none in this group; ${found} in ${everywhere}.`
          : `finds ${found} more among ${everywhere}.`}
      </span>
      <Button onClick={() => setLanguages({ group: { kind: "all" } })}>Search all languages</Button>
    </p>
  );
}
