import type { EditorView } from "@codemirror/view";
import { type ReactElement, useEffect, useLayoutEffect, useRef } from "react";
import { usePinnedElsewhere, useShownPlace } from "../../../state/compare/place";
import { useAppStore } from "../../../state/store";
import { ErrorBoundary } from "../../../ui/ErrorBoundary";
import { loadTogether } from "../scroll/scrollTogether";
import "./editor.css";
import { closeEditor, type EditorFrame, openEditor, showText } from "./openEditor";
import { useOpenEditor } from "./openView";
import { markPlace, revealPlace } from "./placeMark";
import type { LeftField } from "./takeOver";

export { CountStatus } from "../CountStatus";
export { sayHeldMemory } from "../heldMemory";
export { UnicodeDoor } from "../unicode/UnicodeDoor";

export { EditorTools } from "./EditorTools";
export { PrintedText } from "./PrintedText";
export { SummaryNotes } from "./SummaryNotes";
export { takeOver } from "./takeOver";

// Once the first tokens stand: nobody has scrolled them then.
void loadTogether();

interface CodeFieldProps extends Omit<EditorFrame, "panels"> {
  /** The text that the field in whose place this stands began with. */
  readonly before: string;
  readonly left: LeftField;
}

/** The text's editor: CodeMirror, in which a text of megabytes is as light as a line. It goes on where a text field was left. */
export function CodeField(props: CodeFieldProps): ReactElement {
  return (
    <ErrorBoundary part="The editor" text={() => useAppStore.getState().comparison.text}>
      <Field {...props} />
    </ErrorBoundary>
  );
}

function Field({ before, left, ...frame }: CodeFieldProps): ReactElement {
  const text = useAppStore((state) => state.comparison.text);
  const shown = useShownPlace();
  const pinned = usePinnedElsewhere("text");
  const panels = useRef<HTMLDivElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const opened = useRef<EditorView>(null);
  const first = useRef({ before, left, ...frame });
  useLayoutEffect(() => {
    if (host.current === null || panels.current === null) return;
    const { before, left, ...frame } = first.current;
    // Laid out without a height for a moment, it would have the browser scroll the page after what is below.
    host.current.style.minHeight = `${left.height}px`;
    const view = openEditor(host.current, { ...frame, panels: panels.current }, before, left);
    host.current.style.minHeight = "";
    opened.current = view;
    useOpenEditor.setState({ view });
    // By itself a label leads to fields, and not to what is editable.
    const label = document.getElementById(frame.labelledBy);
    const focus = () => view.focus();
    label?.addEventListener("click", focus);
    return () => {
      label?.removeEventListener("click", focus);
      opened.current = null;
      useOpenEditor.setState({ view: null });
      closeEditor(view);
    };
  }, []);
  useLayoutEffect(() => {
    if (opened.current !== null) showText(opened.current, text);
  }, [text]);
  const { start, end } = shown === null || shown.kind === "caret" ? nowhere : shown;
  useLayoutEffect(() => {
    if (opened.current !== null) markPlace(opened.current, start < end ? { start, end } : null);
  }, [start, end]);
  useEffect(() => {
    if (pinned === null) return;
    // With the frame that draws what was pinned: asking where it stands before would have the page laid out twice.
    const frame = requestAnimationFrame(() => {
      if (opened.current !== null) revealPlace(opened.current, pinned);
    });
    return () => cancelAnimationFrame(frame);
  }, [pinned]);
  return (
    <>
      <div ref={panels} className="editor-panels" />
      <div ref={host} className="editor-code" />
    </>
  );
}

const nowhere = { start: 0, end: 0 };
