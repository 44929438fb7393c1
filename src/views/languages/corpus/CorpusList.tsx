import Trash2 from "lucide-react/icons/trash";
import { type ReactElement, useEffect, useId, useMemo, useRef } from "react";
import { type ListedCorpus, ownCorpora, useOwnCorpora } from "../../../state/corpora/ownCorpora";
import { bundledCorpus, defaultLanguages } from "../../../state/languages/choice";
import { useAppStore } from "../../../state/store";
import { Button, Switch } from "../../../ui/controls";
import { formatBytes, plural } from "../../../ui/format";
import { useFocusAfterRemoval } from "../../../ui/useFocusAfterRemoval";
import { chooseLanguages } from "../choose/chooseLanguages";

const days = new Intl.DateTimeFormat("en", { dateStyle: "medium" });

/** The corpora that can be measured: the bundled one, those of this visit, and those that the browser keeps. */
export function CorpusList({ onUsed }: { onUsed(): void }): ReactElement {
  const corpora = useOwnCorpora((state) => state.corpora);
  const problem = useOwnCorpora((state) => state.problem);
  const current = useAppStore((state) => state.comparison.languages.corpus);
  useEffect(() => void ownCorpora.refresh(), []);
  const list = useRef<HTMLUListElement>(null);
  const keys = useMemo(() => corpora.map(({ key }) => key), [corpora]);
  useFocusAfterRemoval(list, keys, "[data-corpus] > :last-child");
  return (
    <>
      {problem !== null && (
        <p className="corpus-problem error" role="alert">
          {problem}
        </p>
      )}
      <ul ref={list} className="corpus-list" aria-label="Corpora">
        <li>
          <div className="corpus-entry">
            <strong>Universal Declaration of Human Rights</strong>
            <small>Comes with this page</small>
          </div>
          <UseButton
            name="Universal Declaration of Human Rights"
            isCurrent={current === bundledCorpus}
            onUse={() => {
              const { pivot, group } = defaultLanguages;
              chooseLanguages({ corpus: bundledCorpus, pivot, group });
              onUsed();
            }}
          />
        </li>
        {corpora.map((corpus) => (
          <OwnEntry
            key={corpus.key}
            corpus={corpus}
            isCurrent={current === corpus.key}
            onUse={() => {
              chooseLanguages({ corpus: corpus.key, pivot: null, group: { kind: "all" } });
              onUsed();
            }}
          />
        ))}
      </ul>
    </>
  );
}

interface OwnEntryProps {
  readonly corpus: ListedCorpus;
  readonly isCurrent: boolean;
  onUse(): void;
}

function OwnEntry({ corpus, isCurrent, onUse }: OwnEntryProps): ReactElement {
  const { key, name, languages, segments, bytes, added, isKept } = corpus;
  const title = useId();
  return (
    // The labels of its controls are the same for all; the item's name tells them apart.
    <li aria-labelledby={title} data-corpus={key}>
      <div className="corpus-entry">
        <strong id={title}>{name}</strong>
        <small>
          {plural(languages.length, "language")} × {plural(segments, "line")} · {formatBytes(bytes)} · added{" "}
          {days.format(added)}
        </small>
      </div>
      <Switch
        label="Keep in this browser"
        hint="Kept, it is here at your next visit too"
        checked={isKept}
        onChange={(keep) => void (keep ? ownCorpora.keep(key) : ownCorpora.release(key))}
      />
      <UseButton name={name} isCurrent={isCurrent} onUse={onUse} />
      <Button look="quiet" aria-label={`Remove ${name}`} onClick={() => void ownCorpora.remove(key)}>
        <Trash2 size={16} /> Remove
      </Button>
    </li>
  );
}

interface UseButtonProps {
  readonly name: string;
  readonly isCurrent: boolean;
  onUse(): void;
}

function UseButton({ name, isCurrent, onUse }: UseButtonProps): ReactElement {
  if (isCurrent) return <span className="corpus-current">In use</span>;
  return (
    <Button aria-label={`Use ${name}`} onClick={onUse}>
      Use
    </Button>
  );
}
