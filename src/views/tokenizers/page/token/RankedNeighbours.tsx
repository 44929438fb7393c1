import { type ReactElement, useId } from "react";
import type { RankedBy } from "../../../../analysis/vocabulary/entry/rankNeighbours";
import { EntryName } from "../entries/EntryName";
import { TokenChip } from "./TokenChip";
import type { TokenPartProps } from "./tokenPart";

const orders: Readonly<Record<RankedBy, string>> = {
  merges: "In the order in which they are merged, the ten before it and the ten after; the number is the id.",
  scores: "From likelier to less likely, the ten before it and the ten after; the number is the id.",
  ids: "It has no rank, so these are the ten before it and the ten after by id.",
};

/** The tokens beside one in the order of ranks. */
export function RankedNeighbours({ reference, table, entry, told }: TokenPartProps): ReactElement {
  const title = useId();
  const { by, before, after } = told.neighbours;
  const chip = (id: number) => (
    <li key={id} data-id={id}>
      <TokenChip {...{ reference, table, id }} />
    </li>
  );
  return (
    <section className="audit-section" aria-labelledby={title} data-ranked-by={by}>
      <h3 id={title}>Neighbours by rank</h3>
      <p className="audit-note">{orders[by]}</p>
      <ol className="entry-list">
        {before.map(chip)}
        <li>
          <span className="entry-chip current" aria-current="true">
            <EntryName parts={entry.parts} />
            <small>{entry.id}</small>
          </span>
        </li>
        {after.map(chip)}
      </ol>
    </section>
  );
}
