import { history, historyKeymap, insertNewline, standardKeymap } from "@codemirror/commands";
import { closeSearchPanel, findNext, findPrevious, gotoLine, openSearchPanel, search } from "@codemirror/search";
import { Compartment, EditorState, type Extension, type StateEffect } from "@codemirror/state";
import { EditorView, type KeyBinding, keymap, panels, placeholder, type ViewUpdate } from "@codemirror/view";
import { leaveEditor, pinPlace, selectInEditor } from "../../../state/compare/place";
import { actions, useAppStore } from "../../../state/store";
import { EditorText } from "../../../text/editorText";
import { offerIds } from "../ids/offerIds";
import { foundCount } from "./foundCount";
import { invisiblesOnDemand } from "./invisibles";
import { lineDirections } from "./lineDirections";
import { bringText, isGiven, keepOriginal, originalOf } from "./original";
import { notePastedBreaks } from "./pastedBreaks";
import { placeMark } from "./placeMark";
import type { LeftField } from "./takeOver";

/** What the page around the editor gives it. */
export interface EditorFrame {
  /** Id of what names it. */
  readonly labelledBy: string;
  /** Id of what describes it. */
  readonly describedBy: string;
  readonly placeholder: string;
  /** Where its panels are shown: find and replace, go to line. */
  readonly panels: HTMLElement;
}

interface Kept {
  readonly state: EditorState;
  readonly scroll: StateEffect<unknown>;
  readonly height: string;
}

/** As it was left for another page: selection, size, and all that can be undone. */
let kept: Kept | null = null;

/**
 * Opens the editor in the place of a text field, with the store's text.
 * @param before the text that the field began with: undo goes back as far
 * @param left the field as it was left
 */
export function openEditor(parent: HTMLElement, frame: EditorFrame, before: string, left: LeftField): EditorView {
  const known = kept;
  const first = known === null ? freshState(before, frame) : withFrame(known.state, frame);
  const state = withText(first, useAppStore.getState().comparison.text);
  // Who has been in the field since goes on from there.
  const own = known === null || left.hasFocus ? left : null;
  const view = new EditorView({
    state: own === null ? state : state.update({ selection: clipped(own, state.doc.length) }).state,
    parent,
    ...(own === null && known !== null && { scrollTo: known.scroll }),
  });
  view.dom.style.height = known?.height ?? `${left.height}px`;
  if (left.hasFocus) view.focus();
  if (own !== null) view.scrollDOM.scrollTop = own.scrollTop;
  return view;
}

/** Takes the editor away; {@link openEditor} goes on with it. */
export function closeEditor(view: EditorView): void {
  kept = { state: view.state, scroll: view.scrollSnapshot(), height: view.dom.style.height };
  view.destroy();
}

/** Has the editor show a text that came from elsewhere: one step more that can be undone. */
export function showText(view: EditorView, text: string): void {
  if (originalOf(view.state).text !== text) view.dispatch(bringText(view.state, text));
}

function withText(state: EditorState, text: string): EditorState {
  return originalOf(state).text === text ? state : state.update(bringText(state, text)).state;
}

function clipped({ anchor, head }: LeftField, length: number) {
  return { anchor: Math.min(anchor, length), head: Math.min(head, length) };
}

const frameOf = new Compartment();

function withFrame(state: EditorState, frame: EditorFrame): EditorState {
  return state.update({ effects: frameOf.reconfigure(inFrame(frame)) }).state;
}

function inFrame({ labelledBy, describedBy, placeholder: words, panels: container }: EditorFrame): Extension {
  return [
    // By itself what is editable is a stop of Tab too, but not all that reads a page knows: it would take the text for one that
    // scrolls and cannot be reached.
    EditorView.contentAttributes.of({ "aria-labelledby": labelledBy, "aria-describedby": describedBy, tabindex: "0" }),
    placeholder(words),
    panels({ topContainer: container, bottomContainer: container }),
  ];
}

// Tab is not among them: it leaves the field.
const keys: readonly KeyBinding[] = [
  // No indentation comes by itself, as in a text field.
  { key: "Enter", run: insertNewline, shift: insertNewline },
  { key: "Mod-f", run: openSearchPanel, scope: "editor search-panel" },
  { key: "F3", run: findNext, shift: findPrevious, scope: "editor search-panel", preventDefault: true },
  { key: "Mod-g", run: findNext, shift: findPrevious, scope: "editor search-panel", preventDefault: true },
  { key: "Escape", run: closeSearchPanel, scope: "editor search-panel" },
  { key: "Escape", run: letGo },
  { key: "Mod-Alt-g", run: gotoLine },
  ...historyKeymap,
  ...standardKeymap,
];

/** Lets go of what is pinned; what was selected for it is no longer. */
function letGo(view: EditorView): boolean {
  const { main } = view.state.selection;
  if (!main.empty) view.dispatch({ selection: { anchor: main.head } });
  pinPlace(null, "text");
  return true;
}

function freshState(text: string, frame: EditorFrame): EditorState {
  const original = EditorText.of(text);
  return EditorState.create({
    doc: original.shown,
    extensions: [
      keepOriginal(original),
      frameOf.of(inFrame(frame)),
      invisiblesOnDemand(),
      [history(), keymap.of(keys), search({ top: true }), foundCount],
      [EditorView.lineWrapping, lineDirections, placeMark, notePastedBreaks],
      EditorView.editorAttributes.of({ class: "editor-text" }),
      EditorView.updateListener.of(tell),
      EditorView.domEventHandlers({
        blur: () => leaveEditor(),
        // Files are the page's.
        drop: ({ dataTransfer }) => (dataTransfer?.files.length ?? 0) > 0,
      }),
      EditorState.phrases.of(phrases),
    ],
  });
}

const phrases: Readonly<Record<string, string>> = {
  next: "Next",
  previous: "Previous",
  "match case": "Match case",
  regexp: "Regular expression",
  "by word": "Whole words",
  replace: "Replace",
  "replace all": "Replace all",
  close: "Close",
  go: "Go",
};

/** Tells the page what has been written and selected. */
function tell(update: ViewUpdate): void {
  const { transactions, state, startState, docChanged } = update;
  if (transactions.every(isGiven)) return;
  offerIds(update);
  const text = originalOf(state);
  if (text !== originalOf(startState)) actions.setText(text.text);
  if (!docChanged && state.selection.eq(startState.selection)) return;
  const { from, to } = state.selection.main;
  selectInEditor(text.text, from, to, (offset) => text.byteOf(offset));
}
