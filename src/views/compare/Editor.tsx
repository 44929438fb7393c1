import { FileText, FolderOpen, Trash2 } from "lucide-react";
import { memo, type ReactElement, useId, useLayoutEffect, useRef } from "react";
import type { TextFigures } from "../../analysis/textFigures";
import { leaveEditor, pinPlace, selectInEditor } from "../../state/compare/place";
import type { GivenFiles } from "../../state/corpora/dialog";
import { actions, useAppStore } from "../../state/store";
import { fieldDirection } from "../../text/direction";
import { applyEditorEdit, toEditorText } from "../../text/lineEndings";
import { Button, Menu } from "../../ui/controls";
import type { MenuEntry } from "../../ui/floatingProps";
import { formatCount, plural } from "../../ui/format";
import { useModule } from "../../ui/useModule";
import { usePrinting } from "../../ui/usePrinting";
import { chosenFiles } from "../files/droppedFiles";
import { useSettled } from "./useSettled";

interface EditorProps {
  onOpenFiles(given: GivenFiles): void;
}

/** Where the text is typed, pasted, chosen or opened. */
export function Editor({ onOpenFiles }: EditorProps): ReactElement {
  const field = useId();
  const summary = useId();
  return (
    <section className="editor" aria-label="Text to compare">
      <EditorHead field={field} onOpenFiles={onOpenFiles} />
      <TextField id={field} summary={summary} />
      <PrintedText />
      <div id={summary} className="editor-summary">
        <TextSummary />
      </div>
    </section>
  );
}

function TextField({ id, summary }: { readonly id: string; readonly summary: string }): ReactElement {
  const text = useAppStore((state) => state.comparison.text);
  const field = useRef<HTMLTextAreaElement>(null);
  const selected = useRef<Selection>([0, 0]);
  const value = toEditorText(text);
  // A field that React controls has the text in the page a second time, as its default, put there anew with each key.
  useLayoutEffect(() => {
    if (field.current !== null && field.current.value !== value) field.current.value = value;
  }, [value]);
  return (
    <textarea
      ref={field}
      id={id}
      className="editor-text"
      dir={fieldDirection(text)}
      spellCheck={false}
      autoCapitalize="off"
      autoComplete="off"
      rows={7}
      placeholder="Type or paste any text, or drop a file. Nothing leaves this page."
      aria-describedby={summary}
      onPaste={({ currentTarget, clipboardData }) => {
        // The browser lays the text out before it tells of the change.
        if (currentTarget.dir === "auto") currentTarget.dir = fieldDirection(clipboardData.getData("text/plain"));
      }}
      onFocus={({ currentTarget }) => {
        selected.current = selectionOf(currentTarget);
      }}
      onSelect={({ currentTarget }) => {
        const selection = selectionOf(currentTarget);
        // Who only comes to the field has not selected anything.
        if (selection.join() === selected.current.join()) return;
        selected.current = selection;
        selectInEditor(text, ...selection);
      }}
      onKeyDown={({ key }) => key === "Escape" && pinPlace(null, "text")}
      onBlur={leaveEditor}
      onChange={(event) => actions.setText(applyEditorEdit(text, event.target.value))}
    />
  );
}

/** UTF-16 offsets in the field's value. */
type Selection = readonly [start: number, end: number];

function selectionOf({ selectionStart, selectionEnd }: HTMLTextAreaElement): Selection {
  return [selectionStart, selectionEnd];
}

/** UTF-16 units of the text that go to paper: some pages of them. */
const printedUnits = 20_000;

/** The text as paper has it, where a field would show but a part. */
function PrintedText(): ReactElement | null {
  const isPrinting = usePrinting();
  const text = useAppStore((state) => (isPrinting ? state.comparison.text : ""));
  if (text === "") return null;
  return (
    <p className="printed-text" dir="auto">
      {text.slice(0, printedUnits)}
      {text.length > printedUnits && " … The rest is not printed."}
    </p>
  );
}

/** What the text measures, as the workers have counted it. */
function TextSummary(): ReactElement | null {
  const { comparison, columns } = useSettled();
  const shown = comparison.tokenizers
    .map((reference) => columns[reference]?.shown ?? null)
    .find((candidate) => candidate?.text === comparison.text);
  if (comparison.text === "") return <FirstSteps />;
  if (shown == null) return null;
  const { replacements } = shown.textFigures;
  return (
    <>
      {summarize(shown.textFigures)}
      {replacements > 0 && (
        <span className="warning">{` · ${plural(replacements, "lone surrogate")}: no UTF-8, read as U+FFFD`}</span>
      )}
    </>
  );
}

const loadSamples = () => import("./samples");

/** Samples to begin with, where the text is empty. */
function FirstSteps(): ReactElement {
  const { module } = useModule(loadSamples);
  const samples = module?.samples.filter(({ isFirst }) => isFirst) ?? [];
  return (
    <div className="first-steps">
      <span>Or begin with</span>
      {samples.map(({ name, text }) => (
        <Button
          key={name}
          onClick={() => {
            // The buttons go with the empty text.
            focusText();
            actions.setText(text);
          }}
        >
          <bdi>{name}</bdi>
        </Button>
      ))}
    </div>
  );
}

/** Gives the text the focus. */
export function focusText(): void {
  document.querySelector<HTMLElement>(".editor-text")?.focus({ preventScroll: true });
}

interface EditorHeadProps extends EditorProps {
  readonly field: string;
}

const EditorHead = memo(function EditorHead({ field, onOpenFiles }: EditorHeadProps): ReactElement {
  const picker = useRef<HTMLInputElement>(null);
  const isEmpty = useAppStore((state) => state.comparison.text === "");
  return (
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
          multiple
          hidden
          onChange={(event) => {
            const { files } = event.target;
            if (files !== null && files.length > 0) onOpenFiles(chosenFiles(files));
            // The same file may be chosen again after it has changed.
            event.target.value = "";
          }}
        />
        <Button
          look="quiet"
          disabled={isEmpty}
          onClick={() => {
            // What is disabled cannot keep the focus.
            focusText();
            actions.replaceText("", "The text was cleared.");
          }}
        >
          <Trash2 size={16} /> Clear
        </Button>
      </div>
    </div>
  );
});

function SamplesMenu(): ReactElement {
  return (
    <Menu
      trigger={
        <Button look="quiet">
          <FileText size={16} /> Samples
        </Button>
      }
      entries={sampleEntries}
    />
  );
}

async function sampleEntries(): Promise<readonly MenuEntry[]> {
  const { samples } = await loadSamples();
  return (["Prose", "Special"] as const).flatMap((group) => [
    { key: group, label: group === "Prose" ? "Article 1, human rights" : "What tokenizers differ on" },
    ...samples
      .filter((sample) => sample.group === group)
      .map(({ name, text }) => ({
        key: name,
        label: <bdi>{name}</bdi>,
        onSelect: () => actions.replaceText(text, `The sample “${name}” replaced your text.`),
      })),
  ]);
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
