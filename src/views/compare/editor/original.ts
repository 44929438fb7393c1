import { invertedEffects, isolateHistory } from "@codemirror/commands";
import {
  Annotation,
  type ChangeDesc,
  type EditorState,
  type Extension,
  MapMode,
  StateEffect,
  StateField,
  type Transaction,
  type TransactionSpec,
} from "@codemirror/state";
import type { TextEdit } from "../../../text/chunkedText";
import { EditorText, type OtherBreaks } from "../../../text/editorText";
import { changedStretch } from "../../../text/lineEndings";

/** Says of a transaction that it brings a text which came from elsewhere. */
const given = Annotation.define<EditorText>();

/** The line breaks that an undone change had taken away, where the text has after it. */
const breaksAgain = StateEffect.define<OtherBreaks>({ map: moved });

function moved({ crlf, cr }: OtherBreaks, changes: ChangeDesc): OtherBreaks {
  const through = (offsets: Uint32Array) =>
    offsets.map((at) => changes.mapPos(at, 1, MapMode.TrackAfter) ?? gone).filter((at) => at !== gone);
  return { crlf: through(crlf), cr: through(cr) };
}

/** No offset of a text. */
const gone = 0xffff_ffff;

/**
 * The text itself beside the editor's document, which has LF for each line break: edits are carried over as edits, and what
 * undo brings back has the line breaks that it had.
 */
const original = StateField.define<EditorText>({
  create: ({ doc }) => EditorText.of(doc.toString()),
  update(text, transaction) {
    const brought = transaction.annotation(given);
    if (brought !== undefined) return brought;
    // Changes that are undone as one: the first of them was made to the text as it is after all of them are undone.
    const again = transaction.effects.findLast((effect) => effect.is(breaksAgain));
    if (again !== undefined) return EditorText.withBreaks(transaction.newDoc.toString(), again.value);
    return transaction.docChanged ? text.edited(editsOf(transaction)) : text;
  },
});

function editsOf({ changes }: Transaction): TextEdit[] {
  const edits: TextEdit[] = [];
  changes.iterChanges((start, end, _from, _to, insert) => edits.push({ start, end, insert: insert.toString() }));
  return edits;
}

/** Keeps {@link originalOf} in a state, also through its history. */
export function keepOriginal(text: EditorText): Extension {
  return [
    original.init(() => text),
    invertedEffects.of((transaction) => {
      const [before, after] = [transaction.startState, transaction.state].map(originalOf) as [EditorText, EditorText];
      return isLost(before, after, transaction) ? [breaksAgain.of(before.breaks)] : [];
    }),
  ];
}

/** Whether line breaks would come back as others if the change were undone by its characters alone. */
function isLost(before: EditorText, after: EditorText, transaction: Transaction): boolean {
  if (!before.hasCr && !after.hasCr) return false;
  // Not by edits alone: line breaks may have changed where nothing else has.
  if (isGiven(transaction) || transaction.effects.some((effect) => effect.is(breaksAgain))) return true;
  // With breaks of several kinds, one that stays can have become another: CR before LF.
  if (before.breaks.cr.length + after.breaks.cr.length > 0) return true;
  let isLost = false;
  transaction.changes.iterChangedRanges((from, to) => {
    isLost ||= transaction.startState.doc.lineAt(from).to < to;
  });
  return isLost;
}

/** The text itself, with its own line breaks. */
export function originalOf(state: EditorState): EditorText {
  return state.field(original);
}

/** Whether a transaction brings a text that came from elsewhere. */
export function isGiven(transaction: Transaction): boolean {
  return transaction.annotation(given) !== undefined;
}

/** What brings another text into a state, as one change that is undone by itself. */
export function bringText(state: EditorState, text: string): TransactionSpec {
  const next = EditorText.of(text);
  const { start, end, insert } = changedStretch(state.doc.toString(), next.shown);
  const changes = { from: start, to: end, insert: state.toText(insert) };
  return { changes, annotations: [given.of(next), isolateHistory.of("full")] };
}
