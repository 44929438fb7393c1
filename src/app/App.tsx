import CircleQuestionMark from "lucide-react/icons/circle-question-mark";
import Contrast from "lucide-react/icons/contrast";
import { type ReactElement, useEffect, useMemo, useState } from "react";
import type { GivenFiles } from "../state/corpora/dialog";
import { actions, useAppStore } from "../state/store";
import { useKeysForSearch } from "../ui/askedSearch";
import { Button, checkConnection, IconButton, Menu } from "../ui/controls";
import { ErrorBoundary } from "../ui/ErrorBoundary";
import { LazyPart } from "../ui/LazyPart";
import { useIsFirstLook } from "../ui/useIsFirstLook";
import type { SharedLink } from "../url/syncedApp";
import { pages } from "../views/pages";
import type { PageProps, Shortcut } from "../views/pageView";
import { SharePanel } from "../views/share/SharePanel";
import { withPart } from "../views/withPart";
import { DropTarget } from "./DropTarget";
import { focusMain } from "./focusMain";
import { Notices } from "./Notices";
import { keysFrom, PageLinks } from "./PageLinks";
import { useShortcuts } from "./shortcuts";
import { TokenizerDoor } from "./TokenizerDoor";
import "./app.css";
import "./firstLook.css";
import "./print.css";
import "../views/pageHeads.css";

const loadHelp = () => import("./ShortcutHelp");
const loadKept = () => import("./KeptDialog");

export interface AppProps extends Pick<PageProps, "pool" | "onRetry" | "onCancel"> {
  makeLink(): Promise<SharedLink>;
}

/** The shell around the pages: header, notices, keys, dropped files. */
export function App({ pool, makeLink, onRetry, onCancel }: AppProps): ReactElement {
  const page = useAppStore((state) => state.comparison.page);
  const { View, shortcuts: ownKeys, hasColumns } = pages[page];
  const [shareOpen, setShareOpen] = useState(false);
  const [pickerOpen, setPickerOpen] = useState(false);
  const [helpOpen, setHelpOpen] = useState(false);
  const closeHelp = () => setHelpOpen(false);
  const [keptOpen, setKeptOpen] = useState(false);
  const closeKept = () => setKeptOpen(false);
  const shortcuts = useMemo<readonly Shortcut[]>(
    () => [
      ...ownKeys,
      ...keysFrom(page),
      ...(hasColumns ? [{ key: "a", label: "Add a tokenizer", run: () => setPickerOpen(true) }] : []),
      { key: "?", label: "Show this help", run: () => setHelpOpen(true) },
    ],
    [page, ownKeys, hasColumns],
  );
  useShortcuts(shortcuts);
  useKeysForSearch(page);
  const title = useAppStore(({ comparison }) => pages[comparison.page].title(comparison));
  useEffect(() => {
    document.title = title;
  }, [title]);
  useEffect(() => document.addEventListener("focusin", loadKeepFocus, { once: true }), []);
  return (
    <DropTarget onFiles={openFiles}>
      <button type="button" className="skip-link" onClick={focusMain}>
        Skip to the page
      </button>
      <header className="app-header">
        <span className="app-name">
          <img src="./icon.svg" alt="" width={26} height={26} />
          Tessera
        </span>
        <PageLinks page={page} />
        <p className="app-claim">Nothing you type leaves this page.</p>
        <div className="app-tools">
          <IconButton label="Help (?)" onClick={() => setHelpOpen(true)}>
            <CircleQuestionMark size={18} />
          </IconButton>
          <ThemeMenu />
          <SharePanel open={shareOpen} onOpenChange={setShareOpen} makeLink={makeLink} />
        </div>
      </header>
      <Notices />
      <ErrorBoundary key={page} part="This page" text={yourText}>
        <View
          pool={pool}
          pickerOpen={pickerOpen}
          onPickerOpenChange={setPickerOpen}
          onOpenFiles={openFiles}
          onRetry={onRetry}
          onCancel={onCancel}
        />
      </ErrorBoundary>
      <footer className="app-footer">
        <p>
          Tessera {__APP_VERSION__}
          {__APP_COMMIT__ && ` (${__APP_COMMIT__})`} · characters by Unicode in{" "}
          {(!useIsFirstLook() && engineName()) || "this browser"} · counts checked against tiktoken and Hugging Face
          tokenizers
        </p>
        <p>
          <Button look="quiet" onClick={startAfresh}>
            Start afresh
          </Button>
          <Button look="quiet" aria-haspopup="dialog" onClick={() => setKeptOpen(true)}>
            Kept in this browser …
          </Button>
        </p>
      </footer>
      <TokenizerDoor />
      {helpOpen && (
        <LazyPart load={loadHelp} props={{ shortcuts, onClose: closeHelp }} place="over" onGiveUp={closeHelp} />
      )}
      {keptOpen && <LazyPart load={loadKept} props={{ onClose: closeKept }} place="over" onGiveUp={closeKept} />}
    </DropTarget>
  );
}

/** What is shown where it cannot be seen in its field. */
export const yourText = () => useAppStore.getState().comparison.text;

/** Nothing is to be kept before something has the focus; without a network nothing is. */
function loadKeepFocus(): void {
  void import("./keepFocus").then(({ keepFocus }) => keepFocus()).catch(() => {});
}

function ThemeMenu(): ReactElement {
  return (
    <Menu
      trigger={
        <IconButton label="Theme">
          <Contrast size={18} />
        </IconButton>
      }
      entries={themeEntries}
    />
  );
}

const themeEntries = async () => (await import("./themeEntries")).themeEntries();

const startAfresh = () => withPart(import("./startAfresh"), (part) => part.startAfresh());

function openFiles(given: GivenFiles): void {
  // What reads files comes when there is one.
  import("./openFile").then(
    (loaded) => loaded.openFiles(given),
    () => {
      const names = given.files.length === 1 ? given.files[0]?.path : `${given.files.length} files`;
      const message = `${names} not opened: that part of the page could not be loaded. ${checkConnection}`;
      const next = { label: "Retry", run: () => openFiles(given) };
      actions.setNotice({ tone: "error", message, undo: null, next });
    },
  );
}

/** Word and character boundaries follow the browser's Unicode tables, so the page says whose they are. */
function engineName(): string | undefined {
  return /Firefox\/[\d.]+|(?:Edg|Chrome)\/\d+|Version\/[\d.]+ Safari/.exec(navigator.userAgent)?.[0].replace("/", " ");
}
