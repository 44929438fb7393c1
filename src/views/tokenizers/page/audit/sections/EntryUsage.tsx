import { type ReactElement, useId, useMemo, useState } from "react";
import { type LanguageUsage, usageOfEntry } from "../../../../../analysis/vocabulary/corpus/corpusUsage";
import { countBelow } from "../../../../../text/sorted";
import { formatCount, formatShare, plural } from "../../../../../ui/format";
import type { VocabularyTable } from "../../../../../worker/inspect/protocol";
import { EntryName } from "../../EntryName";
import { entryAt } from "../../entryLabel";

interface EntryUsageProps {
  readonly table: VocabularyTable;
  readonly languages: readonly LanguageUsage[];
  /** Of languages by their codes. */
  readonly names: ReadonlyMap<string, string>;
}

/** Languages that are shown. */
const mostShown = 12;

/** How often one entry, given by its id, occurs in each language. */
export function EntryUsage({ table, languages, names }: EntryUsageProps): ReactElement {
  const field = useId();
  const [typed, setTyped] = useState("");
  const id = /^\d{1,9}$/.test(typed) ? Number(typed) : -1;
  const row = countBelow(table.ids, id);
  const isThere = id >= 0 && table.ids[row] === id;
  const found = useMemo(() => (isThere ? usageOfEntry(id, languages) : []), [isThere, id, languages]);
  const times = found.reduce((sum, { count }) => sum + count, 0);
  return (
    <div className="entry-usage">
      <label htmlFor={field}>One entry by language</label>
      <input
        id={field}
        className="field"
        inputMode="numeric"
        placeholder="Id"
        value={typed}
        onChange={(event) => setTyped(event.target.value.trim())}
      />
      <p role="status" className="audit-note">
        {typed === "" ? (
          "The languages that have it the most often."
        ) : !isThere ? (
          "There is no entry of this id."
        ) : (
          <>
            <EntryName parts={entryAt(table, row, false).parts} />{" "}
            {times === 0
              ? "occurs in none."
              : `occurs ${plural(times, "time")} in ${plural(found.length, "language")}.`}
          </>
        )}
      </p>
      {found.length > 0 && (
        <div className="section-table">
          <table>
            <caption className="visually-hidden">Languages that have this entry, the most often first</caption>
            <thead>
              <tr>
                <th scope="col">Language</th>
                <th scope="col" className="number">
                  Occurs
                </th>
                <th scope="col" className="number">
                  Of its tokens
                </th>
              </tr>
            </thead>
            <tbody>
              {found.slice(0, mostShown).map(({ code, count, tokens }) => (
                <tr key={code}>
                  <th scope="row">{names.get(code) ?? code}</th>
                  <td className="number">{formatCount(count)}</td>
                  <td className="number">{formatShare(count / tokens)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
