import { type Extension, RangeSetBuilder } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";
import { baseDirection } from "../../../text/direction";

/** Units of a line up to which the browser finds its direction: of a longer one it may have but a part. */
const shortLine = 2000;

const marks = Object.fromEntries(
  (["auto", "ltr", "rtl"] as const).map((dir) => [dir, Decoration.line({ attributes: { dir } })]),
) as Record<"auto" | "ltr" | "rtl", Decoration>;

/** Each line reads in its own direction, as in a text field whose `dir` is “auto”. */
export const lineDirections: Extension = [
  EditorView.perLineTextDirection.of(true),
  ViewPlugin.define<{ lines: DecorationSet; update(update: ViewUpdate): void }>(
    (view) => ({
      lines: directionsOf(view),
      update(update) {
        if (update.docChanged || update.viewportChanged) this.lines = directionsOf(update.view);
      },
    }),
    { decorations: ({ lines }) => lines },
  ),
];

function directionsOf({ state: { doc }, visibleRanges }: EditorView): DecorationSet {
  const lines = new RangeSetBuilder<Decoration>();
  let next = 0;
  for (const { from, to } of visibleRanges) {
    for (let at = Math.max(from, next); at <= to; at = next) {
      const line = doc.lineAt(at);
      const beginning = line.length > shortLine ? doc.sliceString(line.from, line.from + shortLine) : null;
      lines.add(line.from, line.from, marks[beginning === null ? "auto" : baseDirection(beginning)]);
      next = line.to + 1;
    }
  }
  return lines.finish();
}
