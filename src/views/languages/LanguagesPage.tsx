import { type ComponentProps, type ReactElement, useDeferredValue, useEffect, useMemo } from "react";
import { useShallow } from "zustand/react/shallow";
import { premiumMeasure } from "../../instruments/corpus/counted";
import { columnTitle } from "../../state/compare/columnName";
import { type OpenCorpus, pivotLanguage } from "../../state/corpora/openCorpus";
import { foundLanguages, wantedLanguages } from "../../state/languages/chosenLanguages";
import { chosenMeasure } from "../../state/languages/chosenMeasure";
import { useLanguagesStore } from "../../state/languages/measured";
import type { LanguagesSession } from "../../state/languages/session";
import { setLanguages } from "../../state/languages/setLanguages";
import { useAppStore } from "../../state/store";
import { ErrorBoundary } from "../../ui/ErrorBoundary";
import { LazyPart } from "../../ui/LazyPart";
import { useModule } from "../../ui/useModule";
import type { TokenizerPool } from "../../worker/pool/pool";
import { TokenizerList } from "../TokenizerList";
import { AveragesTable } from "./averages/AveragesTable";
import { ChartArea } from "./ChartArea";
import type { ChartSeries } from "./chart";
import { Controls } from "./choose/Controls";
import { FoundNote } from "./choose/FoundNote";
import { LinkNotes } from "./choose/LinkNotes";
import { SearchField } from "./choose/SearchField";
import { CorpusMessage } from "./corpus/CorpusMessage";
import { preloadDrawing } from "./drawings";
import { FairnessTable } from "./table/FairnessTable";
import "./languages.css";
import { LanguagesHead } from "./LanguagesHead";
import { useFrameLater } from "./later/useFrameLater";
import { useStages } from "./later/useStages";
import { ProgressLine } from "./ProgressLine";
import type PublishedTable from "./published/PublishedTable";
import { LanguagesTable } from "./table/LanguagesTable";
import { isAbove, rowsOf, sortRows } from "./table/rows";
import { useLanguagesSession } from "./useLanguagesSession";

interface LanguagesPageProps {
  readonly pool: Promise<TokenizerPool>;
  readonly pickerOpen: boolean;
  onPickerOpenChange(open: boolean): void;
}

/** What the same text costs in each language of a parallel corpus. */
export default function LanguagesPage({ pool, pickerOpen, onPickerOpenChange }: LanguagesPageProps): ReactElement {
  const session = useLanguagesSession(pool);
  // All of the page comes with it: deferred it is drawn in slices, and the page answers between.
  const corpus = useDeferredValue(useLanguagesStore((state) => state.corpus));
  const choice = useAppStore((state) => state.comparison.languages);
  const { chart, open } = choice;
  // While the corpus loads there is time for it.
  useEffect(() => preloadDrawing(chart), [chart]);
  // Before the passage is there, so that nothing moves when it comes.
  const hasPassage = open !== null && (corpus === null || corpus.languages.some(({ code }) => code === open));
  return (
    <main className={hasPassage ? "languages beside" : "languages"}>
      <LanguagesHead measure={chosenMeasure(choice)} />
      <TokenizerList pickerOpen={pickerOpen} onPickerOpenChange={onPickerOpenChange} />
      {corpus === null || session === null ? (
        <CorpusMessage onRetry={() => session?.retry()} />
      ) : (
        <Figures session={session} pool={pool} corpus={corpus} />
      )}
    </main>
  );
}

interface FiguresProps {
  readonly session: LanguagesSession;
  readonly pool: Promise<TokenizerPool>;
  readonly corpus: OpenCorpus;
}

/** Everything that shows figures of the corpus that is open. */
function Figures({ session, pool, corpus }: FiguresProps): ReactElement | null {
  const { tokenizers, models, choice, numbers } = useAppStore(
    useShallow(({ comparison, series }) => ({
      tokenizers: comparison.tokenizers,
      models: comparison.models,
      choice: comparison.languages,
      numbers: series,
    })),
  );
  const figures = useLanguagesStore((state) => state.figures);
  const series = useMemo<ChartSeries[]>(
    () =>
      tokenizers.map((reference) => ({
        reference,
        label: columnTitle(reference, { models }),
        color: `var(--series-${numbers[reference] ?? 0})`,
      })),
    [tokenizers, models, numbers],
  );
  const { languages } = corpus;
  const pivot = pivotLanguage(languages, choice.pivot);
  const { group, sort, search } = choice;
  const chosen = useMemo(() => {
    if (pivot === undefined) return [];
    const all = rowsOf(wantedLanguages(languages, group, pivot), tokenizers, figures);
    return group.kind === "above" ? all.filter((row) => isAbove(row, group.premium)) : all;
  }, [languages, pivot, tokenizers, figures, group]);
  const found = useMemo(() => foundLanguages(languages, search), [languages, search]);
  const sorted = useMemo(
    () => sortRows(found === null ? chosen : rowsOf(found, tokenizers, figures), sort, tokenizers),
    [chosen, found, tokenizers, figures, sort],
  );
  const chosenCodes = useSameSet(chosen.map(({ language }) => language.code));
  const measure = chosenMeasure(choice);
  const { mode } = choice;
  // With the figures what they are of, so that nothing is headed by what is still to come.
  const drawn = useMemo(() => ({ rows: sorted, series, measure, mode, pivot }), [sorted, series, measure, mode, pivot]);
  // Hundreds of rows take their time to draw; typing and clicking come first.
  const inChart = useDeferredValue(drawn);
  const inTables = useFrameLater(inChart);
  const stage = useStages(3);
  if (pivot === undefined || inChart.pivot === undefined || inTables.pivot === undefined) return null;
  const openedLanguage = languages.find(({ code }) => code === choice.open);
  const openedRow = openedLanguage && rowsOf([openedLanguage], tokenizers, figures)[0];
  return (
    <>
      <LinkNotes {...{ choice, languages, pivot, measure }} />
      <Controls {...{ corpus, pivot, choice, measure }} chosen={chosenCodes} />
      <div className="languages-shown">
        <SearchField value={search} />
        <ProgressLine
          shown={inChart.rows.length}
          onStop={() => session.stop()}
          onResume={() => session.resume()}
          onRetry={() => session.retry()}
        />
        {found !== null && <FoundNote search={search} found={found} chosen={chosenCodes} all={languages.length} />}
      </div>
      {stage >= 1 && (
        <ChartArea corpus={corpus} choice={choice} {...inChart} pivot={inChart.pivot} onOpen={openPassage} />
      )}
      {stage >= 2 && inTables.rows.length > 0 && (
        <ErrorBoundary part="This table">
          <FairnessTable {...inTables} />
        </ErrorBoundary>
      )}
      {stage >= 3 && inTables.rows.length > 1 && (
        <ErrorBoundary part="This table">
          <AveragesTable {...inTables} by={choice.by} pivot={inTables.pivot} unit={corpus.unit} />
        </ErrorBoundary>
      )}
      {stage >= 3 && inTables.measure.name === premiumMeasure.name && (
        <Published {...inTables} pivot={inTables.pivot} mode={choice.mode} corpus={corpus.title} />
      )}
      {stage >= 3 && (
        <ErrorBoundary part="This table" about={pivot}>
          <LanguagesTable {...{ ...inTables, corpus }} pivot={inTables.pivot} sort={choice.sort} onOpen={openPassage} />
        </ErrorBoundary>
      )}
      {openedRow !== undefined && (
        <LazyPart
          load={loadPassage}
          props={{
            pool,
            corpus,
            pivot,
            series,
            measure: inChart.measure,
            mode: choice.mode,
            row: openedRow,
            shown: choice.openIn,
            onClose: closePassage,
          }}
          place="over"
          onGiveUp={closePassage}
        />
      )}
    </>
  );
}

// A table of some thousand figures: it comes last, and where it does not load nothing is said to be lacking.
const loadPublished = () => import("./published/PublishedTable");

function Published(props: ComponentProps<typeof PublishedTable>): ReactElement | null {
  const { module } = useModule(loadPublished);
  return module === null ? null : <module.default {...props} />;
}

// With what paints tokens over texts.
const loadPassage = () => import("./beside/PassagePanel");
const openPassage = (open: string) => setLanguages({ open });
const closePassage = () => setLanguages({ open: null });

/** The codes as a set, which is the same one as long as they are. */
function useSameSet(codes: readonly string[]): ReadonlySet<string> {
  const key = codes.join("\n");
  return useMemo(() => new Set(key.split("\n")), [key]);
}
