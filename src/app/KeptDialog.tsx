import Trash2 from "lucide-react/icons/trash";
import { type ReactElement, useEffect, useId, useRef, useState } from "react";
import { rememberSetting } from "../state/remembering";
import { Button, Switch } from "../ui/controls";
import { Dialog } from "../ui/dialog";
import { formatBytes, plural } from "../ui/format";
import { clearKept, type KeptHere, listKept } from "./keptHere";
import { OfflineFiles } from "./offline/OfflineFiles";

/** All that the page keeps in this browser, with one button that clears it. */
export default function KeptDialog({ onClose }: { onClose(): void }): ReactElement {
  const [kept, setKept] = useState<KeptHere | null>(null);
  const [step, setStep] = useState<"look" | "sure" | "clearing" | "cleared">("look");
  const remembers = rememberSetting.useSetting(({ isOn }) => isOn);
  const outcome = useRef<HTMLParagraphElement>(null);
  const warning = useId();
  const sure = useRef<HTMLButtonElement>(null);
  useEffect(() => void listKept().then(setKept), []);
  useEffect(() => {
    if (step === "sure") sure.current?.focus();
    // The button that had the focus is gone.
    if (step === "cleared") outcome.current?.focus();
  }, [step]);
  const clear = async () => {
    setStep("clearing");
    setKept(await clearKept());
    setStep("cleared");
  };
  return (
    <Dialog title="Kept in this browser" open onOpenChange={(open) => !open && onClose()}>
      <p className="kept-note">All of it is on this device alone.</p>
      <Switch label="Remember what I choose and type" checked={remembers} onChange={rememberSetting.set} />
      <p className="kept-note">
        {remembers
          ? "Off, all that you choose and type is forgotten with the tab. On, the address has your text too, and so has the browser’s history."
          : "Columns, view, prices, texts and settings are forgotten with the tab, and the address has no text. Tokenizers, corpora and lists are kept only where you say so. What is kept already stays until you clear it; the browser’s history is the browser’s to clear."}
      </p>
      {kept === null ? (
        <p role="status">Looking …</p>
      ) : (
        <>
          {kept.problem !== null && (
            <p role="alert" className="kept-problem">
              {kept.problem}
            </p>
          )}
          <dl className="kept-kinds">
            {describe(kept).map(([name, amount]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{amount}</dd>
              </div>
            ))}
          </dl>
          <OfflineFiles key={String(step === "cleared")} />
          {step === "look" && (
            <Button disabled={isNothing(kept)} onClick={() => setStep("sure")}>
              <Trash2 size={15} /> Clear all
            </Button>
          )}
          {step === "sure" && (
            <div className="kept-sure">
              <p id={warning}>All of it is removed for good. What is open stays open until you close the page.</p>
              <Button ref={sure} look="danger" aria-describedby={warning} onClick={() => void clear()}>
                <Trash2 size={15} /> Yes, clear all
              </Button>
              <Button onClick={() => setStep("look")}>Keep it</Button>
            </div>
          )}
          {step === "clearing" && <p role="status">Clearing …</p>}
          {step === "cleared" && (
            <p ref={outcome} role="status" tabIndex={-1}>
              {isNothing(kept) ? clearedNote(remembers) : "Some of it could not be cleared."}
            </p>
          )}
        </>
      )}
    </Dialog>
  );
}

/** What is left where all has been cleared. */
function clearedNote(remembers: boolean): string {
  const note =
    "None of your texts, settings, tokenizers, corpora or lists is kept any more; what is open is this tab’s until you close it.";
  return remembers ? `${note} What you bring, type or go on with from now on is kept again.` : note;
}

function describe({ hub, files, corpora, lists, texts, settings }: KeptHere): [name: string, amount: string][] {
  const none = "none";
  const amount = ({ count, bytes }: KeptHere["hub"], one: string, many?: string) =>
    count === 0 ? none : `${plural(count, one, many)}, ${formatBytes(bytes)}`;
  return [
    ["Tokenizers from the Hub", amount(hub, "tokenizer")],
    ["Tokenizers of your own files", amount(files, "tokenizer")],
    ["Corpora of your own", amount(corpora, "corpus", "corpora")],
    ["Lists of your own", amount(lists, "list")],
    [
      "Texts that were typed",
      texts.count === 0 ? none : `${plural(texts.count, "text")}, ${plural(texts.characters, "character")}`,
    ],
    ["Settings", settings === 0 ? none : plural(settings, "setting")],
  ];
}

/** What cannot be listed may be there all the same. */
function isNothing({ hub, files, corpora, lists, texts, settings, problem }: KeptHere): boolean {
  return problem === null && hub.count + files.count + corpora.count + lists.count + texts.count + settings === 0;
}
