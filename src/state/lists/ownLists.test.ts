import { beforeEach, expect, test, vi } from "vitest";
import { listName, OwnLists, ownListValue, useOwnLists } from "./ownLists";
import type { ListStorage, OwnList } from "./storage";

let remembers = true;
vi.mock("../switchSetting", () => ({ isRemembering: () => remembers }));

let kept: Map<string, { list: OwnList; text: string }>;
let fails: Error | null;
let lists: OwnLists;

const storage: ListStorage = {
  list: async () => [...kept.values()].map(({ list }) => list),
  damage: () => null,
  text: async (hash) => kept.get(hash)?.text ?? null,
  async put(list, text) {
    if (fails !== null) throw fails;
    kept.set(list.hash, { list, text: text ?? kept.get(list.hash)?.text ?? "" });
  },
  async remove(hash) {
    if (fails !== null) throw fails;
    kept.delete(hash);
  },
};

beforeEach(() => {
  kept = new Map();
  fails = null;
  remembers = true;
  useOwnLists.setState(useOwnLists.getInitialState(), true);
  lists = new OwnLists(storage);
});

test("a list is kept, found again at the next visit, and by its hash whatever it is called", async () => {
  const value = await lists.add("words", "words", "a\nb");
  expect(value).toMatch(/^own:words#[0-9a-f]{16}$/);
  expect(useOwnLists.getState().lists).toMatchObject([{ name: "words", kinds: ["words"], bytes: 3, isKept: true }]);
  useOwnLists.setState(useOwnLists.getInitialState(), true);
  const next = new OwnLists(storage);
  expect(await next.open(value)).toBe("a\nb");
  const [{ hash } = { hash: "" }] = useOwnLists.getState().lists;
  const renamed = await next.rename(hash, " other\n ");
  expect(renamed).toBe(ownListValue({ name: "other", hash }));
  expect(await next.open(value)).toBe("a\nb");
  expect(kept.get(hash)?.list.name).toBe("other");
});

test("one that is not here is told by name and hash, and beside it another of that name", async () => {
  await lists.add("words", "words", "a");
  const missing = "own:words#0123456789abcdef";
  await expect(lists.open(missing)).rejects.toThrow(/“words” \(0123456789abcdef\), which a link cannot carry/);
  await expect(lists.open(missing)).rejects.toThrow(/Your list of that name is another one \([0-9a-f]{16}\)/);
  await expect(lists.open("own:x")).rejects.toThrow("There is no list called “own:x”.");
});

test("what is removed can be taken back, kept as it was", async () => {
  const value = await lists.add("words", "words", "a");
  const [{ hash } = { hash: "" }] = useOwnLists.getState().lists;
  const undo = await lists.remove(hash);
  expect(kept.size).toBe(0);
  await expect(lists.open(value)).rejects.toThrow("does not keep it");
  await undo?.();
  expect(await lists.open(value)).toBe("a");
  expect(kept.size).toBe(1);
});

test("where nothing is remembered a list is this visit's, until somebody keeps it", async () => {
  remembers = false;
  const value = await lists.add("words", "words", "a");
  expect(kept.size).toBe(0);
  await lists.refresh();
  expect(await lists.open(value)).toBe("a");
  const [{ hash } = { hash: "" }] = useOwnLists.getState().lists;
  await lists.keep(hash);
  expect(kept.size).toBe(1);
  await lists.release(hash);
  expect(kept.size).toBe(0);
  expect(await lists.open(value)).toBe("a");
});

test("a browser that keeps nothing says so, and the list can be used", async () => {
  fails = new Error("No room.");
  const value = await lists.add("words", "words", "a");
  expect(useOwnLists.getState()).toMatchObject({ problem: "No room.", lists: [{ isKept: false }] });
  expect(await lists.open(value)).toBe("a");
});

test("the same text under another name or of another kind is the same list", async () => {
  vi.useFakeTimers({ now: 5 });
  await lists.add("one", "words", "a");
  await lists.add("two", "terms", "a");
  vi.useRealTimers();
  expect(useOwnLists.getState().lists).toMatchObject([
    { name: "two", kinds: ["words", "terms"], isKept: true, added: 5 },
  ]);
});

test("a name is never empty, and has no controls", () => {
  expect(listName(" \n ")).toBe("list");
  expect(listName("a\tb")).toBe("a b");
  expect(listName("x".repeat(100))).toHaveLength(80);
  expect(listName(`${"x".repeat(79)}😀`).isWellFormed()).toBe(true);
});
