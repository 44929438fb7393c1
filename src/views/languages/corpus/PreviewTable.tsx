import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactElement, useMemo, useRef } from "react";
import {
  corpusImport,
  type ImportLanguage,
  type importProblems,
  languageName,
  longestCode,
} from "../../../state/corpora/import";
import { formatCount } from "../../../ui/format";
import { HintedWords } from "../../../ui/Hint";
import { scriptName } from "../../scriptName";

interface PreviewTableProps {
  readonly languages: readonly ImportLanguage[];
  readonly pivot: string | null;
  readonly problems: ReturnType<typeof importProblems>;
}

/** Pixels, as corpus.css has them. */
const rowHeight = 40;
const columns = ["Use", "Code", "Name", "Script", "Segments", "Present", "Empty", "Missing", "File"];
const isNumber = (column: string) => ["Segments", "Present", "Empty", "Missing"].includes(column);

/** The languages that were read, each with its code to correct. Only rows in sight exist. */
export function PreviewTable({ languages, pivot, problems }: PreviewTableProps): ReactElement {
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: languages.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const wrong = useMemo(
    () => new Set(problems.flatMap(({ severity, languages: places }) => (severity === "error" ? places : []))),
    [problems],
  );
  const items = virtual.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <div className="preview-scroll" ref={scroll}>
      <table className="preview-table" aria-label="Languages of the corpus" aria-rowcount={languages.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <th key={column} scope="col" className={isNumber(column) ? "number" : undefined}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {above > 0 && <Spacer height={above} />}
          {items.map(({ index }) => {
            const language = languages[index];
            if (language === undefined) return null;
            const isPivot = language.draft.code === pivot;
            return <Row key={index} {...{ language, index, isPivot }} isWrong={wrong.has(index)} />;
          })}
          {below > 0 && <Spacer height={below} />}
        </tbody>
      </table>
    </div>
  );
}

function Spacer({ height }: { readonly height: number }): ReactElement {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row takes no focus
    <tr aria-hidden="true">
      <td colSpan={columns.length} className="spacer" style={{ height }} />
    </tr>
  );
}

interface RowProps {
  readonly language: ImportLanguage;
  readonly index: number;
  readonly isPivot: boolean;
  readonly isWrong: boolean;
}

function Row({ language: { draft, isUsed }, index, isPivot, isWrong }: RowProps): ReactElement {
  const file = draft.parts.map(({ name }) => name).join(", ");
  return (
    <tr aria-rowindex={index + 2} className={isUsed ? undefined : "left-out"}>
      <td>
        <input
          type="checkbox"
          aria-label={`Use ${file}`}
          checked={isUsed}
          onChange={(event) => corpusImport.setUsed(index, event.target.checked)}
        />
      </td>
      <td>
        <input
          className="field code-field"
          aria-label={`Code of ${file}`}
          aria-invalid={isWrong}
          spellCheck={false}
          autoComplete="off"
          maxLength={longestCode}
          value={draft.code}
          onChange={(event) => corpusImport.setCode(index, event.target.value.trim())}
        />
      </td>
      <th scope="row">
        {languageName(draft)}
        {isPivot && <span className="tag">pivot</span>}
      </th>
      <td>{scriptName(draft.script)}</td>
      <td className="number">{formatCount(draft.segments)}</td>
      <td className="number">{formatCount(draft.present)}</td>
      <td className="number">{formatCount(draft.empty)}</td>
      <td className="number">{formatCount(draft.missing)}</td>
      <td className="file">
        <HintedWords text={file}>
          <bdi>{file}</bdi>
        </HintedWords>
      </td>
    </tr>
  );
}
