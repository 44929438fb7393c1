import { type ReactElement, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import {
  closeTokenizerDialog,
  type TokenizerDialogStart,
  type TokenizerTab,
  useTokenizerDialog,
} from "../../../state/tokenizers/dialog";
import { tokenizerImport, useTokenizerImport } from "../../../state/tokenizers/import";
import { parseReference, type TokenizerReference } from "../../../tokenizers/tokenizerReference";
import { Dialog } from "../../../ui/dialog";
import { heldText } from "../../../ui/heldKeys";
import "./bring.css";
import { Tabs } from "../Tabs";
import { FilesTab } from "./FilesTab";
import { Found, type NamedStart } from "./Found";
import { HubTab } from "./HubTab";
import { KeptTab } from "./KeptTab";
import { Loading } from "./Loading";
import { PatternQuestion } from "./PatternQuestion";

interface TokenizerDialogProps {
  /** Opens a file that turned out to be no tokenizer as the text to compare. */
  onOpenText(file: File): void;
}

const tabs: readonly { readonly value: TokenizerTab; readonly label: string }[] = [
  { value: "hub", label: "Hugging Face Hub" },
  { value: "file", label: "Files" },
  { value: "kept", label: "Kept here" },
];

/** The dialog that brings any tokenizer: from the Hub, from files, or from what was brought before. */
export default function TokenizerDialog({ onOpenText }: TokenizerDialogProps): ReactElement {
  const tab = useTokenizerDialog((state) => state.tab);
  const start = useTokenizerDialog((state) => state.start);
  const step = useTokenizerImport((state) => state.current.step);
  const origin = useTokenizerImport((state) => state.origin);
  const [wanted, setWanted] = useState<TokenizerReference | null>(null);
  const [typed, setTyped] = useState(heldText);
  const [named, setNamed] = useState<NamedStart | null>(null);
  const [dropped, setDropped] = useState<File | null>(null);
  const content = useRef<HTMLDivElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (start === null) return;
    useTokenizerDialog.setState({ start: null });
    if ("wanted" in start) setWanted(start.wanted);
    if ("files" in start) setDropped(start.files.length === 1 ? (start.files[0] ?? null) : null);
    setNamed("hub" in start && start.model !== undefined ? { hub: start.hub, model: start.model } : null);
    setTyped((last) => typedOf(start) ?? last);
    if ("hub" in start) void tokenizerImport.fromHub(start.hub);
    else if ("files" in start) void tokenizerImport.fromFiles(start.files, wanted, start.folder);
    else tokenizerImport.cancel();
  }, [start, wanted]);
  useEffect(() => {
    if (step === shown.current) return;
    shown.current = step;
    content.current?.closest(".dialog")?.scrollTo(0, 0);
    // What had the focus is gone with the step before.
    if (!content.current?.contains(document.activeElement)) content.current?.focus({ preventScroll: true });
  }, [step]);
  // Whoever closes it has no use for what it was at.
  useEffect(() => () => tokenizerImport.cancel(), []);
  const isChoosing = step === "idle" || step === "failed";
  // Files that were chosen here are meant to be a tokenizer's.
  const isDropped = dropped !== null && origin?.kind === "files" && origin.files[0] === dropped;
  const asText = isDropped
    ? () => {
        closeTokenizerDialog();
        onOpenText(dropped);
      }
    : null;
  return (
    <Dialog title={titles[step]} open onOpenChange={(open) => !open && closeTokenizerDialog()}>
      {/* Takes the focus when a step is over, so that the next one is read out. */}
      <div ref={content} className="bring" tabIndex={-1}>
        {isChoosing && (
          <Tabs
            label="Where the tokenizer is from"
            value={tab}
            tabs={tabs}
            onChange={(chosen) => useTokenizerDialog.setState({ tab: chosen })}
          >
            {tab === "hub" && <HubTab typed={typed} onType={setTyped} asksAccess={isOfHub(wanted)} onDone={leave} />}
            {tab === "file" && <FilesTab wanted={isOfHub(wanted) ? null : wanted} onOpenText={asText} />}
            {tab === "kept" && <KeptTab onDone={leave} />}
          </Tabs>
        )}
        {step === "loading" && <Loading />}
        {step === "pattern" && <PatternQuestion />}
        {step === "found" && <Found named={named} onDone={leave} onOpenText={asText} />}
      </div>
    </Dialog>
  );
}

/** Closes the dialog when a tokenizer has been brought. */
function leave(): void {
  flushSync(closeTokenizerDialog);
  setTimeout(() => {
    // What opened the dialog may be gone, as the message of a column that waited for a file is.
    const isLost = document.activeElement === document.body;
    if (isLost) document.querySelector<HTMLElement>(".toolbar-add")?.focus({ preventScroll: true });
  });
}

const titles = {
  idle: "Bring a tokenizer",
  failed: "Bring a tokenizer",
  loading: "Bring a tokenizer",
  pattern: "How is text cut?",
  found: "A tokenizer was found",
} as const;

function isOfHub(reference: TokenizerReference | null): boolean {
  return reference?.startsWith("hub:") ?? false;
}

/** What stands in the Hub's field then; null for what is no model of the Hub. */
function typedOf(start: TokenizerDialogStart): string | null {
  if ("hub" in start) return start.hub;
  const parts = "wanted" in start ? parseReference(start.wanted) : null;
  return parts?.kind === "hub" ? `${parts.id}@${parts.commit}` : null;
}
