import { type ReactElement, useId, useMemo, useState } from "react";
import type { TokenizerReference } from "../../../tokenizers/tokenizerReference";
import { Button } from "../../../ui/controls";
import { formatCount } from "../../../ui/format";
import type { VocabularyTable } from "../../../worker/inspect/protocol";
import { EntryName } from "./EntryName";
import { type Entry, entryAt } from "./entryLabel";
import { openEntry } from "./openEntry";

interface EntryListProps {
  readonly title: string;
  readonly reference: TokenizerReference;
  readonly table: VocabularyTable;
  readonly prependsSpace: boolean;
  /** Rows of the table, in the order in which they are shown. */
  readonly rows: readonly number[];
  /** The number that stands beside each; entries with ids are all of their kind, and counted. */
  readonly figure: "id" | "bytes";
}

const shownAtFirst = 20;
/** More than this at once would hold up the page. */
const shownMore = 1000;

/** Some entries of a vocabulary; a long list is opened step by step. */
export function EntryList(props: EntryListProps): ReactElement | null {
  const { title, reference, table, prependsSpace, rows, figure } = props;
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
      <h2 id={heading}>
        {title}
        {figure === "id" && <span className="entry-count">{formatCount(rows.length)}</span>}
      </h2>
      <ul className="entry-list">
        {entries.map((entry) => (
          <li key={entry.id}>
            <EntryButton reference={reference} entry={entry} figure={figure} />
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

interface EntryButtonProps {
  readonly reference: TokenizerReference;
  readonly entry: Entry;
  readonly figure: EntryListProps["figure"];
}

function EntryButton({ reference, entry, figure }: EntryButtonProps): ReactElement {
  const { id, bytes, parts, typed } = entry;
  return (
    <button
      type="button"
      className="entry-chip"
      aria-disabled={typed === null}
      title={typed === null ? notTypeable : "Open in Compare"}
      onClick={() => openEntry(reference, entry)}
    >
      <EntryName parts={parts} />
      <small>{figure === "id" ? id : `${bytes.length} B`}</small>
    </button>
  );
}

/** Said where an entry has no link to Compare. */
export const notTypeable = "Part of a character: no text of its own, so it cannot be typed";
