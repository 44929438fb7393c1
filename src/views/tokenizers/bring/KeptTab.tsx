import { Plus, ScanSearch, Trash2 } from "lucide-react";
import { type ReactElement, useEffect, useId, useMemo, useRef } from "react";
import { maxColumns } from "../../../state/comparison";
import { actions, useAppStore } from "../../../state/store";
import { type BroughtTokenizer, library, useBrought } from "../../../state/tokenizerLibrary";
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
            Tokenizers from the Hub are kept here once they are loaded, and need no network then. Your own files are
            kept when you ask for it.
          </p>
        </div>
      ) : (
        <>
          <ul className="kept-list" aria-label="Brought tokenizers">
            {tokenizers.map((tokenizer) => (
              <KeptItem key={tokenizer.facts.reference} tokenizer={tokenizer} onDone={onDone} />
            ))}
          </ul>
          <p className="bring-note">
            {kept.length === 0
              ? "None of them is kept: closing the page forgets them."
              : `${plural(kept.length, "tokenizer")} kept in this browser, ${formatBytes(total)} in all.`}
          </p>
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
  return (
    // The labels of its controls are the same for all; the item's name tells them apart.
    <li aria-labelledby={title} data-kept={reference}>
      <div className="kept-what">
        <strong id={title}>
          <bdi>{label}</bdi>
        </strong>
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
            actions.inspectTokenizer(reference);
            onDone();
          }}
        >
          <ScanSearch size={15} /> Details
        </Button>
        <Button look="quiet" aria-label={`Remove ${label}`} onClick={() => void library.remove(reference)}>
          <Trash2 size={15} /> Remove
        </Button>
      </div>
    </li>
  );
}
