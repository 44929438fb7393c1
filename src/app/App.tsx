import { Keyboard, Monitor, Moon, Sun } from "lucide-react";
import { type ReactElement, useEffect, useMemo, useState } from "react";
import type { Comparison, Page } from "../state/compare/comparison";
import type { GivenFiles } from "../state/corpora/dialog";
import { actions, useAppStore } from "../state/store";
import { tokenizerEntry } from "../tokenizers/catalogue";
import type { TokenizerReference } from "../tokenizers/tokenizerReference";
import { askForSearch, useKeysForSearch } from "../ui/askedSearch";
import { Button, IconButton, Menu } from "../ui/controls";
import { LazyPart } from "../ui/LazyPart";
import type { SharedLink } from "../url/syncedApp";
import { ComparePage } from "../views/compare/ComparePage";
import { focusText } from "../views/compare/Editor";
import { CorpusDoor } from "../views/languages/corpus/CorpusDoor";
import { SharePanel } from "../views/share/SharePanel";
import type { TokenizerPool } from "../worker/pool/pool";
import { DropTarget } from "./DropTarget";
import { focusMain } from "./focusMain";
import { LanguagesDoor } from "./LanguagesDoor";
import { Notices } from "./Notices";
import { type Shortcut, useShortcuts } from "./shortcuts";
import { TokenizerDoor } from "./TokenizerDoor";
import { TokenizerPageDoor } from "./TokenizerPageDoor";
import { TokenizersDoor } from "./TokenizersDoor";
import { setTheme, type Theme, useTheme } from "./theme";
import "./app.css";
import "./print.css";

const loadHelp = () => import("./ShortcutHelp");
const loadKept = () => import("./KeptDialog");

interface AppProps {
  /** There once the address has been read. */
  readonly pool: Promise<TokenizerPool>;
  makeLink(): Promise<SharedLink>;
  onRetry(reference: TokenizerReference): void;
  /** Ends loading a tokenizer. */
  onCancel(reference: TokenizerReference): void;
}

/** The shell around the pages: header, notices, keys, dropped files. */
export function App({ pool, makeLink, onRetry, onCancel }: AppProps): ReactElement {
  const page = useAppStore((state) => state.comparison.page);
  const [shareOpen, setShareOpen] = useState(false);
  const [pickerOpen, setPickerOpen] = useState(false);
  const [helpOpen, setHelpOpen] = useState(false);
  const closeHelp = () => setHelpOpen(false);
  const [keptOpen, setKeptOpen] = useState(false);
  const closeKept = () => setKeptOpen(false);
  const shortcuts = useMemo<readonly Shortcut[]>(
    () => [
      ...pageShortcuts[page],
      ...(page === "tokenizer" || page === "tokenizers"
        ? []
        : [{ key: "a", label: "Add a tokenizer", run: () => setPickerOpen(true) }]),
      { key: "?", label: "Show these keys", run: () => setHelpOpen(true) },
    ],
    [page],
  );
  useShortcuts(shortcuts);
  useKeysForSearch(page);
  const title = useAppStore(({ comparison }) => titleOf(comparison));
  useEffect(() => {
    document.title = title;
  }, [title]);
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
          <IconButton label="Keyboard shortcuts (?)" className="keys-button" onClick={() => setHelpOpen(true)}>
            <Keyboard size={18} />
          </IconButton>
          <ThemeMenu />
          <SharePanel open={shareOpen} onOpenChange={setShareOpen} makeLink={makeLink} />
        </div>
      </header>
      <Notices />
      {page === "compare" ? (
        <ComparePage
          pickerOpen={pickerOpen}
          onPickerOpenChange={setPickerOpen}
          onOpenFiles={openFiles}
          onRetry={onRetry}
          onCancel={onCancel}
        />
      ) : page === "languages" ? (
        <LanguagesDoor pool={pool} pickerOpen={pickerOpen} onPickerOpenChange={setPickerOpen} />
      ) : page === "tokenizers" ? (
        <TokenizersDoor />
      ) : (
        <TokenizerPageDoor pool={pool} />
      )}
      <footer className="app-footer">
        <p>
          Tessera {__APP_VERSION__} · characters by Unicode in {engineName()} · counts checked against tiktoken and
          Hugging Face tokenizers
        </p>
        <Button look="quiet" aria-haspopup="dialog" onClick={() => setKeptOpen(true)}>
          Kept in this browser …
        </Button>
      </footer>
      {page === "languages" && <CorpusDoor />}
      <TokenizerDoor />
      {helpOpen && (
        <LazyPart load={loadHelp} props={{ shortcuts, onClose: closeHelp }} place="over" onGiveUp={closeHelp} />
      )}
      {keptOpen && <LazyPart load={loadKept} props={{ onClose: closeKept }} place="over" onGiveUp={closeKept} />}
    </DropTarget>
  );
}

/** What the browser calls the page: in its tabs, its history and to screen readers. */
function titleOf({ page, inspected }: Comparison): string {
  if (page === "compare") return "Tessera: compare tokenizers";
  if (page === "tokenizer") return `${tokenizerEntry(inspected.reference).label} · Tessera`;
  return `${page === "languages" ? "Languages" : "Tokenizers"} · Tessera`;
}

const pages: readonly { readonly page: Page; readonly label: string; readonly address: string }[] = [
  { page: "compare", label: "Compare", address: "#/" },
  { page: "languages", label: "Languages", address: "#/languages" },
  { page: "tokenizer", label: "Tokenizers", address: "#/tokenizer" },
];

function PageLinks({ page }: { readonly page: Page }): ReactElement {
  return (
    <nav className="page-links" aria-label="Pages">
      {pages.map((other) => (
        <a
          key={other.page}
          href={other.address}
          aria-current={other.page === (page === "tokenizers" ? "tokenizer" : page) ? "page" : undefined}
          onClick={(event) => {
            // The address is written with all that the page shows; a click with a key opens it fresh in another tab.
            if (event.ctrlKey || event.metaKey || event.shiftKey) return;
            event.preventDefault();
            actions.setPage(other.page);
          }}
        >
          {other.label}
        </a>
      ))}
    </nav>
  );
}

const themes: readonly { readonly theme: Theme; readonly label: string; readonly icon: ReactElement }[] = [
  { theme: "light", label: "Light", icon: <Sun size={16} /> },
  { theme: "dark", label: "Dark", icon: <Moon size={16} /> },
  { theme: "system", label: "Like the system", icon: <Monitor size={16} /> },
];

function ThemeMenu(): ReactElement {
  const current = useTheme();
  const icon =
    current === "dark" ? <Moon size={18} /> : current === "light" ? <Sun size={18} /> : <Monitor size={18} />;
  return (
    <Menu
      trigger={<IconButton label="Theme">{icon}</IconButton>}
      entries={themes.map(({ theme, label, icon: themeIcon }) => ({
        key: theme,
        icon: themeIcon,
        label: theme === current ? `${label} ✓` : label,
        onSelect: () => setTheme(theme),
      }))}
    />
  );
}

function openFiles(given: GivenFiles): void {
  // What reads files comes when there is one.
  import("./openFile").then(
    (loaded) => loaded.openFiles(given),
    () => {
      const names = given.files.length === 1 ? given.files[0]?.path : `${given.files.length} files`;
      const message = `${names} not opened: that part of the page could not be loaded. Check the connection, then try again.`;
      const next = { label: "Retry", run: () => openFiles(given) };
      actions.setNotice({ tone: "error", message, undo: null, next });
    },
  );
}

const goTo: Readonly<Record<Exclude<Page, "tokenizers">, Shortcut>> = {
  compare: { key: "c", label: "Go to Compare", run: () => actions.setPage("compare") },
  languages: { key: "l", label: "Go to Languages", run: () => actions.setPage("languages") },
  tokenizer: { key: "t", label: "Go to Tokenizers", run: () => actions.setPage("tokenizer") },
};

const pageShortcuts: Readonly<Record<Page, readonly Shortcut[]>> = {
  compare: [
    { key: "v", label: "Switch between Reading and Tokens", run: switchView },
    { key: "i", label: "Token ids on or off", run: switchIds },
    { key: "e", label: "Edit the text", run: focusText },
    goTo.languages,
    goTo.tokenizer,
  ],
  languages: [{ key: "/", label: "Search languages", run: askForSearch }, goTo.compare, goTo.tokenizer],
  tokenizer: [{ key: "/", label: "Search the vocabulary", run: askForSearch }, goTo.compare, goTo.languages],
  tokenizers: [goTo.compare, goTo.languages, goTo.tokenizer],
};

function switchView(): void {
  const { view } = useAppStore.getState().comparison;
  actions.setOptions({ view: view === "tokens" ? "reading" : "tokens" });
}

function switchIds(): void {
  actions.setOptions({ showIds: !useAppStore.getState().comparison.showIds });
}

/** Word and character boundaries follow the browser's Unicode tables, so the page says whose they are. */
function engineName(): string {
  return (
    /Firefox\/[\d.]+|(?:Edg|Chrome)\/\d+|Version\/[\d.]+ Safari/.exec(navigator.userAgent)?.[0].replace("/", " ") ??
    "this browser"
  );
}
