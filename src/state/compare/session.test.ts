import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FakePool } from "../../../test/support/fakePool";
import { unencodable } from "../../tokenizers/tokenizer";
import type { EncodedBeginning } from "../../worker/pool/protocol";
import { PoolError } from "../../worker/pool/workerErrors";
import { defaultComparison } from "../pages";
import { actions, useAppStore } from "../store";
import { moveColumn } from "./moveColumn";
import { Session } from "./session";

let pool: FakePool;
let session: Session;

beforeEach(() => {
  useAppStore.setState({ columns: {} });
  actions.apply({ ...defaultComparison, text: "one", tokenizers: ["builtin:a", "builtin:b"] });
  pool = new FakePool();
  session = new Session(pool, (run) => run());
});
afterEach(() => session.stop());

const column = (name: "a" | "b") => useAppStore.getState().columns[`builtin:${name}`];

test("asks for every column once, and shows the answers", async () => {
  expect(pool.calls.map(({ request }) => [request.tokenizer, request.text])).toEqual([
    ["a", "one"],
    ["b", "one"],
  ]);
  expect(column("a")?.state).toBe("loading");
  await pool.last("a").answer(3);
  expect(column("a")).toMatchObject({ state: "ready", shown: { text: "one", figures: { tokens: 3 } } });
  expect(column("b")?.state).toBe("loading");
});

test("what the build has counted is not shown for another text while the tokenizer is still to come", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const answer = async (tokens: number) => {
    const answered = pool.last("a").answer(tokens);
    await vi.advanceTimersByTimeAsync(0);
    await answered;
  };
  try {
    await answer(3);
    const shown = column("a")?.shown ?? null;
    session.stop();
    pool = new FakePool();
    session = new Session(pool, (run) => run());
    expect(column("a")).toMatchObject({ state: "ready", shown: { text: "one" } });
    vi.advanceTimersByTime(1000);
    expect(column("a")?.state).toBe("ready");
    actions.setText("two");
    vi.advanceTimersByTime(1000);
    expect(column("a")).toMatchObject({ state: "loading", shown });
    await answer(2);
    expect(column("a")).toMatchObject({ state: "ready", shown: { text: "two" } });
    // It has answered: what it said last stays, marked as behind.
    actions.setText("three");
    vi.advanceTimersByTime(1000);
    expect(column("a")).toMatchObject({ state: "ready", pending: true, shown: { text: "two" } });
  } finally {
    vi.useRealTimers();
  }
});

test("a long text's first tokens are shown without a count until that stands, and go with it", async () => {
  await pool.last("a").answer(3);
  const text = "long ".repeat(50_000);
  actions.setText(text);
  const { request } = pool.last("a");
  request.onBeginning?.({ end: 5 } as EncodedBeginning);
  expect(column("a")).toMatchObject({ state: "loading", shown: null, beginning: { text: "long ", end: 5 } });
  for (const name of ["a", "b"]) await pool.last(name).answer(9);
  expect(column("a")).toMatchObject({ state: "ready", shown: { text, figures: { tokens: 9 } }, beginning: null });

  // What is edited keeps its answer; what is replaced keeps nothing of another text.
  actions.setText(`${text}!`);
  expect(pool.last("a").request).toMatchObject({ isEdit: true });
  expect(pool.last("a").request.onBeginning).toBeUndefined();
  actions.setText("other ".repeat(50_000));
  const late = pool.last("a").request;
  actions.setText("short");
  late.onBeginning?.({ end: 6 } as EncodedBeginning);
  expect(column("a")).toMatchObject({ state: "ready", shown: { text }, beginning: null });
  await pool.last("a").fail("no");
  expect(column("a")).toMatchObject({ state: "error", beginning: null });
});

test("columns of an edited long text are shown together, but for one that takes longer", async () => {
  const text = "long ".repeat(50_000);
  actions.setText(text);
  for (const name of ["a", "b"]) await pool.last(name).answer(1);
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  try {
    const answer = async (name: string, tokens: number) => {
      const answered = pool.last(name).answer(tokens);
      await vi.advanceTimersByTimeAsync(0);
      await answered;
    };
    const tokens = () => [column("a"), column("b")].map((one) => one?.shown?.figures.tokens);
    actions.setText(`${text}!`);
    await answer("a", 2);
    expect(tokens()).toEqual([1, 1]);
    await answer("b", 3);
    expect(tokens()).toEqual([2, 3]);
    actions.setText(`${text}!!`);
    vi.advanceTimersByTime(20);
    await answer("a", 4);
    // When those of the edit before would have been shown is nothing to this one.
    vi.advanceTimersByTime(20);
    expect(tokens()).toEqual([2, 3]);
    vi.advanceTimersByTime(100);
    expect(tokens()).toEqual([4, 3]);
  } finally {
    vi.useRealTimers();
  }
});

test("a late answer for an older text never reaches the store", async () => {
  const old = pool.last("a");
  actions.setText("two");
  expect(old.request.signal.aborted).toBe(true);
  await pool.last("a").answer(2);
  await old.answer(99);
  expect(column("a")?.shown).toMatchObject({ text: "two", figures: { tokens: 2 } });
});

test("a late failure of an older text is no error", async () => {
  const old = pool.last("a");
  actions.setText("two");
  await old.fail("too slow");
  expect(column("a")?.state).toBe("loading");
});

test("asks again for text and special tokens, not for what is only shown differently", () => {
  const before = pool.calls.length;
  actions.setOptions({ view: "reading", showIds: true, contextWindow: 5 });
  expect(pool.calls).toHaveLength(before);
  actions.setOptions({ specials: "control" });
  expect(pool.calls).toHaveLength(before + 2);
  actions.setOptions({ inserted: true });
  expect(pool.last("b").request.options).toEqual({ specials: "control", inserted: true });
});

test("a text that cannot be encoded is no matter of another try, until there is another text", async () => {
  await pool.last("a").fail("The vocabulary has nothing for “x”.", unencodable);
  expect(column("a")).toMatchObject({ state: "error", fault: "text" });
  actions.setText("b");
  await pool.last("a").fail("a’s file is damaged");
  expect(column("a")).toMatchObject({ state: "error", fault: null });
});

test("a worker that hangs is no tokenizer that could not be had", async () => {
  await pool.last("a").fail("It gave no answer for 20 seconds.", new PoolError().name);
  expect(column("a")).toMatchObject({ state: "error", fault: "worker" });
});

test("an error stands in its column only, and Retry loads past the cache", async () => {
  await pool.last("b").answer(1);
  await pool.last("a").fail("a’s file is damaged");
  expect(column("a")).toMatchObject({ state: "error", error: "a’s file is damaged" });
  expect(column("b")?.state).toBe("ready");
  session.retry("builtin:a");
  expect(column("a")).toMatchObject({ state: "loading", error: null });
  expect(pool.last("a").request.reload).toBe(true);
  await pool.last("a").answer(4);
  expect(column("a")?.state).toBe("ready");
});

test("a removed column’s call is dropped and its answer ignored", async () => {
  const call = pool.last("b");
  actions.removeTokenizer("builtin:b");
  expect(call.request.signal.aborted).toBe(true);
  await call.answer(1);
  expect(column("b")).toBeUndefined();
});

test("reordering asks for nothing and keeps what is shown", async () => {
  await pool.last("a").answer(1);
  const before = pool.calls.length;
  moveColumn("builtin:a", 1);
  expect(useAppStore.getState().comparison.tokenizers).toEqual(["builtin:b", "builtin:a"]);
  expect(pool.calls).toHaveLength(before);
  expect(column("a")?.state).toBe("ready");
});

test("answers wait for a frame while others are to come, and the last one brings all of them", async () => {
  session.stop();
  const frames: (() => void)[] = [];
  pool = new FakePool();
  session = new Session(pool, (run) => frames.push(run));
  await pool.last("a").answer(1);
  expect(column("a")?.state).toBe("loading");
  expect(frames).toHaveLength(1);
  await pool.last("b").answer(2);
  expect([column("a")?.state, column("b")?.state]).toEqual(["ready", "ready"]);
  expect(frames).toHaveLength(1);
});

test("cancelling says so in the column, and Retry goes on", async () => {
  const call = pool.last("a");
  session.cancel("builtin:a");
  expect(call.request.signal.aborted).toBe(true);
  await call.fail("too late");
  expect(column("a")).toMatchObject({ state: "error", error: "Loading was cancelled." });
  session.retry("builtin:a");
  await pool.last("a").answer(4);
  expect(column("a")).toMatchObject({ state: "ready", error: null });
});
