import Search from "lucide-react/icons/search";
import Undo2 from "lucide-react/icons/undo-2";
import X from "lucide-react/icons/x";
import { type ReactElement, type ReactNode, useCallback, useId, useRef, useState } from "react";
import { useAppStore } from "../../../../state/store";
import { setInspected } from "../../../../state/tokenizers/inspect";
import type { InspectedTokenizer } from "../../../../state/tokenizers/inspected";
import type { VocabularyFind, VocabularySort } from "../../../../state/tokenizers/vocabularyChoices";
import { quoted } from "../../../../text/shortened";
import { Button, IconButton, Problem, ToggleGroup } from "../../../../ui/controls";
import { formatCount, plural } from "../../../../ui/format";
import { useAskedSearch } from "../../../../ui/useAskedSearch";
import type { Inspection, StageSteps, VocabularyTable } from "../../../../worker/inspect/protocol";
import type { AuditedRows } from "../audit/listed";
import { type Entry, wordOf } from "./entryLabel";
import { Spellings } from "./Spellings";
import type { Matches } from "./useMatches";
import { VocabularyRows } from "./VocabularyRows";

interface VocabularyProps {
  readonly inspected: InspectedTokenizer;
  readonly inspection: Inspection;
  readonly table: VocabularyTable;
  readonly matches: Matches | null;
  readonly problem: string | null;
  /** What an audit says of the rows, in place of some columns. Of a class that it lists, `matches` are the rows. */
  readonly audit?: AuditedRows;
  /** What can be done with the list. */
  readonly tools?: ReactNode;
  onRetry(): void;
}

const sorts: readonly { readonly value: VocabularySort; readonly label: string; readonly hint: string }[] = [
  { value: "id", label: "by id", hint: "In order of ids" },
  { value: "longest", label: "longest", hint: "Most bytes first" },
  { value: "shortest", label: "shortest", hint: "Fewest bytes first" },
];

const finds: readonly { readonly value: VocabularyFind; readonly label: string; readonly hint: string }[] = [
  { value: "parts", label: "parts", hint: "Tokens with it somewhere in them" },
  { value: "spellings", label: "spellings", hint: "Tokens that are the word, in all its spellings" },
];

/** What was searched for when a word's spellings were asked for from a row. */
interface Before extends Pick<InspectedTokenizer, "search" | "find"> {
  readonly word: string;
}

/** All entries of a vocabulary, with a search over them. */
export function Vocabulary(props: VocabularyProps): ReactElement {
  const { inspected, inspection, table, matches, problem, audit, tools, onRetry } = props;
  const { reference, search, find, sort, bias } = inspected;
  const title = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const [before, setBefore] = useState<Before | null>(null);
  const hint = useId();
  const found = matches === null ? null : (matches.rows?.length ?? table.ids.length);
  const isFiltered = audit != null && audit.filter !== null;
  const isWord = find === "spellings" && search !== "";
  const cameFrom = isWord && before?.word === search ? before : null;
  const show = useCallback((part: Pick<InspectedTokenizer, "search" | "find">) => {
    setInspected(part);
    // What was pressed goes, and what had the focus must not go with it.
    heading.current?.focus();
  }, []);
  // Read when it is wanted: rows are not drawn anew for each letter.
  const showSpellings = useCallback(
    (entry: Entry) => {
      const word = wordOf(entry);
      setBefore({ ...useAppStore.getState().comparison.inspected, word });
      show({ search: word, find: "spellings" });
    },
    [show],
  );
  const answered =
    matches?.rows != null && matches.of.find === "spellings" && matches.of.search !== "" ? matches : null;
  return (
    <section className="vocabulary" aria-labelledby={title}>
      <div className="vocabulary-head">
        <h2 id={title} ref={heading} tabIndex={-1}>
          Vocabulary
        </h2>
        {isFiltered && (
          <span className="audit-filter">
            {audit.filter}
            <IconButton
              label="List all classes"
              onClick={() => {
                setInspected({ class: "" });
                heading.current?.focus();
              }}
            >
              <X size={14} />
            </IconButton>
          </span>
        )}
        <p role="status">
          {found !== null && countInWords(found, isFiltered || matches?.of.search !== "", table.ids.length)}
        </p>
        <span className="labelled">
          <span>Find</span>
          <ToggleGroup label="Find" value={find} choices={finds} onChange={(to) => setInspected({ find: to })} />
        </span>
        <span className="labelled">
          <span>Order</span>
          <ToggleGroup label="Order" value={sort} choices={sorts} onChange={(to) => setInspected({ sort: to })} />
        </span>
        {/* While a token's page is in the list's place it is not there, so that who asks for it brings the list back. */}
        {inspected.token === undefined && <SearchField {...{ search, find, hint }} />}
        {tools}
      </div>
      <p id={hint} className="vocabulary-note">
        {find === "spellings"
          ? "Finds a whole word in any case, with spaces in front (also as ▁ or Ġ) and without, at a word’s beginning or inside, in letters or in bytes as 0xE4B8."
          : "Finds part of a token in any case (a space, ▁ and Ġ are the same), an id, or bytes as 0xE4B8."}
        {writesSpaces(inspection.stages) && " ▁ stands for a space; its three bytes count."} A token leads to its own
        page.
      </p>
      {problem !== null ? (
        <Problem problem={problem} className="vocabulary-message" onRetry={onRetry} />
      ) : found === 0 ? (
        <div className="vocabulary-message">
          <p>
            {isFiltered
              ? "No token of this class matches."
              : isWord
                ? "No token is this word in any spelling: it takes several."
                : "No token matches."}
          </p>
          {isWord && <Button onClick={() => show({ search, find: "parts" })}>Tokens with it in them</Button>}
          <Button onClick={() => setInspected({ search: "", class: "" })}>Show all</Button>
        </div>
      ) : (
        matches !== null && (
          <>
            {answered?.rows && (
              <Spellings
                word={answered.of.search}
                ids={answered.rows.map((row) => table.ids[row] ?? 0)}
                bias={bias}
                onBias={(to) => setInspected({ bias: to })}
              >
                {cameFrom !== null && (
                  <Button look="quiet" onClick={() => show({ search: cameFrom.search, find: cameFrom.find })}>
                    <Undo2 size={15} />{" "}
                    {cameFrom.search === "" ? "Back to all" : <>Back to {quoted(cameFrom.search, 20)}</>}
                  </Button>
                )}
              </Spellings>
            )}
            <VocabularyRows
              // Another answer begins at its top.
              key={`${matches.of.reference} ${matches.of.sort} ${matches.of.find} ${audit?.filter} ${matches.of.search}`}
              {...{ reference, table, title, audit }}
              prependsSpace={inspection.prependsSpace}
              rows={matches.rows}
              // Rows that are one word's spellings have the same ones.
              onSpellings={answered === null ? showSpellings : null}
            />
          </>
        )
      )}
    </section>
  );
}

interface SearchFieldProps extends Pick<InspectedTokenizer, "search" | "find"> {
  /** Id of what explains it. */
  readonly hint: string;
}

function SearchField({ search, find, hint }: SearchFieldProps): ReactElement {
  const field = useAskedSearch((typed) => setInspected({ search: typed }));
  return (
    <span className="search-field labelled">
      <Search size={15} aria-hidden="true" />
      <input
        ref={field}
        type="search"
        className="field"
        aria-label="Search the vocabulary"
        aria-describedby={hint}
        placeholder={find === "spellings" ? "A word, or 0x bytes" : "Text, id, or 0x bytes"}
        spellCheck={false}
        autoCapitalize="off"
        value={search}
        onChange={(event) => setInspected({ search: event.target.value })}
      />
    </span>
  );
}

/** Whether spaces are written as ▁ in the vocabulary. */
function writesSpaces({ normalizer, preTokenizer }: StageSteps): boolean {
  return [...normalizer, ...preTokenizer].some(({ words }) => words.includes("▁"));
}

function countInWords(found: number, isPart: boolean, total: number): string {
  if (!isPart) return plural(total, "entry", "entries");
  return `${formatCount(found)} of ${plural(total, "entry", "entries")}`;
}
