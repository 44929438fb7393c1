import { type ReactElement, useId, useMemo, useState } from "react";
import { type LanguageUsage, usageOfEntry } from "../../../../../analysis/vocabulary/corpus/corpusUsage";
import { countBelow } from "../../../../../text/sorted";
import type { TokenizerReference } from "../../../../../tokenizers/tokenizerReference";
import { plural } from "../../../../../ui/format";
import type { VocabularyTable } from "../../../../../worker/inspect/protocol";
import { UsageByLanguage } from "../../corpus/UsageByLanguage";
import { EntryName } from "../../entries/EntryName";
import { entryAt } from "../../entries/entryLabel";
import { TokenLink } from "../../entries/TokenLink";
import { fileStem } from "../../fileStem";

interface EntryUsageProps {
  readonly reference: TokenizerReference;
  readonly table: VocabularyTable;
  readonly languages: readonly LanguageUsage[];
  /** Of languages by their codes. */
  readonly names: ReadonlyMap<string, string>;
}

/** How often one entry, given by its id, occurs in each language. */
export function EntryUsage({ reference, table, languages, names }: EntryUsageProps): ReactElement {
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
            <TokenLink {...{ reference, id }}>
              <EntryName parts={entryAt(table, row, false).parts} />
            </TokenLink>{" "}
            {times === 0
              ? "occurs in none."
              : `occurs ${plural(times, "time")} in ${plural(found.length, "language")}.`}
          </>
        )}
      </p>
      <UsageByLanguage key={id} {...{ found, names }} stem={`${fileStem(reference)}.${id}`} />
    </div>
  );
}
