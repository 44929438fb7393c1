import EllipsisVertical from "lucide-react/icons/ellipsis-vertical";
import RotateCw from "lucide-react/icons/rotate-cw";
import {
  type ComponentProps,
  type ComponentType,
  memo,
  type ReactElement,
  useCallback,
  useEffect,
  useState,
} from "react";
import { modelNames, modelWindow } from "../../state/compare/columnName";
import { type Column as ColumnData, freshColumn, isRival, type ShownEncoding } from "../../state/compare/columns";
import { dropReferenceCheck, useReferenceStore } from "../../state/compare/referenceStore";
import type { ColumnModel, ViewMode } from "../../state/compare/slice";
import { actions, useAppStore } from "../../state/store";
import { openTokenizerDialog } from "../../state/tokenizers/dialog";
import { type TokenizerEntry, tokenizerEntry } from "../../tokenizers/catalogue";
import type { TokenizerReference } from "../../tokenizers/tokenizerReference";
import { Button, IconButton, LoadNote, Menu, Progress } from "../../ui/controls";
import { formatCount, formatLoaded, formatRatio, plural } from "../../ui/format";
import { HintedWords } from "../../ui/Hint";
import { useModule } from "../../ui/useModule";
import type { TokenizerPool } from "../../worker/pool/pool";
import { Swatch } from "../Swatch";
import { ColumnNotes } from "./ColumnNotes";
import { ChipView } from "./chips/ChipView";
import type { ContextEnd } from "./context/findContextEnd";
import { useContextEnd } from "./context/useContextEnd";
import { selectFewestTokens } from "./fewest";
import type { ReferenceCheck } from "./ReferenceCheck";
import type { StagesView } from "./stages/StagesView";
import { TokenDetails } from "./TokenDetails";
import { OtherCountDoor } from "./two/doors";
import { useIsChat } from "./useIsChat";

interface ColumnProps {
  readonly pool: Promise<TokenizerPool>;
  readonly reference: TokenizerReference;
  readonly view: ViewMode;
  readonly showIds: boolean;
  onRetry(reference: TokenizerReference): void;
  /** Ends loading a tokenizer from the Hub; left out where nothing can. */
  onCancel?(reference: TokenizerReference): void;
}

/** One tokenizer's view of the text. */
export const Column = memo(function Column(props: ColumnProps): ReactElement {
  const { reference } = props;
  const column = useAppStore((state) => state.columns[reference]) ?? freshColumn;
  const check = useReferenceStore((state) => state.checks[reference]);
  const models = useAppStore((state) => state.comparison.models?.[reference]);
  const entry = tokenizerEntry(reference);
  const { label } = entry;
  const name = modelNames(models);
  const { shown } = column;
  const drawn = drawnOf(column);
  const context = useContextEnd(reference, shown);
  const isChat = useIsChat();
  return (
    <section
      className="column"
      aria-label={name === undefined ? label : `${name}, ${label}`}
      data-tokenizer={reference}
      data-models={name}
      data-state={column.state}
      data-tokens={shown?.figures.tokens}
      data-text-hash={shown?.textHash}
      data-pending={column.pending || undefined}
      data-reference={check?.state}
    >
      <header className="column-header">
        <ColumnTitle entry={entry} models={models} />
        <div className="column-count">
          {shown !== null && column.state === "ready" && (
            <>
              <strong>{formatCount(shown.figures.tokens)}</strong> {shown.figures.tokens === 1 ? "token" : "tokens"}
              <CountNote shown={shown} />
            </>
          )}
          {column.beginning !== null && <span className="column-count-note">Counting …</span>}
        </div>
        <OtherCountDoor reference={reference} shown={shown} />
      </header>
      <div className="column-main">
        <div className="column-body">
          <ColumnBody {...props} column={column} label={label} contextEnd={context.end} />
        </div>
        {column.state === "ready" && shown !== null && (
          <footer className="column-footer">
            {check !== undefined && <ReferenceCheckDoor entry={entry} check={check} />}
            {context.note}
            <ColumnNotes shown={shown} />
          </footer>
        )}
        {drawn !== null && !isChat && <TokenDetails shown={drawn} isBeginning={drawn !== shown} />}
      </div>
    </section>
  );
});

/** What of a text is drawn: its first tokens, until all are known. */
function drawnOf({ beginning, state, shown }: ColumnData): ShownEncoding | null {
  return beginning ?? (state === "ready" ? shown : null);
}

const loadReferenceCheck = () => import("./ReferenceCheck");

/** What a reference says of the column comes with the first check. */
function ReferenceCheckDoor(props: ComponentProps<typeof ReferenceCheck>): ReactElement | null {
  const { module, hasFailed, retry } = useModule(loadReferenceCheck);
  if (module !== null) return <module.ReferenceCheck {...props} />;
  const { reference } = props.entry;
  return (
    <LoadNote hasFailed={hasFailed} place="panel" onRetry={retry} onGiveUp={() => dropReferenceCheck(reference)} />
  );
}

const loadReadingView = () => import("./reading/ReadingView");
const loadStagesView = () => import("./stages/StagesView");
const loadChatView = () => import("./chat/ChatView");

interface ViewDoorProps extends ComponentProps<typeof StagesView> {
  /** The same function at each call. */
  readonly load: typeof loadReadingView | typeof loadStagesView | typeof loadChatView;
}

/** The reading view and the stages come when they are first chosen. */
function ViewDoor({ load, ...props }: ViewDoorProps): ReactElement | null {
  const { module, hasFailed, retry } = useModule<{ View: ComponentType<typeof props> }>(load);
  if (module !== null) return <module.View {...props} />;
  const giveUp = () => actions.setOptions({ view: "tokens", stages: undefined });
  return <LoadNote hasFailed={hasFailed} place="panel" onRetry={retry} onGiveUp={giveUp} />;
}

interface ColumnTitleProps {
  readonly entry: TokenizerEntry;
  /** The models that the column goes by. */
  readonly models: readonly ColumnModel[] | undefined;
}

const ColumnTitle = memo(function ColumnTitle({ entry, models }: ColumnTitleProps): ReactElement {
  return (
    <>
      <div className="column-title">
        <h2>
          <Swatch reference={entry.reference} />
          <bdi>{modelNames(models) ?? entry.label}</bdi>
        </h2>
        <Described entry={entry} models={models} />
      </div>
      <ColumnMenu entry={entry} />
    </>
  );
});

// A first page has no room for it.
const loadNotes = () => import("../../tokenizers/catalogue/notes");

/** What kind of tokenizer it is and whose; where it came from is said to who points at that. */
function Described({ entry, models: named }: ColumnTitleProps): ReactElement {
  const { reference, label, model, models } = entry;
  const [isAsked, setIsAsked] = useState(0);
  const { module } = useModule(loadNotes, isAsked);
  // Screen readers ask for nothing: for them it is there once the page has done with the rest.
  useEffect(() => {
    const timer = setTimeout(() => setIsAsked(1), 2000);
    return () => clearTimeout(timer);
  }, []);
  const window = modelWindow(named);
  const words = named
    ? `${label}${window ? ` · context of ${formatCount(window.tokens)}` : ""}`
    : models.length === 0
      ? model
      : `${model} · ${models.slice(0, 2).join(", ")}`;
  const whole = [module?.noteOf(reference), models.join(", ")].filter(Boolean).join(" ");
  // For keys “About this tokenizer” says it all.
  return (
    <p onPointerEnter={() => setIsAsked(1)}>
      <HintedWords text={whole || words} tabIndex={-1}>
        {models.length > 2 && !named ? `${words} …` : words}
      </HintedWords>
    </p>
  );
}

function CountNote({ shown }: { readonly shown: ShownEncoding }): ReactElement {
  const fewest = useAppStore(selectFewestTokens);
  const { tokens, specials, inserted } = shown.figures;
  const notes: string[] = [];
  if (specials > 0) notes.push(`+ ${plural(specials, "control token")}`);
  if (inserted > 0) notes.push(`+ ${formatCount(inserted)} inserted`);
  if (fewest !== null && fewest > 0 && isRival(shown)) {
    notes.push(tokens === fewest ? "fewest" : `${formatRatio(tokens / fewest)} × the fewest`);
  }
  if (shown.isPlain) notes.push("no template");
  return (
    <>
      {notes.length > 0 && " · "}
      <span className="column-count-note">{notes.join(" · ")}</span>
    </>
  );
}

interface ColumnBodyProps extends ColumnProps {
  readonly column: ColumnData;
  readonly label: string;
  readonly contextEnd: ContextEnd | null;
}

function ColumnBody(props: ColumnBodyProps): ReactElement {
  const { pool, reference, column, view, showIds, label, contextEnd } = props;
  const hasStages = useAppStore(({ comparison }) => comparison.stages?.includes(reference));
  const isChat = useIsChat();
  if (column.state === "error") return <ErrorBody {...props} />;
  const drawn = drawnOf(column);
  if (drawn === null) return <LoadingBody {...props} />;
  if (drawn.text === "" && !isChat) {
    return <p className="column-message empty">Type or paste a text above, or choose a sample.</p>;
  }
  const shown = { pool, reference, label, shown: drawn, showIds, contextEnd };
  const load = isChat ? loadChatView : hasStages ? loadStagesView : view === "reading" ? loadReadingView : null;
  return load === null ? <ChipView {...shown} /> : <ViewDoor {...shown} load={load} />;
}

const skeletonWidths = Array.from({ length: 15 }, (_, i) => 28 + ((i * 37) % 60));

function ErrorBody({ reference, column, onRetry }: ColumnBodyProps): ReactElement {
  // What has answered before is here.
  const isAbsent = column.fault === null && column.shown === null;
  return (
    <div className="column-message" role="alert">
      <p>{column.error}</p>
      <div className="column-ways">
        {reference.startsWith("file:") && isAbsent && (
          <Button look="primary" onClick={() => openTokenizerDialog("file", { wanted: reference })}>
            Choose the file
          </Button>
        )}
        {column.fault !== "text" && (
          <Button onClick={() => onRetry(reference)}>
            <RotateCw size={15} /> Retry
          </Button>
        )}
        {reference.startsWith("hub:") && isAbsent && (
          <Button onClick={() => openTokenizerDialog("hub", { wanted: reference })}>Hub address and token</Button>
        )}
      </div>
    </div>
  );
}

function LoadingBody({ reference, column: { progress }, label, onCancel }: ColumnBodyProps): ReactElement {
  const words =
    progress === null
      ? "Waiting for a worker"
      : progress.phase === "build"
        ? "Building the tokenizer"
        : `Loading ${formatLoaded(progress)}`;
  return (
    <div className="column-loading">
      <p>{words}</p>
      <Progress label={`Loading ${label}`} value={progress?.loaded ?? 0} max={progress?.total ?? 1} />
      {onCancel !== undefined && reference.startsWith("hub:") && (
        <Button onClick={() => onCancel(reference)}>Cancel</Button>
      )}
      <div className="skeleton" aria-hidden="true">
        {skeletonWidths.map((width, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity but their place
          <span key={i} className={`hue-${i % 6}`} style={{ width }} />
        ))}
      </div>
    </div>
  );
}

/** Its entries come when it is first asked for. */
function ColumnMenu({ entry }: { readonly entry: TokenizerEntry }): ReactElement {
  const { reference } = entry;
  // By the reference: an entry is made anew with each result, and with other entries an open menu would be gone.
  const entries = useCallback(
    () => import("./columnEntries").then((loaded) => loaded.columnEntries(tokenizerEntry(reference))),
    [reference],
  );
  return (
    <Menu
      trigger={
        <IconButton label={`Options for ${entry.label}`} className="column-menu">
          <EllipsisVertical size={18} />
        </IconButton>
      }
      entries={entries}
    />
  );
}
