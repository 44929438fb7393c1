import { beforeEach, expect, test, vi } from "vitest";
import { until } from "../../../test/support/until.ts";
import type { ReferenceCheckRequest } from "../../worker/reference/pool";
import type { ReferenceResult } from "../../worker/reference/protocol";
import { defaultComparison } from "../pages";
import { actions, useAppStore } from "../store";
import type { ShownEncoding } from "./columns";
import { moveColumn } from "./moveColumn";
import { checkReference } from "./referenceChecks";
import { dropReferenceCheck, useReferenceStore } from "./referenceStore";

interface Call {
  readonly request: ReferenceCheckRequest;
  readonly resolve: (result: ReferenceResult) => void;
  readonly reject: (error: Error) => void;
}

const { calls } = vi.hoisted(() => ({ calls: [] as Call[] }));

vi.mock("../../worker/reference/pool", () => ({
  createReferencePool: () => ({
    check: (request: ReferenceCheckRequest) =>
      new Promise((resolve, reject) => calls.push({ request, resolve, reject })),
  }),
}));
// As the build defines them.
vi.stubGlobal("__TIKTOKEN_VERSION__", "1.0");
vi.stubGlobal("__TRANSFORMERS_VERSION__", "4.0");

const bert = "builtin:bert_uncased";
const words = "builtin:words";
const same: ReferenceResult = { reference: "Transformers.js 4.0", tokens: 2, firstDifference: null };
const other: ReferenceResult = { ...same, firstDifference: { index: 1, ours: null, theirs: { id: 7, name: "x" } } };

const state = (reference: typeof bert | typeof words = bert) => useReferenceStore.getState().checks[reference]?.state;

/** What a column shows once it has been encoded. */
function showColumn(reference: typeof bert | typeof words, text: string): void {
  const shown = { text, encoding: { ids: Uint32Array.of(1, 2) } } as unknown as ShownEncoding;
  actions.updateColumn(reference, { state: "ready", shown, pending: false });
}

/** What runs the references is loaded first. */
const asked = (count: number) => until(() => expect(calls).toHaveLength(count));

async function answer(result: ReferenceResult, call = calls.at(-1)): Promise<void> {
  call?.resolve(result);
  await new Promise((done) => setTimeout(done));
}

beforeEach(() => {
  calls.length = 0;
  useAppStore.setState({ columns: {} });
  actions.apply({ ...defaultComparison, text: "one", tokenizers: [bert, words], specials: "text" });
  showColumn(bert, "one");
  showColumn(words, "one");
});

test("asks with the column's own ids, and shows the answer", async () => {
  checkReference(bert);
  expect(state()).toBe("checking");
  await asked(1);
  expect(calls[0]?.request).toMatchObject({
    tokenizer: "bert_uncased",
    name: "Transformers.js 4.0",
    text: "one",
    options: { specials: "text", inserted: false },
    ids: Uint32Array.of(1, 2),
  });
  await answer(same);
  expect(state()).toBe("identical");
  expect(state(words)).toBeUndefined();
  checkReference(bert);
  await asked(2);
  await answer(other);
  expect(useReferenceStore.getState().checks[bert]).toMatchObject({ state: "different", difference: { index: 1 } });
});

test("an error is told in its words", async () => {
  checkReference(bert);
  await asked(1);
  calls[0]?.reject(new Error("too much"));
  await new Promise((done) => setTimeout(done));
  expect(useReferenceStore.getState().checks[bert]).toEqual({ state: "error", message: "too much" });
});

test("another text ends the check, and its late answer is nobody's", async () => {
  checkReference(bert);
  await asked(1);
  actions.setText("two");
  expect(state()).toBeUndefined();
  expect(calls[0]?.request.signal.aborted).toBe(true);
  await answer(same);
  expect(state()).toBeUndefined();
});

test("other options take the answer away; what is only shown differently does not", async () => {
  checkReference(bert);
  await asked(1);
  await answer(same);
  actions.setOptions({ showIds: true, view: "reading" });
  moveColumn(bert, 1);
  expect(state()).toBe("identical");
  actions.setOptions({ inserted: true });
  expect(state()).toBeUndefined();
});

test("a column that is behind is checked once it has caught up", async () => {
  actions.setOptions({ specials: "control" });
  checkReference(bert);
  expect(state()).toBe("checking");
  expect(calls).toHaveLength(0);
  showColumn(bert, "one");
  await asked(1);
  expect(calls[0]?.request.options.specials).toBe("control");
  await answer(same);
  expect(state()).toBe("identical");
});

test("a prompt is checked with its control tokens, as it is encoded", async () => {
  actions.setOptions({ input: "chat" });
  showColumn(bert, "[CLS] one");
  checkReference(bert);
  await asked(1);
  expect(calls[0]?.request).toMatchObject({ text: "[CLS] one", options: { specials: "control", inserted: false } });
});

test("a column that shows something else, fails or goes takes its check along", async () => {
  const changes = [
    () => showColumn(bert, "one"),
    () => actions.updateColumn(bert, { state: "error", error: "broken" }),
    () => actions.removeTokenizer(bert),
  ];
  for (const [i, change] of changes.entries()) {
    checkReference(bert);
    await asked(i + 1);
    await answer(same);
    expect(state()).toBe("identical");
    change();
    expect(state()).toBeUndefined();
    actions.updateColumn(bert, { state: "ready", error: null });
  }
});

test("a check can be cancelled, and asked for anew", async () => {
  checkReference(bert);
  await asked(1);
  dropReferenceCheck(bert);
  expect(state()).toBeUndefined();
  checkReference(bert);
  await asked(2);
  await answer(other, calls[0]);
  expect(state()).toBe("checking");
  await answer(same);
  expect(state()).toBe("identical");
});

test("a check that is cancelled before the reference is there asks nobody", async () => {
  checkReference(bert);
  dropReferenceCheck(bert);
  checkReference(words);
  await asked(1);
  expect(calls[0]?.request.tokenizer).toBe("words");
});
