import Search from "lucide-react/icons/search";
import { type ReactElement, useId } from "react";
import { actions } from "../../../state/store";
import type { InspectedTokenizer, VocabularySort } from "../../../state/tokenizers/inspected";
import { useAskedSearch } from "../../../ui/askedSearch";
import { Button, Problem, ToggleGroup } from "../../../ui/controls";
import { formatCount, plural } from "../../../ui/format";
import type { Inspection, StageSteps, VocabularyTable } from "../../../worker/inspect/protocol";
import type { Matches } from "./useMatches";
import { VocabularyRows } from "./VocabularyRows";

interface VocabularyProps {
  readonly inspected: InspectedTokenizer;
  readonly inspection: Inspection;
  readonly table: VocabularyTable;
  readonly matches: Matches | null;
  readonly problem: string | null;
  onRetry(): void;
}

const sorts: readonly { readonly value: VocabularySort; readonly label: string; readonly hint: string }[] = [
  { value: "id", label: "by id", hint: "In order of ids" },
  { value: "longest", label: "longest", hint: "Most bytes first" },
  { value: "shortest", label: "shortest", hint: "Fewest bytes first" },
];

/** All entries of a vocabulary, with a search over them. */
export function Vocabulary(props: VocabularyProps): ReactElement {
  const { inspected, inspection, table, matches, problem, onRetry } = props;
  const { reference, search, sort } = inspected;
  const title = useId();
  const hint = useId();
  const field = useAskedSearch((typed) => actions.setInspected({ search: typed }));
  const found = matches === null ? null : (matches.rows?.length ?? table.ids.length);
  return (
    <section className="vocabulary" aria-labelledby={title}>
      <div className="vocabulary-head">
        <h2 id={title}>Vocabulary</h2>
        <p role="status">{found !== null && countInWords(found, matches?.of.search ?? "", table.ids.length)}</p>
        <span className="labelled">
          <span>Order</span>
          <ToggleGroup
            label="Order"
            value={sort}
            choices={sorts}
            onChange={(to) => actions.setInspected({ sort: to })}
          />
        </span>
        <span className="search-field labelled">
          <Search size={15} aria-hidden="true" />
          <input
            ref={field}
            type="search"
            className="field"
            aria-label="Search the vocabulary"
            aria-describedby={hint}
            placeholder="Text, id, or 0x bytes"
            spellCheck={false}
            autoCapitalize="off"
            value={search}
            onChange={(event) => actions.setInspected({ search: event.target.value })}
          />
        </span>
      </div>
      <p id={hint} className="vocabulary-note">
        Part of a token in any case (a space, ▁ and Ġ are the same), an id, or bytes as 0xE4B8.
        {writesSpaces(inspection.stages) && " ▁ stands for a space; its three bytes count."} A token opens in Compare.
      </p>
      {problem !== null ? (
        <Problem problem={problem} className="vocabulary-message" onRetry={onRetry} />
      ) : found === 0 ? (
        <div className="vocabulary-message">
          <p>No token matches.</p>
          <Button onClick={() => actions.setInspected({ search: "" })}>Show all</Button>
        </div>
      ) : (
        matches !== null && (
          <VocabularyRows
            // Another answer begins at its top.
            key={`${matches.of.reference} ${matches.of.sort} ${matches.of.search}`}
            {...{ reference, table, title }}
            prependsSpace={inspection.prependsSpace}
            rows={matches.rows}
          />
        )
      )}
    </section>
  );
}

/** Whether spaces are written as ▁ in the vocabulary. */
function writesSpaces({ normalizer, preTokenizer }: StageSteps): boolean {
  return [...normalizer, ...preTokenizer].some(({ words }) => words.includes("▁"));
}

function countInWords(found: number, search: string, total: number): string {
  if (search === "") return plural(total, "entry", "entries");
  return `${formatCount(found)} of ${plural(total, "entry", "entries")}`;
}
