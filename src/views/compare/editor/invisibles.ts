import { Compartment, type EditorState, type Extension, RangeSetBuilder } from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  EditorView,
  highlightSpecialChars,
  highlightTrailingWhitespace,
  highlightWhitespace,
  ViewPlugin,
  type ViewUpdate,
  WidgetType,
} from "@codemirror/view";
import { create } from "zustand";
import { attached, invisible, visibleText } from "../../../text/visible";
import { originalOf } from "./original";

const invisibles = new Compartment();

const useShown = create<{ readonly areShown: boolean }>()(() => ({ areShown: false }));

/** Whether invisible characters are shown. */
export function useAreInvisiblesShown(): boolean {
  return useShown(({ areShown }) => areShown);
}

/** White space, line breaks and characters without a look of their own, on demand. */
export function invisiblesOnDemand(): Extension {
  return invisibles.of(useShown.getState().areShown ? shown : []);
}

/** Shows them from now on, or no more. */
export function showInvisibles(view: EditorView, areShown: boolean): void {
  useShown.setState({ areShown });
  view.dispatch({ effects: invisibles.reconfigure(areShown ? shown : []) });
}

/** The sign of a line break, by its kind in the text itself: what tokenizers see. */
class BreakSign extends WidgetType {
  constructor(private readonly sign: string) {
    super();
  }

  override eq({ sign }: BreakSign): boolean {
    return sign === this.sign;
  }

  override toDOM(): HTMLElement {
    const element = document.createElement("span");
    element.className = "editor-break";
    element.setAttribute("aria-hidden", "true");
    element.textContent = this.sign;
    return element;
  }
}

const breakSigns = new Map(
  ["\n", "\r\n", "\r"].map((ending) => [
    ending,
    Decoration.widget({ widget: new BreakSign(visibleText(ending)), side: 1 }),
  ]),
);

const lineBreaks = ViewPlugin.define<{ signs: DecorationSet; update(update: ViewUpdate): void }>(
  (view) => ({
    signs: signsOf(view.state, view.visibleRanges),
    update({ docChanged, viewportChanged, state, startState, view }) {
      const isOther = originalOf(state) !== originalOf(startState);
      if (docChanged || viewportChanged || isOther) this.signs = signsOf(state, view.visibleRanges);
    },
  }),
  { decorations: ({ signs }) => signs },
);

function signsOf(state: EditorState, ranges: EditorView["visibleRanges"]): DecorationSet {
  const signs = new RangeSetBuilder<Decoration>();
  const text = originalOf(state);
  for (const { from, to } of ranges) {
    for (let line = state.doc.lineAt(from); line.to < state.doc.length; line = state.doc.lineAt(line.to + 1)) {
      const sign = breakSigns.get(text.breakAt(line.to));
      if (line.to >= from && line.to <= to && sign !== undefined) signs.add(line.to, line.to, sign);
      if (line.to + 1 > to) break;
    }
  }
  return signs.finish();
}

const shown: Extension = [
  highlightWhitespace(),
  highlightTrailingWhitespace(),
  highlightSpecialChars({
    // Spaces and tabs have their signs; what belongs to the character before it would be torn from it.
    specialChars: new RegExp(`(?![ \\t]|${attached.source})${invisible.source}`, "gu"),
    render(code) {
      const element = document.createElement("span");
      element.className = "editor-invisible";
      element.textContent = visibleText(String.fromCodePoint(code));
      return element;
    },
  }),
  lineBreaks,
  EditorView.editorAttributes.of({ "data-invisibles": "shown" }),
];
