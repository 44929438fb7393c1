import { FileText, FolderOpen, Trash2 } from "lucide-react";
import { type ReactElement, useId, useRef } from "react";
import type { TextFigures } from "../../analysis/textFigures";
import { actions } from "../../state/store";
import { applyEditorEdit, toEditorText } from "../../text/lineEndings";
import { Button, Menu, MenuItem, MenuLabel } from "../../ui/controls";
import { formatCount, plural } from "../../ui/format";
import { samples } from "./samples";

interface EditorProps {
  readonly text: string;
  /** What the text measures; null before the first answer. */
  readonly figures: TextFigures | null;
  onOpenFile(file: File): void;
}

/** Where the text is typed, pasted, chosen or opened. */
export function Editor({ text, figures, onOpenFile }: EditorProps): ReactElement {
  const field = useId();
  const summary = useId();
  const picker = useRef<HTMLInputElement>(null);
  return (
    <section className="editor" aria-label="Text to compare">
      <div className="editor-head">
        <label htmlFor={field}>Text</label>
        <div className="editor-tools">
          <SamplesMenu />
          <Button look="quiet" onClick={() => picker.current?.click()}>
            <FolderOpen size={16} /> Open file
          </Button>
          <input
            ref={picker}
            type="file"
            hidden
            onChange={(event) => {
              const file = event.target.files?.[0];
              // The same file may be chosen again after it has changed.
              event.target.value = "";
              if (file !== undefined) onOpenFile(file);
            }}
          />
          <Button look="quiet" disabled={text === ""} onClick={() => actions.replaceText("", "The text was cleared.")}>
            <Trash2 size={16} /> Clear
          </Button>
        </div>
      </div>
      <textarea
        id={field}
        className="editor-text"
        dir="auto"
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        rows={7}
        placeholder="Type or paste any text, or drop a file. Nothing leaves this page."
        aria-describedby={summary}
        value={toEditorText(text)}
        onChange={(event) => actions.setText(applyEditorEdit(text, event.target.value))}
      />
      <p id={summary} className="editor-summary">
        {figures === null ? " " : summarize(figures)}
        {figures !== null && figures.replacements > 0 && (
          <span className="warning">
            {` · ${plural(figures.replacements, "lone surrogate")}: no UTF-8, read as U+FFFD`}
          </span>
        )}
      </p>
    </section>
  );
}

function SamplesMenu(): ReactElement {
  return (
    <Menu
      trigger={
        <Button look="quiet">
          <FileText size={16} /> Samples
        </Button>
      }
    >
      {(["Prose", "Special"] as const).map((group) => (
        <div key={group}>
          <MenuLabel>{group === "Prose" ? "Article 1, human rights" : "What tokenizers differ on"}</MenuLabel>
          {samples
            .filter((sample) => sample.group === group)
            .map((sample) => (
              <MenuItem
                key={sample.name}
                onSelect={() => actions.replaceText(sample.text, `The sample “${sample.name}” replaced your text.`)}
              >
                <bdi>{sample.name}</bdi>
              </MenuItem>
            ))}
        </div>
      ))}
    </Menu>
  );
}

function summarize({ bytes, characters, graphemes, words, lineEndings }: TextFigures): string {
  const kinds = [
    lineEndings.crlf > 0 ? `${formatCount(lineEndings.crlf)} CRLF` : "",
    lineEndings.lf > 0 ? `${formatCount(lineEndings.lf)} LF` : "",
    lineEndings.cr > 0 ? `${formatCount(lineEndings.cr)} CR` : "",
  ].filter((kind) => kind !== "");
  return [
    plural(bytes, "byte"),
    plural(characters, "code point"),
    plural(graphemes, "grapheme"),
    plural(words, "word"),
    kinds.length === 0 ? "one line" : `line ends: ${kinds.join(", ")}`,
  ].join(" · ");
}
