import ArrowLeftRight from "lucide-react/icons/arrow-left-right";
import Folder from "lucide-react/icons/folder";
import X from "lucide-react/icons/x";
import { type ReactElement, useEffect, useId, useLayoutEffect, useRef } from "react";
import { useOtherColumns } from "../../../state/compare/otherColumns";
import { followOtherText } from "../../../state/compare/otherText";
import { actions, change, useAppStore } from "../../../state/store";
import { fieldDirection } from "../../../text/direction";
import { applyEditorEdit, toEditorText } from "../../../text/lineEndings";
import { saidOf } from "../../../text/saidOf";
import { Button } from "../../../ui/controls";
import { ErrorBoundary } from "../../../ui/ErrorBoundary";
import { FileButton } from "../../../ui/FileButton";
import { plural } from "../../../ui/format";
import type { TokenizerPool } from "../../../worker/pool/pool";
import { focusText } from "../Editor";
import { readTextFile } from "../readFile";
import "./two.css";

interface SecondTextProps {
  readonly pool: Promise<TokenizerPool>;
  readonly other: string;
}

/** The text that the first one is compared with, beside it. */
export function SecondText(props: SecondTextProps): ReactElement {
  return (
    <ErrorBoundary part="The second text" text={() => props.other}>
      <Section {...props} />
    </ErrorBoundary>
  );
}

function Section({ pool, other }: SecondTextProps): ReactElement {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const value = toEditorText(other);
  const isNew = useRef(other === "");
  useFollowing(pool);
  // As in the first text's field: React would keep the text a second time.
  useLayoutEffect(() => {
    if (field.current !== null && field.current.value !== value) field.current.value = value;
  }, [value]);
  // It comes where somebody has asked for it, or with a link, whose reader is elsewhere.
  useEffect(() => {
    if (isNew.current) field.current?.focus({ preventScroll: true });
  }, []);
  return (
    <section className="editor second-text" aria-label="Second text">
      <div className="editor-head">
        <label htmlFor={id}>Text B</label>
        <div className="editor-tools">
          <Button look="quiet" onClick={swap}>
            <ArrowLeftRight size={16} /> Swap
          </Button>
          <FileButton
            look="quiet"
            onFiles={([file]) => {
              if (file !== undefined) void openFile(file);
            }}
          >
            <Folder size={16} /> Open file
          </FileButton>
          <Button
            look="quiet"
            onClick={() => {
              focusText();
              remove();
            }}
          >
            <X size={16} /> Remove
          </Button>
        </div>
      </div>
      <textarea
        ref={field}
        id={id}
        className="editor-text"
        dir={fieldDirection(other)}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        rows={7}
        placeholder="Another version of the text, or the same data written otherwise."
        aria-describedby={`${id}-summary`}
        onPaste={({ currentTarget, clipboardData }) => {
          // As in the first text's field: the browser takes the text in before it tells of the change.
          if (currentTarget.dir === "auto") currentTarget.dir = fieldDirection(clipboardData.getData("text/plain"));
        }}
        onChange={(event) => actions.setOptions({ other: applyEditorEdit(other, event.target.value) })}
      />
      <div id={`${id}-summary`} className="editor-summary">
        <SecondSummary other={other} />
      </div>
    </section>
  );
}

function useFollowing(pool: Promise<TokenizerPool>): void {
  useEffect(() => {
    let stop: (() => void) | null = null;
    let isGone = false;
    void pool.then((ready) => {
      if (!isGone) stop = followOtherText(ready);
    });
    return () => {
      isGone = true;
      stop?.();
    };
  }, [pool]);
}

function SecondSummary({ other }: { readonly other: string }): ReactElement | null {
  const columns = useOtherColumns();
  const shown = Object.values(columns).find((column) => column?.shown?.text === other)?.shown;
  const failed = Object.values(columns).find((column) => column?.error != null);
  if (shown == null) return failed?.error == null ? null : <span className="warning">{failed.error}</span>;
  const { bytes, characters, graphemes, words } = shown.textFigures;
  const figures = [
    plural(bytes, "byte"),
    plural(characters, "code point"),
    plural(graphemes, "grapheme"),
    plural(words, "word"),
  ];
  return <>{figures.join(" · ")}</>;
}

function swap(): void {
  const { text, other = "" } = useAppStore.getState().comparison;
  change({ text: other, other: text });
}

function remove(): void {
  const { other } = useAppStore.getState().comparison;
  actions.setOptions({ other: undefined });
  if (other === undefined || other === "") return;
  const undo = { label: "Bring it back", run: () => actions.setOptions({ other }) };
  actions.setNotice({ tone: "info", message: "The second text was removed.", undo, about: "other" });
}

async function openFile(file: File): Promise<void> {
  const { other } = useAppStore.getState().comparison;
  try {
    const { text, note } = await readTextFile(file);
    actions.setOptions({ other: text });
    const undo = other ? { label: "Restore text B", run: () => actions.setOptions({ other }) } : null;
    const message = [`${file.name} is text B.`, note].filter((said) => said !== null).join(" ");
    actions.setNotice({ tone: "info", message, undo, about: "other" });
  } catch (error) {
    const message = saidOf(error);
    actions.setNotice({ tone: "error", message, undo: null, about: "other" });
  }
}
