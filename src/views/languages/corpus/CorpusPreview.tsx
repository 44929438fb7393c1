import { type ReactElement, useId, useMemo, useState } from "react";
import { corpusImport, importKey, importProblems, useCorpusImport, usedLanguages } from "../../../state/corpora/import";
import { useOwnCorpora } from "../../../state/corpora/ownCorpora";
import { useAppStore } from "../../../state/store";
import { isRemembering } from "../../../state/switchSetting";
import { parseOwnKey } from "../../../text/ownKey";
import { Button, Switch } from "../../../ui/controls";
import { formatBytes, formatCount, plural } from "../../../ui/format";
import { PreviewTable } from "./PreviewTable";
import { Problems } from "./Problems";

/** What was read, before it is used: what is wrong with it, and what can be corrected. */
export function CorpusPreview({ onUsed }: { onUsed(): void }): ReactElement {
  const state = useCorpusImport();
  const { name, layout, languages, pivot, fileProblems, error, canRetry } = state;
  const [keep, setKeep] = useState(isRemembering);
  const problemsId = useId();
  const problems = useMemo(
    () => (error === null ? importProblems({ languages, pivot }) : []),
    [languages, pivot, error],
  );
  const used = usedLanguages(state);
  const other = useOtherHash(useMemo(() => importKey({ name, languages }), [name, languages]));
  const canUse = error === null && problems.every(({ severity }) => severity === "warning");
  const bytes = used.reduce((sum, { segments }) => sum + segments.size, 0);
  return (
    <div className="corpus-preview">
      <p>
        <strong>{name}</strong>
        {error === null && ` · ${plural(used.length, "language")} × ${linesOf(used)} · ${formatBytes(bytes)}`}
      </p>
      <PartField />
      <Problems
        id={problemsId}
        errors={[...(error === null ? [] : [error]), ...messages(problems, "error")]}
        warnings={[...fileProblems, ...(other === null ? [] : [other]), ...messages(problems, "warning")]}
        ignored={layout?.ignored ?? []}
      />
      {languages.length > 0 && <PreviewTable languages={languages} pivot={pivot} problems={problems} />}
      <div className="corpus-actions">
        {used.length > 0 && (
          <label className="labelled">
            Pivot
            <select
              className="field"
              value={pivot ?? ""}
              onChange={(event) => corpusImport.setPivot(event.target.value)}
            >
              {!used.some(({ draft }) => draft.code === pivot) && <option value={pivot ?? ""}>Choose …</option>}
              {used.map(({ draft: { code, parts } }) => (
                <option key={parts[0]?.name ?? code} value={code}>
                  {code}
                </option>
              ))}
            </select>
          </label>
        )}
        <Switch
          label="Keep in this browser"
          hint="Kept, it is here at your next visit too"
          checked={keep}
          onChange={setKeep}
        />
        <Button className="corpus-back" onClick={() => corpusImport.cancel()}>
          Back
        </Button>
        {canRetry && <Button onClick={() => void corpusImport.again()}>Retry</Button>}
        <Button
          look="primary"
          disabled={!canUse}
          aria-describedby={problemsId}
          onClick={() => {
            void corpusImport.use(keep);
            onUsed();
          }}
        >
          Use this corpus
        </Button>
      </div>
    </div>
  );
}

/** Which of several ways to read the files is taken. */
function PartField(): ReactElement | null {
  const layout = useCorpusImport((state) => state.layout);
  const choice = useCorpusImport((state) => state.choice);
  if (layout === null || layout.choices.length < 2) return null;
  return (
    <label className="labelled">
      Part
      <select
        className="field"
        value={choice}
        onChange={(event) => void corpusImport.choose(Number(event.target.value))}
      >
        {layout.choices.map(({ label, languages, bytes }, i) => (
          <option key={label} value={i}>
            {label} ({/\.(csv|tsv|jsonl|ndjson)$/i.test(label) ? "" : `${plural(languages, "language")}, `}
            {formatBytes(bytes)})
          </option>
        ))}
      </select>
    </label>
  );
}

/** What to say when the page was waiting for a corpus of this name, and the files are those of another. */
function useOtherHash(key: string): string | null {
  const asked = useAppStore((state) => state.comparison.languages.corpus);
  const isKnown = useOwnCorpora((state) => state.corpora.some((corpus) => corpus.key === asked));
  const [wanted, own] = [parseOwnKey(asked), parseOwnKey(key)];
  if (isKnown || wanted === null || own === null || wanted.name !== own.name || wanted.hash === own.hash) return null;
  return (
    `This is not the corpus that the link was made with: that one's hash is ${wanted.hash}, and this one's ${own.hash}. ` +
    "Languages or segments differ, or codes were corrected. It can be used as a corpus of its own."
  );
}

function linesOf(used: ReturnType<typeof usedLanguages>): string {
  const lengths = used.map(({ draft }) => draft.segments);
  const [least, most] = [Math.min(...lengths), Math.max(...lengths)];
  if (lengths.length === 0) return "0 lines";
  return least === most ? plural(most, "line") : `${formatCount(least)} to ${plural(most, "line")}`;
}

function messages(problems: ReturnType<typeof importProblems>, wanted: "error" | "warning"): string[] {
  return problems.flatMap(({ severity, message }) => (severity === wanted ? message : []));
}
