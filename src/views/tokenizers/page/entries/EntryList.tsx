import { type ReactElement, useId, useMemo, useState } from "react";
import type { TokenizerReference } from "../../../../tokenizers/tokenizerReference";
import { Button } from "../../../../ui/controls";
import { formatCount } from "../../../../ui/format";
import type { VocabularyTable } from "../../../../worker/inspect/protocol";
import { EntryName } from "./EntryName";
import { type Entry, entryAt } from "./entryLabel";
import { TokenLink } from "./TokenLink";

interface EntryListProps {
  readonly title: string;
  readonly reference: TokenizerReference;
  readonly table: VocabularyTable;
  readonly prependsSpace: boolean;
  /** Rows of the table, in the order in which they are shown. */
  readonly rows: readonly number[];
  /** The number that stands beside each; entries with ids are all of their kind, and counted. */
  readonly figure: "id" | "bytes";
  /** Of its heading. */
  readonly level?: "h2" | "h4";
}

const shownAtFirst = 20;
/** More than this at once would hold up the page. */
const shownMore = 1000;

/** Some entries of a vocabulary; a long list is opened step by step. */
export function EntryList(props: EntryListProps): ReactElement | null {
  const { title, reference, table, prependsSpace, rows, figure, level: Heading = "h2" } = props;
  const heading = useId();
  const [limit, setLimit] = useState(shownAtFirst);
  const entries = useMemo(
    () => rows.slice(0, limit).map((row) => entryAt(table, row, prependsSpace)),
    [rows, limit, table, prependsSpace],
  );
  if (rows.length === 0) return null;
  const more = Math.min(shownMore, rows.length - limit);
  return (
    <section aria-labelledby={heading}>
      <Heading id={heading}>
        {title}
        {figure === "id" && <span className="entry-count">{formatCount(rows.length)}</span>}
      </Heading>
      <ul className="entry-list">
        {entries.map((entry) => (
          <li key={entry.id}>
            <EntryChip reference={reference} entry={entry} figure={figure} />
          </li>
        ))}
      </ul>
      {more > 0 && (
        <Button look="quiet" className="entry-more" onClick={() => setLimit((last) => last + shownMore)}>
          {limit + more === rows.length ? `Show all ${formatCount(rows.length)}` : `Show ${formatCount(more)} more`}
        </Button>
      )}
    </section>
  );
}

interface EntryChipProps {
  readonly reference: TokenizerReference;
  readonly entry: Pick<Entry, "id" | "bytes" | "parts">;
  /** `named id` where other numbers stand beside it. */
  readonly figure: EntryListProps["figure"] | "named id";
}

/** An entry that leads to its own page. */
export function EntryChip({ reference, entry: { id, bytes, parts }, figure }: EntryChipProps): ReactElement {
  return (
    <TokenLink className="entry-chip" reference={reference} id={id}>
      <EntryName parts={parts} />{" "}
      <small>{figure === "bytes" ? `${bytes.length} B` : figure === "id" ? id : `id ${id}`}</small>
    </TokenLink>
  );
}
