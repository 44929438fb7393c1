import { afterEach, beforeEach, expect, test } from "vitest";
import { FakePool } from "../../../test/support/fakePool";
import { defaultComparison } from "../pages";
import { actions, useAppStore } from "../store";
import type { ShownEncoding } from "./columns";
import { useOtherColumns } from "./otherColumns";
import { askOtherAgain, followOtherText } from "./otherText";

let pool: FakePool;
let stop: () => void;

beforeEach(() => {
  useAppStore.setState({ columns: {} });
  actions.apply({ ...defaultComparison, text: "one", other: "two", tokenizers: ["builtin:a", "builtin:b"] });
  pool = new FakePool();
  stop = followOtherText(pool);
});
afterEach(() => stop());

const stands = (name: "a" | "b") => actions.updateColumn(`builtin:${name}`, { shown: {} as ShownEncoding });
const other = (name: "a" | "b") => useOtherColumns.getState()[`builtin:${name}`];

test("a column is asked for the second text once it has the first, and again for what changes", async () => {
  expect(pool.calls).toEqual([]);
  stands("a");
  expect(pool.calls.map(({ request }) => [request.tokenizer, request.text])).toEqual([["a", "two"]]);
  expect(other("a")).toMatchObject({ shown: null, isPending: true });
  await pool.last("a").answer(5);
  expect(other("a")).toMatchObject({ shown: { text: "two", figures: { tokens: 5 } }, isPending: false });
  actions.setText("another first");
  expect(pool.calls).toHaveLength(1);
  actions.setOptions({ inserted: true });
  expect(pool.last("a").request.options).toEqual({ specials: "text", inserted: true });
  expect(other("a")).toMatchObject({ shown: { figures: { tokens: 5 } }, isPending: true });
});

test("an answer to an older text is not shown", async () => {
  stands("a");
  const old = pool.last("a");
  actions.setOptions({ other: "two, changed" });
  expect(old.request.signal.aborted).toBe(true);
  await old.answer(1);
  expect(other("a")?.shown).toBeNull();
  await pool.last("a").answer(4);
  expect(other("a")).toMatchObject({ shown: { text: "two, changed", figures: { tokens: 4 } } });
});

test("why it failed is told; what is gone is not asked for, nor followed any more", async () => {
  stands("a");
  stands("b");
  await pool.last("a").fail("It cannot be said.");
  expect(other("a")).toEqual({ shown: null, isPending: false, error: "It cannot be said." });
  actions.removeTokenizer("builtin:b");
  expect(pool.last("b").request.signal.aborted).toBe(true);
  actions.setOptions({ other: undefined });
  actions.setOptions({ other: "three" });
  expect(pool.last("a").request.text).toBe("three");
  stop();
  expect(pool.last("a").request.signal.aborted).toBe(true);
  expect(useOtherColumns.getState()).toEqual({});
});

test("what failed can be asked for again", async () => {
  stands("a");
  await pool.last("a").fail("It gave no answer.");
  askOtherAgain("builtin:a");
  expect(other("a")).toEqual({ shown: null, isPending: true, error: null });
  await pool.last("a").answer(3);
  expect(other("a")).toMatchObject({ shown: { figures: { tokens: 3 } }, isPending: false });
});

test("a count of another second text is pending while the column waits for its first text", async () => {
  stands("a");
  await pool.last("a").answer(5);
  actions.updateColumn("builtin:a", { shown: null });
  expect(other("a")).toMatchObject({ isPending: false });
  actions.setOptions({ other: "three" });
  expect(other("a")).toMatchObject({ shown: { text: "two" }, isPending: true });
  stands("a");
  expect(pool.last("a").request.text).toBe("three");
  // And where the column was away.
  await pool.last("a").answer(6);
  actions.removeTokenizer("builtin:a");
  actions.updateColumn("builtin:a", { shown: null });
  actions.addTokenizer("builtin:a");
  expect(other("a")).toMatchObject({ isPending: true });
});
