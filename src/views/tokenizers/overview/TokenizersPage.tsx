import Search from "lucide-react/icons/search";
import { type ReactElement, useEffect, useMemo } from "react";
import { corpusLanguages, corpusScripts } from "../../../analysis/vocabulary/overview/builtinFacts";
import { coveredFrom } from "../../../analysis/vocabulary/overview/overviewFacts";
import { chooseOverview } from "../../../state/overview/choose";
import { readOverviewSort } from "../../../state/overview/columns";
import { stopMeasuring, useMeasured } from "../../../state/overview/measured";
import { useAppStore } from "../../../state/store";
import { openTokenizerDialog } from "../../../state/tokenizers/dialog";
import { knownTokenizers } from "../../../state/tokenizers/knownTokenizers";
import { library, useBrought } from "../../../state/tokenizers/library";
import { Button } from "../../../ui/controls";
import { formatCount, plural } from "../../../ui/format";
import { useAskedSearch } from "../../../ui/useAskedSearch";
import { useMedia } from "../../../ui/useMedia";
import { useModule } from "../../../ui/useModule";
import { TakeTable } from "../../compare/instruments/table/TakeTable";
import { sorted } from "./columns";
import { isFound, isKnownFound, soughtScripts, wordsOf } from "./filter";
import { KnownBody, KnownList } from "./Known";
import { OverviewCards, SortField } from "./OverviewCards";
import { OverviewTable } from "./OverviewTable";
import { overviewExport } from "./overviewExport";
import { Picked } from "./Picked";
import { broughtRows, builtinRows, knownRows } from "./rows";
import { TokenizersHead } from "./TokenizersHead";
import "./overview.css";

const loadModelNames = () => import("./modelNames");
const noNames: ReadonlyMap<string, readonly string[]> = new Map();

/** All tokenizers that there are to look into: built in, brought along, and known on the Hub. */
export default function TokenizersPage(): ReactElement {
  const { search, sort, picked } = useAppStore((state) => state.comparison.overview);
  const brought = useBrought((state) => state.tokenizers);
  const problem = useBrought((state) => state.problem);
  const { measured } = useMeasured();
  // What names of models find comes a moment later; the rows are there without.
  const names = useModule(loadModelNames).module?.modelNames ?? noNames;
  const field = useAskedSearch((typed) => chooseOverview({ search: typed }));
  const isNarrow = useMedia("(max-width: 959px)");
  useEffect(() => void library.refresh(), []);
  useEffect(() => () => stopMeasuring(), []);
  const all = useMemo(() => [...builtinRows, ...broughtRows(brought, measured)], [brought, measured]);
  const known = useMemo(() => knownRows(knownTokenizers, brought), [brought]);
  const words = wordsOf(search);
  const rows = sorted(
    all.filter((row) => isFound(row, words, names)),
    readOverviewSort(sort),
  );
  const foundKnown = known.filter((each) => isKnownFound(each, words, names));
  const namesScript = rows.some((row) => soughtScripts(row, words).length > 0);
  const isEmpty = rows.length + foundKnown.length === 0;
  const shown = { picked, words, names };
  return (
    <main className="tokenizers-page">
      <TokenizersHead />
      <p className="overview-note">
        Bytes per token: UTF-8 bytes ÷ tokens of the Universal Declaration of Human Rights, in English and in all of its{" "}
        {formatCount(corpusLanguages)} languages; the higher, the fewer tokens a text takes. Scripts: how many of its{" "}
        {formatCount(corpusScripts.length)} are covered, which is that at least {`${100 * coveredFrom}%`} of what is
        written in one is a token for each character. A tokenizer’s audit counts each character once instead, however
        rare.
      </p>
      {problem !== null && <p role="alert">{problem}</p>}
      <div className="overview-tools">
        <span className="search-field">
          <Search size={15} aria-hidden="true" />
          <input
            ref={field}
            type="search"
            className="field"
            aria-label="Filter the tokenizers"
            placeholder="Name, model, kind or script"
            spellCheck={false}
            autoCapitalize="off"
            value={search}
            onChange={(event) => chooseOverview({ search: event.target.value })}
          />
        </span>
        {isNarrow && <SortField sort={sort} />}
        <p role="status">
          {words.length === 0
            ? `${plural(all.length, "tokenizer")} here, ${formatCount(known.length)} on the Hub`
            : `${formatCount(rows.length)} of ${plural(all.length, "tokenizer")} here, ${formatCount(foundKnown.length)} on the Hub`}
          {namesScript && ". Scripts of those on the Hub are not known until they are loaded."}
        </p>
        <TakeTable what="tokenizers" table={() => overviewExport(rows)} />
      </div>
      {isEmpty ? (
        <div className="overview-empty">
          <p>No tokenizer that is known here matches. Any that is on the Hugging Face Hub can be brought.</p>
          <Button onClick={() => openTokenizerDialog("hub", { hub: search.trim() })}>Look on the Hub</Button>
          <Button look="quiet" onClick={() => chooseOverview({ search: "" })}>
            Show all
          </Button>
        </div>
      ) : isNarrow ? (
        <>
          <OverviewCards rows={rows} {...shown} />
          {foundKnown.length > 0 && <KnownList known={foundKnown} />}
        </>
      ) : (
        <OverviewTable rows={rows} sort={readOverviewSort(sort)} {...shown}>
          {foundKnown.length > 0 && <KnownBody known={foundKnown} />}
        </OverviewTable>
      )}
      {picked.length > 0 && <Picked picked={picked} />}
    </main>
  );
}
