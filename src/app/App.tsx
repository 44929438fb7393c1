import { Keyboard, Monitor, Moon, Sun } from "lucide-react";
import { lazy, type ReactElement, Suspense, useMemo, useState } from "react";
import { actions, useAppStore } from "../state/store";
import type { TokenizerReference } from "../tokenizers/tokenizer";
import { IconButton, Menu } from "../ui/controls";
import type { SharedLink } from "../url/sync";
import { ComparePage } from "../views/compare/ComparePage";
import { SharePanel } from "../views/share/SharePanel";
import { DropTarget } from "./DropTarget";
import { Notice } from "./Notice";
import { openFile } from "./openFile";
import { type Shortcut, useShortcuts } from "./shortcuts";
import { setTheme, type Theme, useTheme } from "./theme";
import "./app.css";

const ShortcutHelp = lazy(() => import("./ShortcutHelp"));

interface AppProps {
  makeLink(): Promise<SharedLink>;
  onRetry(reference: TokenizerReference): void;
}

/** The shell around the pages: header, notices, keys, dropped files. */
export function App({ makeLink, onRetry }: AppProps): ReactElement {
  const [shareOpen, setShareOpen] = useState(false);
  const [pickerOpen, setPickerOpen] = useState(false);
  const [helpOpen, setHelpOpen] = useState(false);
  const shortcuts = useMemo<readonly Shortcut[]>(
    () => [
      { key: "v", label: "Switch between Reading and Tokens", run: switchView },
      { key: "i", label: "Token ids on or off", run: switchIds },
      { key: "a", label: "Add a tokenizer", run: () => setPickerOpen(true) },
      { key: "e", label: "Edit the text", run: focusText },
      { key: "?", label: "Show these keys", run: () => setHelpOpen(true) },
    ],
    [],
  );
  useShortcuts(shortcuts);
  return (
    <DropTarget onFile={openDropped}>
      <header className="app-header">
        <span className="app-name">
          <img src="./icon.svg" alt="" width={26} height={26} />
          Tessera
        </span>
        <p className="app-claim">Tokenizers side by side. Nothing you type leaves this page.</p>
        <div className="app-tools">
          <IconButton label="Keyboard shortcuts (?)" className="wide-only" onClick={() => setHelpOpen(true)}>
            <Keyboard size={18} />
          </IconButton>
          <ThemeMenu />
          <SharePanel open={shareOpen} onOpenChange={setShareOpen} makeLink={makeLink} />
        </div>
      </header>
      <Notice />
      <ComparePage
        pickerOpen={pickerOpen}
        onPickerOpenChange={setPickerOpen}
        onOpenFile={openDropped}
        onRetry={onRetry}
      />
      <footer className="app-footer">
        <p>
          Tessera {__APP_VERSION__} · characters by Unicode in {engineName()} · counts checked against tiktoken and
          Hugging Face tokenizers
        </p>
      </footer>
      {helpOpen && (
        <Suspense>
          <ShortcutHelp shortcuts={shortcuts} onClose={() => setHelpOpen(false)} />
        </Suspense>
      )}
    </DropTarget>
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

function openDropped(file: File): void {
  void openFile(file);
}

function switchView(): void {
  const { view } = useAppStore.getState().comparison;
  actions.setOptions({ view: view === "tokens" ? "reading" : "tokens" });
}

function switchIds(): void {
  actions.setOptions({ showIds: !useAppStore.getState().comparison.showIds });
}

function focusText(): void {
  document.querySelector<HTMLTextAreaElement>(".editor-text")?.focus();
}

/** Word and character boundaries follow the browser's Unicode tables, so the page says whose they are. */
function engineName(): string {
  return (
    /Firefox\/[\d.]+|(?:Edg|Chrome)\/\d+|Version\/[\d.]+ Safari/.exec(navigator.userAgent)?.[0].replace("/", " ") ??
    "this browser"
  );
}
