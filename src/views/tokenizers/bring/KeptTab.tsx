import Pencil from "lucide-react/icons/pencil";
import Plus from "lucide-react/icons/plus";
import ScanSearch from "lucide-react/icons/scan-search";
import Trash2 from "lucide-react/icons/trash";
import { type ReactElement, useEffect, useId, useMemo, useRef, useState } from "react";
import { maxColumns } from "../../../state/compare/slice";
import { actions, useAppStore } from "../../../state/store";
import { inspectTokenizer } from "../../../state/tokenizers/inspect";
import { type BroughtTokenizer, library, useBrought } from "../../../state/tokenizers/library";
import { tokenizerEntry } from "../../../tokenizers/catalogue";
import { Button, Switch } from "../../../ui/controls";
import { formatBytes, plural } from "../../../ui/format";
import { Hint, HintedWords } from "../../../ui/Hint";
import { useFocusAfterRemoval } from "../../../ui/useFocusAfterRemoval";
import { sourceOf, timeAgo } from "./words";

/** All that has been brought along: what of it is kept, how much room it takes, and ways to use and remove it. */
export function KeptTab({ onDone }: { onDone(): void }): ReactElement {
  const tokenizers = useBrought((state) => state.tokenizers);
  const problem = useBrought((state) => state.problem);
  useEffect(() => void library.refresh(), []);
  const kept = tokenizers.filter(({ place }) => place !== "visit");
  const total = kept.reduce((sum, tokenizer) => sum + sizeOf(tokenizer), 0);
  const list = useRef<HTMLDivElement>(null);
  const references = useMemo(() => tokenizers.map(({ facts }) => facts.reference), [tokenizers]);
  useFocusAfterRemoval(list, references, ".kept-actions > :last-child");
  return (
    <div ref={list} className="kept-tab">
      {problem !== null && (
        <p className="bring-problem error" role="alert">
          {problem}
        </p>
      )}
      {tokenizers.length === 0 ? (
        <div className="kept-empty">
          <p>Nothing has been brought along yet.</p>
          <p className="bring-note">
            Tokenizers from the Hub and of your own files are kept here once they are loaded, and need no network then.
          </p>
        </div>
      ) : (
        <>
          <ul className="kept-list" aria-label="Brought tokenizers">
            {tokenizers.map((tokenizer) => (
              <KeptItem key={tokenizer.facts.reference} tokenizer={tokenizer} onDone={onDone} />
            ))}
          </ul>
          <div className="bring-actions">
            <p className="bring-note">
              {kept.length === 0
                ? "None of them is kept: closing the page forgets them."
                : `${plural(kept.length, "tokenizer")} kept in this browser, ${formatBytes(total)} in all.`}
            </p>
            <span className="bring-space" />
            <Button look="quiet" onClick={() => void library.removeAll()}>
              <Trash2 size={15} /> Remove all
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

function sizeOf({ bytes, packBytes }: BroughtTokenizer): number {
  return bytes + packBytes;
}

interface KeptItemProps {
  readonly tokenizer: BroughtTokenizer;
  onDone(): void;
}

function KeptItem({ tokenizer, onDone }: KeptItemProps): ReactElement {
  const { reference } = tokenizer.facts;
  const { label } = tokenizerEntry(reference);
  const isShown = useAppStore(({ comparison }) => comparison.tokenizers.includes(reference));
  const isFull = useAppStore(({ comparison }) => comparison.tokenizers.length >= maxColumns);
  const title = useId();
  const [isNaming, setIsNaming] = useState(false);
  return (
    // The labels of its controls are the same for all; the item's name tells them apart.
    <li aria-labelledby={title} data-kept={reference}>
      <div className="kept-what">
        {isNaming ? (
          <NameForm
            name={label}
            onDone={(name) => {
              setIsNaming(false);
              if (name !== null) void library.rename(reference, name);
            }}
          />
        ) : (
          <strong id={title}>
            <bdi>{label}</bdi>
          </strong>
        )}
        <small className="kept-source">
          <bdi>{sourceOf(reference)}</bdi>
        </small>
        <small className="kept-source">
          {formatBytes(sizeOf(tokenizer))} · used{" "}
          <HintedWords text={new Date(tokenizer.lastUsed).toLocaleString("en")}>
            <time dateTime={new Date(tokenizer.lastUsed).toISOString()}>{timeAgo(tokenizer.lastUsed)}</time>
          </HintedWords>
        </small>
      </div>
      {tokenizer.place === "cache" ? (
        <span className="bring-note">Kept</span>
      ) : (
        <Switch
          label="Keep"
          hint="Kept, it is here at your next visit too"
          checked={tokenizer.place === "kept"}
          onChange={(keep) => void (keep ? library.keep(reference) : library.release(reference))}
        />
      )}
      <div className="kept-actions">
        {isShown ? (
          <span className="kept-shown">In a column</span>
        ) : (
          <Hint text={isFull ? `All ${maxColumns} columns are taken` : undefined}>
            <Button
              aria-label={`Add ${label}`}
              aria-disabled={isFull}
              onClick={() => {
                if (isFull) return;
                actions.addTokenizer(reference);
                onDone();
              }}
            >
              <Plus size={15} /> Add
            </Button>
          </Hint>
        )}
        <Button
          aria-label={`Details of ${label}`}
          onClick={() => {
            inspectTokenizer(reference);
            onDone();
          }}
        >
          <ScanSearch size={15} /> Details
        </Button>
        {reference.startsWith("file:") && (
          <Button aria-label={`Rename ${label}`} onClick={() => setIsNaming(true)}>
            <Pencil size={15} /> Rename
          </Button>
        )}
        <Button look="quiet" aria-label={`Remove ${label}`} onClick={() => void library.remove(reference)}>
          <Trash2 size={15} /> Remove
        </Button>
      </div>
    </li>
  );
}

interface NameFormProps {
  readonly name: string;
  /** Null where the name is to stay. */
  onDone(name: string | null): void;
}

/** Asks for a tokenizer's new name: Enter takes it, Escape leaves the old one. */
function NameForm({ name, onDone }: NameFormProps): ReactElement {
  const [typed, setTyped] = useState(name);
  return (
    <form
      className="found-name"
      onSubmit={(event) => {
        event.preventDefault();
        onDone(typed);
      }}
    >
      <input
        className="field"
        aria-label="Name"
        // biome-ignore lint/a11y/noAutofocus: somebody has just asked for it
        autoFocus
        maxLength={50}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          // The dialog stays.
          event.stopPropagation();
          onDone(null);
        }}
      />
      <Button type="submit">Save</Button>
    </form>
  );
}
