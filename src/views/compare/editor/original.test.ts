import { history, isolateHistory, redo, undo } from "@codemirror/commands";
import { EditorState, type StateCommand, type TransactionSpec } from "@codemirror/state";
import fc from "fast-check";
import { expect, test } from "vitest";
import { EditorText } from "../../../text/editorText";
import { toEditorText } from "../../../text/lineEndings";
import { bringText, keepOriginal, originalOf } from "./original";

const texts = fc
  .array(fc.constantFrom("a", "é", "👍", "\r\n", "\r", "\n", "\ud83d", "word"), { maxLength: 12 })
  .map((parts) => parts.join(""));
const share = fc.double({ min: 0, max: 1, noNaN: true });
const steps = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant("typed" as const),
      ends: fc.tuple(share, share),
      text: texts,
      isApart: fc.boolean(),
    }),
    fc.record({ kind: fc.constant("brought" as const), text: texts }),
    fc.record({ kind: fc.constantFrom("undo" as const, "redo" as const) }),
  ),
  { maxLength: 12 },
);

function stateOf(text: string): EditorState {
  return EditorState.create({
    doc: text,
    extensions: [history({ minDepth: 1000 }), keepOriginal(EditorText.of(text))],
  });
}

function run(state: EditorState, command: StateCommand): EditorState | null {
  let next: EditorState | null = null;
  command({ state, dispatch: (transaction) => (next = transaction.state) });
  return next;
}

test("undo gives back every text as it was, line breaks and all, however it was edited or replaced", () => {
  fc.assert(
    fc.property(texts, steps, (first, taken) => {
      let state = stateOf(first);
      for (const step of taken) {
        let spec: TransactionSpec | null = null;
        if (step.kind === "typed") {
          const [from = 0, to = 0] = step.ends.map((part) => Math.round(part * state.doc.length)).sort((x, y) => x - y);
          const before = originalOf(state);
          const annotations = step.isApart ? isolateHistory.of("full") : [];
          spec = { changes: { from, to, insert: state.toText(step.text) }, userEvent: "input.type", annotations };
          state = state.update(spec).state;
          const edit = { start: from, end: to, insert: toEditorText(step.text) };
          expect(originalOf(state).text).toBe(before.edited([edit]).text);
        } else if (step.kind === "brought") {
          state = state.update(bringText(state, step.text)).state;
          expect(originalOf(state).text).toBe(step.text);
        } else state = run(state, step.kind === "undo" ? undo : redo) ?? state;
        expect(originalOf(state).shown).toBe(state.doc.toString());
        expect(originalOf(state).breaks).toEqual(EditorText.of(originalOf(state).text).breaks);
      }
      const last = originalOf(state).text;
      let undone = 0;
      for (let before = run(state, undo); before !== null; before = run(state, undo)) {
        state = before;
        undone++;
        expect(originalOf(state).shown).toBe(state.doc.toString());
      }
      expect(originalOf(state).text).toBe(first);
      for (let i = 0; i < undone; i++) state = run(state, redo) ?? state;
      expect(originalOf(state).text).toBe(last);
    }),
    { numRuns: 300 },
  );
});

test("a text that differs by its line breaks alone is brought, and undone", () => {
  let state = stateOf("a\nb\nc");
  state = state.update(bringText(state, "a\r\nb\rc")).state;
  expect(originalOf(state).text).toBe("a\r\nb\rc");
  state = run(state, undo) ?? state;
  expect(originalOf(state).text).toBe("a\nb\nc");
  expect(originalOf(run(state, redo) ?? state).text).toBe("a\r\nb\rc");
});
