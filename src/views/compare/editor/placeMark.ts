import { type Extension, StateEffect, StateField } from "@codemirror/state";
import { type EditorView, ViewPlugin } from "@codemirror/view";
import type { Place } from "../../../state/compare/slice";
import { originalOf } from "./original";

/** What the page's style sheet calls it: `::highlight(editor-place)`. */
const highlightName = "editor-place";

const showPlace = StateEffect.define<Place | null>();

/** The place that is marked; it is the text's that was shown when it was said. */
const shownPlace = StateField.define<Place | null>({
  create: () => null,
  update(place, { effects, docChanged }) {
    const said = effects.findLast((effect) => effect.is(showPlace));
    if (said !== undefined) return said.value;
    return docChanged ? null : place;
  },
});

/**
 * Marks a place by a highlight over the text, as the Reading view does: an element of its own would tear joined letters
 * apart, and disturb what an input method is writing. Browsers without highlights show no mark.
 */
export const placeMark: Extension = [
  shownPlace,
  ViewPlugin.define((view) => {
    const canPaint = typeof CSS === "object" && "highlights" in CSS && typeof Highlight === "function";
    const draw = { key: highlightName, read: paint };
    if (canPaint) view.requestMeasure(draw);
    return {
      update: ({ view: updated }) => canPaint && updated.requestMeasure(draw),
      destroy: () => canPaint && CSS.highlights.delete(highlightName),
    };
  }),
];

/** Marks a place, null none. */
export function markPlace(view: EditorView, place: Place | null): void {
  const marked = view.state.field(shownPlace);
  if (place?.start !== marked?.start || place?.end !== marked?.end) view.dispatch({ effects: showPlace.of(place) });
}

function paint(view: EditorView): void {
  const place = view.state.field(shownPlace);
  const range = place === null || place.start >= place.end ? null : offsetsOf(view, place);
  const { from, to } = view.viewport;
  if (range === null || range.from >= to || range.to <= from) {
    CSS.highlights.delete(highlightName);
    return;
  }
  const start = view.domAtPos(Math.max(range.from, from), 1);
  const end = view.domAtPos(Math.min(range.to, to), -1);
  const painted = new StaticRange({
    ...{ startContainer: start.node, startOffset: start.offset },
    ...{ endContainer: end.node, endOffset: end.offset },
  });
  CSS.highlights.set(highlightName, new Highlight(painted));
}

/** Offsets, in the editor's document, of the characters that a place has bytes of. */
function offsetsOf({ state }: EditorView, { start, end }: Place): { readonly from: number; readonly to: number } {
  const text = originalOf(state);
  const from = text.shownOf(start);
  // A text that is just being replaced may be shorter.
  return { from: Math.min(from, state.doc.length), to: Math.min(text.shownAfter(end), state.doc.length) };
}

/** Brings a place into sight within the editor; the page stays where it is. */
export function revealPlace(view: EditorView, place: Place): void {
  const { from } = offsetsOf(view, place);
  const { scrollDOM } = view;
  const half = scrollDOM.clientHeight / 2;
  // Where a line is that has not been drawn yet is an estimate, and the better the nearer one is.
  for (let tries = 0; tries < 4; tries++) {
    const at = view.coordsAtPos(from);
    if (at === null) {
      const line = view.lineBlockAt(from);
      const share = line.length === 0 ? 0 : (from - line.from) / line.length;
      scrollDOM.scrollTop = line.top + share * line.height - half;
      view.requestMeasure();
      continue;
    }
    const box = scrollDOM.getBoundingClientRect();
    if (at.top < box.top || at.bottom > box.bottom) scrollDOM.scrollTop += (at.top + at.bottom) / 2 - box.top - half;
    return;
  }
}
