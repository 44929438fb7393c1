import Folder from "lucide-react/icons/folder";
import RotateCw from "lucide-react/icons/rotate-cw";
import { type ComponentProps, type ReactElement, useEffect, useRef } from "react";
import { useAppStore } from "../../../state/store";
import { openTokenizerDialog } from "../../../state/tokenizers/dialog";
import { useHubSettings } from "../../../state/tokenizers/hubSettings";
import { setInspected } from "../../../state/tokenizers/inspect";
import { type TokenizerTab, tokenizerTabs } from "../../../state/tokenizers/vocabularyChoices";
import { tokenizerEntry } from "../../../tokenizers/catalogue";
import { parseReference, type TokenizerReference } from "../../../tokenizers/tokenizerReference";
import { useNoSearch } from "../../../ui/askedSearch";
import { Button, Progress } from "../../../ui/controls";
import { ErrorBoundary } from "../../../ui/ErrorBoundary";
import { formatLoaded } from "../../../ui/format";
import type { Inspection, VocabularyTable } from "../../../worker/inspect/protocol";
import type { TokenizerPool } from "../../../worker/pool/pool";
import type { LoadProgress } from "../../../worker/pool/protocol";
import { Tabs } from "../Tabs";
import { AuditDoor } from "./audit/AuditDoor";
import { Chooser } from "./Chooser";
import { Exports } from "./Exports";
import { EditDoor } from "./edit/EditDoor";
import { EntryList } from "./entries/EntryList";
import { Facts } from "./Facts";
import { Pipeline } from "./Pipeline";
import { SetAside } from "./SetAside";
import { TokenDoor } from "./token/TokenDoor";
import "./tokenizerPage.css";
import { useMatches } from "./entries/useMatches";
import { Vocabulary } from "./entries/Vocabulary";
import { provenanceOf } from "./tokenizerFacts";
import { useFacts } from "./useFacts";
import { useInspection } from "./useInspection";

/** The tabs by their names, in their order; what each shows is in {@link Panel}, and loaded when it is asked for. */
const tabNames: Readonly<Record<TokenizerTab, string>> = { vocabulary: "Vocabulary", audit: "Audit", edit: "Edit" };
const tabs = tokenizerTabs.map((value) => ({ value, label: tabNames[value] }));

interface TokenizerPageProps {
  readonly pool: Promise<TokenizerPool>;
}

/** What a tokenizer is, how it is built, and every entry of its vocabulary. */
export default function TokenizerPage({ pool }: TokenizerPageProps): ReactElement {
  const inspected = useAppStore((state) => state.comparison.inspected);
  const { reference, token } = inspected;
  const { label, model } = tokenizerEntry(reference);
  const facts = useFacts(reference);
  const endpoint = useHubSettings((state) => state.endpoint);
  const { current, retry } = useInspection(pool, reference);
  const { matches, problem, retry: searchAgain } = useMatches(pool, inspected);
  const inspection = current.state === "ready" ? current.inspection : null;
  const table = inspection?.table ?? null;
  const isHere = facts !== null;
  const isMissing = current.state === "error";
  const isSearchAsked = useNoSearch(isMissing || (inspection !== null && table === null));
  // The file that a link waits for has been chosen.
  useEffect(() => {
    if (isHere && isMissing) retry();
  }, [isHere, isMissing, retry]);
  const isFirst = useRef(true);
  if (token === undefined) isFirst.current = false;
  useEffect(() => {
    if (isSearchAsked && token !== undefined) setInspected({ token: undefined });
  }, [isSearchAsked, token]);
  const found = table === null || matches === null ? undefined : (matches.rows?.length ?? table.ids.length);
  return (
    <main
      className="tokenizer-page"
      data-tokenizer={reference}
      data-state={current.state}
      data-vocabulary-size={inspection?.vocabularySize ?? undefined}
      data-matches={found}
      data-tab={inspected.tab}
      data-token={token}
    >
      <div className="tokenizer-head">
        <div>
          <h1>{label}</h1>
          {model !== label && <p>{model}</p>}
        </div>
        <Chooser reference={reference} />
      </div>
      <div className="tokenizer-parts">
        <div className="tokenizer-side">
          <ErrorBoundary part="This table" about={reference}>
            <Facts
              {...{ reference, facts, inspection }}
              provenance={provenanceOf(reference, facts, inspection, endpoint)}
            />
          </ErrorBoundary>
          {inspection?.hasFiles === true && (
            <ErrorBoundary key={reference} part="Export">
              <Exports pool={pool} reference={reference} />
            </ErrorBoundary>
          )}
          {inspection !== null && (
            <ErrorBoundary part="The pipeline" about={reference}>
              <Pipeline steps={inspection.stages} />
            </ErrorBoundary>
          )}
        </div>
        {/* On a phone the pipeline comes above it: what has waited is gone then, and has not moved. */}
        <div className="tokenizer-main" key={inspection === null ? "waiting" : "here"}>
          {current.state === "loading" && <Loading label={label} progress={current.progress} />}
          {current.state === "error" && <Problem reference={reference} message={current.message} onRetry={retry} />}
          {inspection !== null && token !== undefined && (
            <ErrorBoundary part="This token’s page" about={`${reference} ${token}`}>
              <TokenDoor
                {...{ pool, reference, inspection }}
                id={token}
                from={tabNames[inspected.tab]}
                isFirst={isFirst.current}
              />
            </ErrorBoundary>
          )}
          {inspection !== null && (
            <SetAside isAside={token !== undefined}>
              <Tabs
                label="What to see of it"
                value={inspected.tab}
                tabs={tabs}
                onChange={(tab) => setInspected({ tab })}
              >
                <ErrorBoundary part={tabNames[inspected.tab]} about={`${reference} ${inspected.tab}`}>
                  <Panel {...{ inspected, inspection, matches, problem }} onRetry={searchAgain} />
                </ErrorBoundary>
              </Tabs>
            </SetAside>
          )}
        </div>
      </div>
    </main>
  );
}

interface PanelProps extends Omit<ComponentProps<typeof Vocabulary>, "table" | "audit" | "tools"> {}

/** What the chosen tab shows. */
function Panel(props: PanelProps): ReactElement {
  const { inspection, inspected } = props;
  const { table, hasFiles } = inspection;
  const isAudit = inspected.tab === "audit";
  if (isAudit && !hasFiles) {
    return (
      <p className="vocabulary-message">
        There is nothing to audit: this baseline cuts texts by a rule and has no vocabulary that was learnt, so there
        are no pieces, twins or entries out of reach.
      </p>
    );
  }
  if (inspected.tab === "edit" && !hasFiles) {
    return <p className="vocabulary-message">There is nothing to edit: this baseline cuts texts by a rule.</p>;
  }
  if (table === null) {
    return (
      <p className="vocabulary-message">
        There is no list of entries: {inspection.vocabularySize === null ? "the set is open" : "it is all of Unicode"}.
      </p>
    );
  }
  if (isAudit) return <AuditDoor {...props} table={table} />;
  if (inspected.tab === "edit") return <EditDoor reference={inspected.reference} />;
  return (
    <>
      <ErrorBoundary key={inspected.reference} part="The lists of entries">
        <Lists reference={inspected.reference} inspection={inspection} table={table} />
      </ErrorBoundary>
      <Vocabulary {...props} table={table} />
    </>
  );
}

interface ListsProps {
  readonly reference: TokenizerReference;
  readonly inspection: Inspection;
  readonly table: VocabularyTable;
}

/** The entries that people look for first. */
function Lists({ reference, inspection: { prependsSpace, lists }, table }: ListsProps): ReactElement {
  const { specials, added, longest } = lists;
  const common = { reference, table, prependsSpace };
  return (
    <div className="entry-lists">
      <EntryList {...common} title="Special tokens" rows={specials} figure="id" />
      <EntryList {...common} title="Added tokens" rows={added} figure="id" />
      <EntryList {...common} title="Longest tokens" rows={longest} figure="bytes" />
    </div>
  );
}

function Loading({ label, progress }: { readonly label: string; readonly progress: LoadProgress | null }) {
  const words =
    progress === null
      ? "Waiting for a worker"
      : progress.phase === "build"
        ? "Reading the vocabulary"
        : `Loading ${formatLoaded(progress)}`;
  return (
    <div className="tokenizer-message">
      <p>{words}</p>
      <Progress label={`Loading ${label}`} value={progress?.loaded ?? 0} max={progress?.total ?? 1} />
    </div>
  );
}

interface ProblemProps {
  readonly reference: TokenizerReference;
  readonly message: string;
  onRetry(): void;
}

function Problem({ reference, message, onRetry }: ProblemProps): ReactElement {
  const isFile = parseReference(reference)?.kind === "file";
  return (
    <div className="tokenizer-message" role="alert">
      <p>{message}</p>
      <div>
        {isFile && (
          <Button look="primary" onClick={() => openTokenizerDialog("file", { wanted: reference })}>
            <Folder size={16} /> Choose the file
          </Button>
        )}
        <Button onClick={onRetry}>
          <RotateCw size={15} /> Retry
        </Button>
      </div>
    </div>
  );
}
