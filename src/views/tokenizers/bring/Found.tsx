import Info from "lucide-react/icons/info";
import { type ReactElement, useRef, useState } from "react";
import { showModel } from "../../../state/compare/showModel";
import { type ColumnModel, maxColumns } from "../../../state/compare/slice";
import { actions, useAppStore } from "../../../state/store";
import { isRemembering } from "../../../state/switchSetting";
import { tokenizerImport, useTokenizerImport, usualName } from "../../../state/tokenizers/import";
import { inspectTokenizer } from "../../../state/tokenizers/inspect";
import { library } from "../../../state/tokenizers/library";
import type { TokenizerReference } from "../../../tokenizers/tokenizerReference";
import { Button, Switch } from "../../../ui/controls";
import { FactsList } from "./FactsList";
import { TextButton } from "./FilesTab";
import { useFirstFocus } from "./useFirstFocus";

/** What was asked of the Hub for the sake of a model. */
export interface NamedStart {
  readonly hub: string;
  readonly model: ColumnModel;
}

interface FoundProps {
  /** Null where it was not by a model's name. */
  readonly named: NamedStart | null;
  /** Opens the one file that was dropped as a text; null where there is none. */
  readonly onOpenText: (() => void) | null;
  onDone(): void;
}

/** What was found, before it is used. */
export function Found({ named, onOpenText, onDone }: FoundProps): ReactElement | null {
  const { current: step, origin } = useTokenizerImport();
  const tokenizers = useAppStore((state) => state.comparison.tokenizers);
  const page = useAppStore((state) => state.comparison.page);
  const [keep, setKeep] = useState(isRemembering);
  const [name, setName] = useState<string | null>(null);
  const primary = useRef<HTMLButtonElement>(null);
  useFirstFocus(primary, true, true);
  if (step.step !== "found") return null;
  const { facts } = step.tokenizer;
  const isFile = facts.reference.startsWith("file:");
  // A link's column goes by the name that the link has.
  const mayBeNamed = isFile && step.expected === null;
  const usual = usualName(facts.reference, origin);
  const isShown = tokenizers.includes(facts.reference);
  const isFull = !isShown && tokenizers.length >= maxColumns;
  const isOnItsPage = page === "tokenizer" || page === "tokenizers";
  const use = (withColumn: boolean, withDetails: boolean) => {
    const reference = tokenizerImport.use(mayBeNamed ? (name ?? usual) : null);
    // Something else may have been looked up since.
    const isNamed = named !== null && reference.startsWith(`hub:${named.hub}@`);
    if (withColumn && isNamed) showModel(reference, named.model);
    else if (withColumn) actions.addTokenizer(reference);
    if (withDetails) inspectTokenizer(reference);
    if (isFile && keep) void keepIt(reference);
    onDone();
  };
  return (
    <div className="found">
      {mayBeNamed && (
        <label className="found-name">
          Name
          <input
            className="field"
            maxLength={50}
            value={name ?? usual}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
      )}
      <FactsList facts={facts} />
      {facts.notes.length > 0 && (
        <ul className="found-notes" aria-label="Notes">
          {facts.notes.map((note) => (
            <li key={note} className="bring-problem warning">
              <Info size={16} aria-hidden="true" /> <span>{note}</span>
            </li>
          ))}
        </ul>
      )}
      {isFull && (
        <p className="bring-problem warning" role="status">
          <Info size={16} aria-hidden="true" />
          <span>All {maxColumns} columns are taken. Remove one to add it, or look at its details.</span>
        </p>
      )}
      <div className="bring-actions found-actions">
        {isFile && (
          <Switch
            label="Keep in this browser"
            hint="Kept, it is here at your next visit too"
            checked={keep}
            onChange={setKeep}
          />
        )}
        <span className="bring-space" />
        <Button onClick={() => tokenizerImport.cancel()}>Back</Button>
        {onOpenText !== null && <TextButton onOpenText={onOpenText} />}
        <Button
          ref={isFull || isOnItsPage ? primary : undefined}
          look={isOnItsPage ? "primary" : "plain"}
          onClick={() => use(!isFull && !isOnItsPage, true)}
        >
          {isFull || isShown || isOnItsPage ? "Show details" : "Add and show details"}
        </Button>
        <Button
          ref={isFull || isOnItsPage ? undefined : primary}
          look={isOnItsPage ? "plain" : "primary"}
          disabled={isFull}
          onClick={() => use(true, false)}
        >
          {isShown ? "Show it in its column" : "Add column"}
        </Button>
      </div>
    </div>
  );
}

async function keepIt(reference: TokenizerReference): Promise<void> {
  const problem = await library.keep(reference);
  if (problem !== null) actions.setNotice({ tone: "error", message: problem, undo: null });
}
