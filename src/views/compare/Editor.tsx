import Folder from "lucide-react/icons/folder";
import Library from "lucide-react/icons/library";
import Trash2 from "lucide-react/icons/trash";
import { memo, type ReactElement, useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import type { TextFigures } from "../../analysis/textFigures";
import { leaveEditor, pinPlace, selectInEditor } from "../../state/compare/place";
import type { GivenFiles } from "../../state/corpora/dialog";
import { actions, useAppStore } from "../../state/store";
import { fieldDirection } from "../../text/direction";
import { applyEditorEdit, toEditorText } from "../../text/lineEndings";
import { Button, LoadNote, Menu, ToggleGroup } from "../../ui/controls";
import { FileButton } from "../../ui/FileButton";
import { formatCount, plural } from "../../ui/format";
import { useIsFirstLook } from "../../ui/useIsFirstLook";
import { useModule } from "../../ui/useModule";
import { chosenFiles } from "../files/droppedFiles";
import { mostCounted } from "../files/tooManyFiles";
import { withPart } from "../withPart";
import type { LeftField } from "./editor/takeOver";
import { useIsChat } from "./useIsChat";
import { useIsStanding } from "./useIsStanding";
import { useSettled } from "./useSettled";
import { writtenParts } from "./writtenParts";

const several = { multiple: true };

interface EditorProps {
  onOpenFiles(given: GivenFiles): void;
}

/** Where the text is typed, pasted, chosen or opened. */
export function Editor({ onOpenFiles }: EditorProps): ReactElement {
  const field = useId();
  const summary = useId();
  const code = useCodeField();
  const isChat = useIsChat();
  return (
    <section className="editor" aria-label="Text to compare">
      <EditorHead field={field} code={code} onOpenFiles={onOpenFiles} />
      {isChat ? (
        <ChatDoor jsonField={<TextField id={field} summary={summary} code={code} />} />
      ) : (
        <TextField id={field} summary={summary} code={code} />
      )}
      {code !== null && <code.PrintedText />}
      <div id={summary} className="editor-summary">
        {!isChat && <TextSummary code={code} />}
        {code !== null && <code.SummaryNotes />}
      </div>
      {code !== null && <code.CountStatus />}
    </section>
  );
}

const loadChat = () => import("./chat/ChatEditor");

/** The chat's own editor comes when one is chosen; until then there is the text that it is. */
function ChatDoor({ jsonField }: { readonly jsonField: ReactElement }): ReactElement {
  const { module, hasFailed, retry } = useModule(loadChat);
  if (module !== null) return <module.ChatEditor jsonField={jsonField} />;
  const giveUp = () => actions.setInput(undefined, useAppStore.getState().comparison.text);
  return <LoadNote hasFailed={hasFailed} place="panel" onRetry={retry} onGiveUp={giveUp} />;
}

function setInput(input: "text" | "chat"): void {
  withPart(import("../../state/chat/switchInput"), (part) => part.switchInput(input));
}

const inputs = [
  { value: "text", label: "Text" },
  { value: "chat", label: "Chat", hint: "Messages, as each tokenizer’s own template makes a prompt of them" },
] as const;

type CodeFieldModule = typeof import("./editor/CodeField");

const loadCodeField = () => import("./editor/CodeField");

/** The editor that takes the text field's place, once it is there; it is loaded when the first tokens stand. */
function useCodeField(): CodeFieldModule | null {
  return useModule(loadCodeField, useIsStanding() ? 1 : 0).module;
}

const placeholder = "Type or paste any text, or drop a file. Nothing leaves this page.";

interface TextFieldProps {
  readonly id: string;
  readonly summary: string;
  readonly code: CodeFieldModule | null;
}

/** A text field, until the editor can take its place unnoticed; where that does not come it stays. */
function TextField({ id, summary, code }: TextFieldProps): ReactElement {
  const text = useAppStore((state) => state.comparison.text);
  const field = useRef<HTMLTextAreaElement>(null);
  const selected = useRef<Selection>([0, 0]);
  const isComposing = useRef(false);
  const before = useRef(text);
  const [left, setLeft] = useState<LeftField | null>(null);
  const value = toEditorText(text);
  // A field that React controls has the text in the page a second time, as its default, put there anew with each key.
  const isFirstLook = useIsFirstLook();
  // biome-ignore lint/correctness/useExhaustiveDependencies: where another text is shown, and at first
  useLayoutEffect(() => {
    const written = field.current?.value ?? value;
    if (written === value || field.current === null) return;
    if (isFirstLook) {
      // Somebody has typed before there was any script: that is the text, unless a link has been followed since.
      const { comparison } = useAppStore.getState();
      actions.setText(applyEditorEdit(text, written));
      if (comparison.text !== text) {
        actions.replaceText(comparison.text, "A link replaced the text that you had typed.");
      }
    } else field.current.value = value;
  }, [value]);
  useEffect(() => {
    if (code === null || field.current === null) return;
    return code.takeOver(field.current, () => isComposing.current, setLeft);
  }, [code]);
  if (code !== null && left !== null) {
    return (
      <code.CodeField
        {...{ before: before.current, left, placeholder }}
        labelledBy={`${id}-label`}
        describedBy={summary}
      />
    );
  }
  return (
    <textarea
      ref={field}
      id={id}
      className="editor-text"
      aria-label="Text"
      dir={fieldDirection(text)}
      spellCheck={false}
      autoCapitalize="off"
      autoComplete="off"
      rows={7}
      defaultValue={writtenParts.text}
      placeholder={placeholder}
      aria-describedby={summary}
      onPaste={({ currentTarget, clipboardData }) => {
        // The browser lays the text out before it tells of the change.
        if (currentTarget.dir === "auto") currentTarget.dir = fieldDirection(clipboardData.getData("text/plain"));
      }}
      onCompositionStart={() => {
        isComposing.current = true;
      }}
      onCompositionEnd={() => {
        isComposing.current = false;
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

/** What the text measures, as the workers have counted it. */
function TextSummary({ code }: Pick<TextFieldProps, "code">): ReactElement | null {
  const { comparison, columns } = useSettled();
  const shown = comparison.tokenizers
    .map((reference) => columns[reference]?.shown ?? null)
    .find((candidate) => candidate?.text === comparison.text);
  if (comparison.text === "") return <FirstSteps />;
  if (shown == null) return null;
  const { replacements } = shown.textFigures;
  const held = code?.sayHeldMemory(columns) ?? "";
  return (
    <>
      {summarize(shown.textFigures)}
      {replacements > 0 && (
        <span className="warning">{` · ${plural(replacements, "lone surrogate")}: no UTF-8, read as U+FFFD`}</span>
      )}
      {held !== "" && ` · ${held}`}
      {code && <code.UnicodeDoor shown={shown} />}
      {/\s/.test(comparison.text.slice(-1)) && <End last={comparison.text.slice(-1)} />}
    </>
  );
}

const loadEndNote = () => import("./instruments/promptEnd/EndNote");

function End(props: { readonly last: string }): ReactElement | null {
  const { module } = useModule(loadEndNote);
  return module && <module.EndNote {...props} />;
}

const loadSamples = () => import("./SampleChoices");

/** Samples to begin with, where the text is empty. */
function FirstSteps(): ReactElement {
  const { module } = useModule(loadSamples);
  return (
    <div className="first-steps">
      <span>Or begin with</span>
      {module !== null && <module.FirstSamples onChoose={focusText} />}
    </div>
  );
}

/** Gives the text the focus. */
export function focusText(): void {
  document.querySelector<HTMLElement>(".editor-text:not(.cm-editor), .cm-content")?.focus({ preventScroll: true });
}

interface EditorHeadProps extends EditorProps {
  readonly field: string;
  readonly code: CodeFieldModule | null;
}

const EditorHead = memo(function EditorHead({ field, code, onOpenFiles }: EditorHeadProps): ReactElement {
  const isEmpty = useAppStore((state) => state.comparison.text === "");
  const isChat = useIsChat();
  return (
    <div className="editor-head">
      {/* biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: what a label does for the pointer */}
      <div
        onClick={({ target, currentTarget }) => {
          if (!isChat && target === currentTarget.querySelector("input")) focusText();
        }}
      >
        {/* The editor’s name: what is seen is the choice beside it, whose first leads to the text as a label does. */}
        <span id={`${field}-label`} role="img" aria-label="Text" />
        <ToggleGroup label="Input" value={isChat ? "chat" : "text"} choices={inputs} onChange={setInput} />
      </div>
      {code !== null && !isChat && <code.EditorTools />}
      <div className="editor-tools">
        <SamplesMenu />
        <FileButton look="quiet" field={several} onFiles={(files) => onOpenFiles(chosenFiles(files, mostCounted))}>
          <Folder size={16} /> Open file
        </FileButton>
        <Button
          look="quiet"
          disabled={isEmpty}
          onClick={() => {
            // What is disabled cannot keep the focus.
            focusText();
            actions.replaceText("", "The text was cleared.");
            // A chat has no field of that kind until it is gone.
            if (isChat) requestAnimationFrame(focusText);
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
          <Library size={16} /> Samples
        </Button>
      }
      entries={sampleEntries}
    />
  );
}

const sampleEntries = async () => (await loadSamples()).sampleEntries();

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
