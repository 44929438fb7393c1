import { beforeEach, expect, test } from "vitest";
import { until } from "../../../test/support/until.ts";
import type { TrainListener } from "../../worker/train/pool";
import type { CorpusFacts, TrainMessage, TrainRequest } from "../../worker/train/protocol";
import { defaultComparison } from "../pages";
import { actions, useAppStore } from "../store";
import { chooseTrain, trainChoice } from "./chosen";
import { memoryWarning } from "./memory";
import { useTraining } from "./runs";
import type { TextSources } from "./textOf";
import { Trainings } from "./training";

/** A training that has begun, of which the test tells. */
interface Begun extends TrainListener {
  readonly request: TrainRequest;
  readonly asked: string[];
}

let begun: Begun[] = [];
const sources: TextSources = {
  openCorpus: () => Promise.reject(new Error("The corpus is not here.")),
  files: [],
  text: "some text",
};

function begin(given: Partial<TextSources> = {}): Trainings {
  return new Trainings({
    begin: (request, listener) => {
      const asked: string[] = [];
      begun.push({ request, asked, ...listener });
      const ask = (what: string) => () => void asked.push(what);
      return { pause: ask("pause"), resume: ask("resume"), stop: ask("stop"), abort: ask("abort") };
    },
    sources: () => ({ ...sources, ...given }),
    baseUrl: () => "https://example.org/",
  });
}

const corpus = { ...trainChoice().corpus, kind: "text" } as const;
const sha256 = "a".repeat(64);
const facts: CorpusFacts = {
  ...{ bytes: 9, segments: 1, sha256, isParallel: false, files: null, notes: ["A note."] },
  languages: [{ code: "", name: "", learned: 9, held: 9, weight: 1 }],
};
const merges = (id: number): TrainMessage => ({
  kind: "merges",
  merges: {
    ...{
      base: 2,
      crossedAt: null,
      left: Uint32Array.of(0),
      right: Uint32Array.of(1),
      id: Uint32Array.of(id),
      count: Float64Array.of(7),
    },
    ...{ language: Int32Array.of(-1), entries: id === 2 ? ["a", "b", "ab"] : ["aba"] },
  },
});

beforeEach(() => {
  begun = [];
  actions.apply(defaultComparison);
  chooseTrain({ corpus });
});

test("a run counts, learns, rests, and comes to its end with all that was told", async () => {
  const trainings = begin();
  await trainings.start();
  const [one] = begun;
  if (one === undefined) throw new Error("Nothing has begun.");
  expect(one.request.text).toEqual({ kind: "text", text: "some text", holdOut: true });
  expect(useTraining.getState().first?.state).toBe("counting");
  one.onMessage({ kind: "facts", facts });
  expect(useTraining.getState().first).toMatchObject({ state: "learning", notes: ["A note."] });
  // The link says what was trained on.
  expect(trainChoice().hash).toBe(sha256);
  const round = (before: number, after: number): TrainMessage => ({
    kind: "round",
    round: { kind: "estimate", before, after, stayed: [], gone: [] },
  });
  one.onMessage(round(9, 7));
  one.onMessage(round(7, 5));
  one.onMessage(merges(2));
  one.onMessage(merges(3));
  await until(() => expect(useTraining.getState().first?.merges.count).toBe(2));
  const shown = useTraining.getState().first?.merges;
  expect([shown?.base, shown?.id(1), shown?.entry(3), shown?.language(0), shown?.times(0)]).toEqual([
    2,
    3,
    "aba",
    null,
    7,
  ]);
  one.onMessage(round(5, 4));
  trainings.pause("first");
  one.onMessage({ kind: "paused" });
  expect(useTraining.getState().first?.rounds.map(({ after }) => after)).toEqual([7, 5, 4]);
  expect(useTraining.getState().first?.state).toBe("paused");
  trainings.resume("first");
  expect(useTraining.getState().first?.state).toBe("learning");
  one.onMessage({ kind: "file", file: { json: new Uint8Array([123, 125]), sha256, size: 4 } });
  one.onEnd({ state: "failed", problem: "No memory." });
  // What was told before the end is there with it.
  expect(useTraining.getState().first).toMatchObject({
    state: "failed",
    problem: "No memory.",
    size: 4,
    progress: null,
  });
  expect(await useTraining.getState().first?.file?.json.text()).toBe("{}");
  expect(one.asked).toEqual(["pause", "resume"]);
});

/** A link's training of so many entries is begun. */
async function beginByLink(trainings: Trainings, size: number): Promise<void> {
  actions.apply(defaultComparison);
  chooseTrain({ corpus, recipe: { ...trainChoice().recipe, size }, begins: true });
  await trainings.startFromLink();
  expect(trainChoice().begins).toBe(false);
}

/** Has one end with a vocabulary. */
async function finish(one: Begun | undefined, size: number): Promise<void> {
  one?.onMessage({ kind: "facts", facts });
  one?.onMessage({ kind: "file", file: { json: new Uint8Array([123, 125]), sha256, size } });
  one?.onEnd({ state: "done", problem: null });
  await until(() => expect(useTraining.getState().first).toMatchObject({ size, state: "done" }));
}

const said = () => useAppStore.getState().notices.find(({ about }) => about === "training");

test("a link that begins at once says so no more, and what somebody had trained can be had back, also after more links", async () => {
  const trainings = begin();
  chooseTrain({ recipe: { ...trainChoice().recipe, size: 300 } });
  await trainings.start();
  await finish(begun[0], 299);
  await beginByLink(trainings, 777);
  // A link's own that has not ended makes room for the next link's.
  await beginByLink(trainings, 888);
  await finish(begun[2], 888);
  await beginByLink(trainings, 999);
  expect(begun.map(({ request }) => request.recipe.size)).toEqual([300, 777, 888, 999]);
  expect(begun.map(({ asked }) => asked)).toEqual([["abort"], ["abort"], ["abort"], []]);
  said()?.undo?.run();
  expect(begun[3]?.asked).toEqual(["abort"]);
  expect(useTraining.getState().first).toMatchObject({ state: "done", size: 299 });
  expect(trainChoice()).toMatchObject({ recipe: { size: 300 }, corpus, hash: sha256 });

  // With nothing there, nothing is offered.
  trainings.clear();
  actions.apply(defaultComparison);
  actions.setNotice(null);
  await beginByLink(trainings, 300);
  await beginByLink(trainings, 400);
  expect(said()).toBeUndefined();
});

test("a link does not end what somebody has begun here, unless that is wanted", async () => {
  const trainings = begin();
  chooseTrain({ recipe: { ...trainChoice().recipe, size: 300 }, second: { size: 400 } });
  await trainings.start();
  begun[0]?.onMessage({ kind: "file", file: { json: new Uint8Array([123, 125]), sha256, size: 299 } });
  begun[0]?.onEnd({ state: "done", problem: null });
  await beginByLink(trainings, 777);
  expect(begun.map(({ asked }) => asked)).toEqual([[], []]);
  expect(said()?.message).toContain("has not begun");
  said()?.next?.run();
  await until(() => expect(begun.map(({ asked }) => asked)).toEqual([["abort"], ["abort"], []]));
  expect(begun[2]?.request.recipe.size).toBe(777);
  expect(useTraining.getState().second).toBeUndefined();
  said()?.undo?.run();
  const { first, second } = useTraining.getState();
  expect([first?.state, first?.size, second?.state]).toEqual(["done", 299, "stopped"]);
  expect(trainChoice()).toMatchObject({ recipe: { size: 300 }, second: { size: 400 } });
});

test("what failed is asked for anew, past what the browser has kept, and no more once it has come", async () => {
  const asked: boolean[] = [];
  const trainings = begin({
    openCorpus: async (_, { reload }) => {
      asked.push(reload);
      throw new Error("The corpus is not here.");
    },
  });
  trainings.clear();
  chooseTrain({ corpus: { ...corpus, kind: "languages" } });
  await trainings.start();
  expect(useTraining.getState().first).toMatchObject({ state: "failed", problem: "The corpus is not here." });
  await trainings.start();
  expect(asked).toEqual([false, true]);
  chooseTrain({ corpus });
  await trainings.start();
  begun[0]?.onEnd({ state: "done", problem: null });
  await trainings.start();
  expect(begun.map(({ request }) => request.reload)).toEqual([true, false]);
});

test("two runs of a small text are side by side, of a large one after the other; clearing ends both", async () => {
  chooseTrain({ second: { algorithm: "superbpe" } });
  const trainings = begin();
  await trainings.start();
  expect(begun.map(({ request }) => request.recipe.algorithm)).toEqual(["bpe", "superbpe"]);
  trainings.clear();
  expect(begun.map(({ asked }) => asked)).toEqual([["abort"], ["abort"]]);
  expect(useTraining.getState()).toEqual({});
  begun = [];
  const large = begin({ text: "x".repeat(30_000_000) });
  await large.start();
  expect(begun).toHaveLength(1);
  expect(useTraining.getState().second?.state).toBe("waiting");
  begun[0]?.onEnd({ state: "done", problem: null });
  expect(begun).toHaveLength(2);
  expect(useTraining.getState().second?.state).toBe("counting");
});

test("what a link was trained on is held to what is trained here", async () => {
  chooseTrain({ hash: "b".repeat(64) });
  const trainings = begin();
  await trainings.start();
  begun[0]?.onMessage({ kind: "facts", facts });
  expect(useTraining.getState().first?.notes.at(-1)).toMatch("made of another text: its SHA-256 begins bbbbbbbbbbbb");
  // Trained again, it is this page's own.
  await trainings.start();
  begun[1]?.onMessage({ kind: "facts", facts: { ...facts, sha256: "c".repeat(64) } });
  expect(useTraining.getState().first?.notes).toEqual(["A note."]);
  chooseTrain({ corpus: { ...corpus, holdOut: false } });
  expect(trainChoice().hash).toBeNull();
});

test("what is missing is said, and what may be too much", async () => {
  await begin({ text: "" }).start();
  expect(useTraining.getState().first).toMatchObject({
    state: "failed",
    problem: expect.stringMatching("no text in Compare"),
  });
  chooseTrain({ corpus: { ...corpus, kind: "files", files: 3 }, hash: sha256 });
  await begin().start();
  expect(useTraining.getState().first?.problem).toMatch("trained on 3 files, whose SHA-256 begins aaaaaaaaaaaa");
  chooseTrain({ corpus: { ...corpus, kind: "languages" } });
  await begin().start();
  expect(useTraining.getState().first?.problem).toBe("The corpus is not here.");
  expect(memoryWarning(50_000_000, 8)).toBeNull();
  expect(memoryWarning(50_000_000, undefined)).toBeNull();
  expect(memoryWarning(50_000_000, 0.5)).toMatch(
    "may take 500 MB of memory, more than a page has on this device. Take 25 MB",
  );
});
