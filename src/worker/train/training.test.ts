import { readFileSync } from "node:fs";
import corpora from "virtual:prepared-corpora";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ChannelWorker } from "../../../test/support/channelWorker";
import { countingHelper } from "../../../test/support/countingHelper";
import { readUdhr } from "../../../test/support/udhr";
import { hashText } from "../../text/hash";
import { PartCount } from "../../training/countWords";
import { defaultRecipe, type TrainingRecipe } from "../../training/recipe";
import { Training } from "../../training/train";
import type { Helpers } from "./counting/crew";
import type { TrainMessage, TrainRequest, TrainText } from "./protocol";
import { TrainingRun } from "./training";

const file = new Uint8Array(readFileSync(new URL(`../../../public/corpora/${corpora.udhr.file}`, import.meta.url)));

beforeEach(() => vi.stubGlobal("fetch", async () => new Response(file)));
afterEach(() => vi.unstubAllGlobals());

const recipe: TrainingRecipe = { ...defaultRecipe, size: 600 };

type Told<Kind extends TrainMessage["kind"]> = Extract<TrainMessage, { readonly kind: Kind }>;

const spawned: ChannelWorker[] = [];
afterEach(() => {
  for (const worker of spawned.splice(0)) worker.terminate();
});

function helpers(count: number): Helpers {
  const spawn = () => {
    const worker = countingHelper();
    spawned.push(worker);
    return worker as unknown as Worker;
  };
  return { forText: () => count, spawn };
}

/** A training that has been run, with what it told. */
function begin(text: TrainText, given: Partial<TrainingRecipe> = {}, workers = 1) {
  const messages: TrainMessage[] = [];
  const request: TrainRequest = {
    recipe: { ...recipe, ...given },
    text,
    baseUrl: "https://example.org/",
    reload: false,
  };
  const listeners: ((message: TrainMessage) => void)[] = [];
  const tell = (message: TrainMessage) => {
    messages.push(message);
    for (const listener of listeners) listener(message);
  };
  const run = new TrainingRun(request, tell, helpers(workers - 1));
  const told = <Kind extends TrainMessage["kind"]>(kind: Kind) =>
    messages.filter((message): message is Told<Kind> => message.kind === kind);
  return { run, told, ended: run.run(), on: (listener: (message: TrainMessage) => void) => listeners.push(listener) };
}

const languages = (...codes: string[]): TrainText => ({
  kind: "languages",
  source: { kind: "bundled" },
  languages: codes.map((code) => ({ code, name: code })),
  temperature: 1,
  holdOut: true,
});

const english = readUdhr().find(({ code }) => code === "eng")?.text ?? never();

test("says that it counts before it does: a pattern may not come through the first block", async () => {
  const count = vi.spyOn(PartCount.prototype, "count");
  const { on, ended } = begin({ kind: "text", text: "a b\n", holdOut: false });
  const doing: [string, number][] = [];
  on((message) => message.kind === "progress" && doing.push([message.progress.doing, count.mock.calls.length]));
  await ended;
  count.mockRestore();
  expect(doing.find(([what]) => what === "count")).toEqual(["count", 0]);
});

test("learns languages of the bundled corpus: odd segments are learned from, even ones measure, and the file is that of the trainer", async () => {
  const { told, ended } = begin(languages("eng", "deu_1996", "tur"));
  expect(await ended).toEqual({ state: "done", problem: null });
  const [{ facts } = never()] = told("facts");
  expect(facts).toMatchObject({ isParallel: true, segments: 93, files: null, notes: [] });
  expect(facts.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(facts.languages.map(({ code }) => code)).toEqual(["eng", "deu_1996", "tur"]);
  expect(facts.languages.reduce((sum, { learned, held }) => sum + learned + held, 0)).toBe(facts.bytes);
  const { file } = told("file").at(-1) ?? never();
  const { model } = JSON.parse(new TextDecoder().decode(file.json));
  expect(Object.keys(model.vocab)).toHaveLength(600);
  expect(file.size).toBe(600);
  // All merges are told, with what they make.
  const merges = told("merges").flatMap(({ merges: { left, right, id } }) =>
    Array.from(left, (one, i) => [one, right[i] ?? 0, id[i] ?? 0] as const),
  );
  const entries = told("merges").flatMap(({ merges }) => merges.entries);
  expect(merges.map(([left, right]) => [entries[left], entries[right]])).toEqual(model.merges);
  expect(merges.every(([left, right, id]) => entries[id] === `${entries[left]}${entries[right]}`)).toBe(true);
});

test("what parity compares, all of the languages have: what is learned from too", async () => {
  const learned = async (algorithm: TrainingRecipe["algorithm"]) => {
    const { told, ended } = begin(languages("eng", "065"), { algorithm });
    expect(await ended).toEqual({ state: "done", problem: null });
    const [{ facts } = never()] = told("facts");
    expect(facts.notes[0]).toContain(algorithm === "parity" ? "those alone count" : "those alone measure");
    return facts.languages.map((language) => language.learned);
  };
  const [all, compared] = [await learned("bpe"), await learned("parity")];
  expect(compared[0]).toBeLessThan((all[0] as number) / 2);
  expect(compared[1]).toBe(all[1]);
});

test("languages without a segment in common are no matter for parity, which is said", async () => {
  const texts = Object.entries({ aaa: ["one one", ""], bbb: ["", "zwei zwei"] }).map(([code, segments]) => ({
    ...{ code, name: code, segments: new Blob([JSON.stringify(segments)]) },
  }));
  for (const algorithm of ["parity", "bpe"] as const) {
    const { told, ended } = begin(
      {
        kind: "languages",
        source: { kind: "own", key: algorithm, texts },
        languages: texts,
        temperature: 1,
        holdOut: false,
      },
      { algorithm },
    );
    const { problem } = await ended;
    if (algorithm === "parity") expect(problem).toContain("no segment in common to learn from");
    else expect([problem, told("facts")[0]?.facts.isParallel]).toEqual([null, false]);
  }
});

test("curves are of the part that measures: from bytes on, some two hundredths apart, and to the end", async () => {
  const { told, ended } = begin(languages("eng", "hin"));
  await ended;
  const [{ facts } = never()] = told("facts");
  const points = told("points").flatMap(({ points: some }) => some);
  expect(points[0]).toMatchObject({ size: 256, bytesPerToken: Float64Array.of(1, 1) });
  expect([...(points[0]?.tokens ?? [])]).toEqual(facts.languages.map(({ held }) => held));
  expect(points.at(-1)?.size).toBe(600);
  for (const [i, { size, tokens, gini, renyi, types }] of points.entries()) {
    const before = points[i - 1];
    if (before !== undefined && i < points.length - 1) {
      expect(size / before.size).toBeGreaterThan(1);
      expect(size - before.size).toBeLessThanOrEqual(Math.ceil(before.size * 0.02) + 1);
    }
    expect(gini).toBeCloseTo(
      Math.abs((tokens[0] ?? 0) - (tokens[1] ?? 0)) / (2 * ((tokens[0] ?? 0) + (tokens[1] ?? 0))),
      9,
    );
    expect(renyi).toBeGreaterThan(0);
    expect(renyi).toBeLessThanOrEqual(1);
    expect(types).toBeLessThanOrEqual(size);
  }
});

test("rests where somebody wants that, with the file so far, and goes on to the same file; stopped, it keeps what there is", async () => {
  // So much that also a fast machine learns longer than until a rest is due several times.
  const many = languages(
    "eng",
    "rus",
    "deu_1996",
    "tur",
    "arb",
    "hin",
    "tha",
    "kor",
    "ell_monotonic",
    "fin",
    "vie",
    "ron_2006",
  );
  const whole = begin(many, { size: 12_000 });
  await whole.ended;
  const rested = begin(many, { size: 12_000 });
  let rests = 0;
  rested.on(({ kind }) => {
    if (kind === "progress") rested.run.pause();
    if (kind !== "paused") return;
    rests++;
    setTimeout(() => rested.run.resume(), 1);
  });
  expect(await rested.ended).toEqual({ state: "done", problem: null });
  expect(rests).toBeGreaterThan(2);
  expect(rested.told("file").at(-1)?.file.sha256).toBe(whole.told("file").at(-1)?.file.sha256);

  const stopped = begin({ kind: "text", text: english.repeat(3), holdOut: true }, { size: 100_000, pattern: "none" });
  stopped.on(({ kind }) => void (kind === "merges" && stopped.run.stop()));
  expect((await stopped.ended).state).toBe("stopped");
  expect(stopped.told("file").at(-1)?.file.size).toBeGreaterThan(256);
  const early = begin(languages("eng"));
  early.on(({ kind }) => void (kind === "progress" && early.run.stop()));
  expect(await early.ended).toEqual({ state: "stopped", problem: null });
  expect(early.told("file")).toEqual([]);
});

test.each<[string, TrainText, Partial<TrainingRecipe>]>([
  ["languages by weights", { ...languages("eng", "rus", "tha"), temperature: 3 } as TrainText, {}],
  ["languages that are compared", languages("eng", "065", "tha"), { algorithm: "parity" }],
  ["a text, cut in two ways", { kind: "text", text: english.repeat(20), holdOut: true }, { algorithm: "superbpe" }],
  ["too little to hold some of it out", { kind: "text", text: english.replaceAll("\n", " "), holdOut: true }, {}],
])("it is the same with several workers that count: %s", async (_, text, given) => {
  const [alone, together] = [begin(text, given), begin(text, given, 4)];
  expect([await alone.ended, await together.ended]).toEqual(Array(2).fill({ state: "done", problem: null }));
  expect(spawned.length).toBeGreaterThan(2);
  expect(spawned.every(({ isTerminated }) => isTerminated)).toBe(true);
  for (const kind of ["facts", "note"] as const) expect(together.told(kind)).toEqual(alone.told(kind));
  const last = ({ told }: typeof alone) => told("points").at(-1)?.points.at(-1);
  expect(last(together)).toEqual(last(alone));
  expect(together.told("file").at(-1)?.file.sha256).toBe(alone.told("file").at(-1)?.file.sha256);
});

test("a text trains as its file does, by lines; with nothing held out as the trainer by itself", async () => {
  const files = (text: string): TrainText => ({
    kind: "files",
    files: [{ path: "a.txt", file: new File([text], "a.txt") }],
    holdOut: false,
  });
  const [ofText, ofFiles] = [begin({ kind: "text", text: english, holdOut: false }), begin(files(english))];
  await Promise.all([ofText.ended, ofFiles.ended]);
  const training = new Training(recipe);
  training.count(english);
  const learner = training.start();
  while (learner.step() !== null);
  const sha256 = hashText(`${JSON.stringify(learner.file())}\n`);
  for (const { told } of [ofText, ofFiles]) {
    expect(told("file").at(-1)?.file.sha256).toBe(sha256);
    expect(told("facts")[0]?.facts.sha256).toBe(hashText(english));
  }
});

test("files that are no text are left out, and said; the order in which they come is nothing", async () => {
  const bytes = (...some: number[]) => new Uint8Array(some);
  const given: [string, BlobPart][] = [
    ["b.txt", "two lines\nare here\n"],
    ["picture.png", bytes(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1)],
    ["latin.txt", bytes(0x61, 0xe9, 0x62)],
    ["a.txt", "one line without an end"],
    ["empty.txt", ""],
  ];
  const files = (some: typeof given): TrainText => ({
    kind: "files",
    files: some.map(([path, part]) => ({ path, file: new File([part], path) })),
    holdOut: true,
  });
  const [one, other] = [begin(files(given), { size: 270 }), begin(files(given.toReversed()), { size: 270 })];
  expect([(await one.ended).state, (await other.ended).state]).toEqual(["done", "done"]);
  const [{ facts } = never()] = one.told("facts");
  expect(facts.sha256).toBe(hashText("one line without an endtwo lines\nare here\n"));
  expect(facts).toEqual(other.told("facts")[0]?.facts);
  expect(facts).toMatchObject({ files: 3, segments: 3, bytes: 42 });
  expect(facts.notes).toEqual([
    "Left out: latin.txt. It is not UTF-8. Save it as that first.",
    "Left out: picture.png. It is an image (PNG).",
  ]);
  const none = begin(files(given.slice(1, 3)));
  expect((await none.ended).problem).toMatch(/^There is no text in the files\. Left out: latin\.txt/);
});

test("what cannot be is said", async () => {
  const problem = async (text: TrainText, given: Partial<TrainingRecipe> = {}) =>
    (await begin(text, given).ended).problem;
  expect(await problem({ kind: "text", text: "", holdOut: true })).toMatch("There is nothing to learn from");
  expect(await problem(languages())).toMatch("No language is chosen");
  expect(await problem(languages("eng", "xxx"))).toMatch("no language with the code xxx");
  expect(await problem(languages("eng"), { size: 20 })).toMatch("256 entries at least");
  expect(await problem(languages("eng"), { pattern: "(" })).toMatch(/\(|pattern/i);
  const large = { size: 300_000_000, slice: () => new Blob() } as unknown as File;
  expect(await problem({ kind: "files", files: [{ path: "a", file: large }], holdOut: true })).toMatch(
    "300 MB together, and the page trains on 200 MB at most",
  );
});

test("how far a text reaches is said, that a pattern cuts nothing, and that nothing could be held out", async () => {
  const tiny = begin({ kind: "text", text: "low lower newest widest", holdOut: true });
  expect((await tiny.ended).state).toBe("done");
  expect(tiny.told("facts")[0]?.facts.notes).toEqual([
    "There is too little text to hold a part of it out: what is learned from is measured too.",
  ]);
  expect(tiny.told("facts")[0]?.facts.languages[0]).toMatchObject({ learned: 23, held: 23 });
  expect(tiny.told("note").map(({ note }) => note)).toEqual([
    expect.stringMatching(/^The text reaches as far as 2\d\d entries: there is nothing left to learn\.$/),
  ]);
  const never = begin(languages("eng"), { pattern: "zzzz", size: 300 });
  await never.ended;
  expect(never.told("note")[0]?.note).toMatch("The pattern cuts nothing");
});

test("that pre-tokens hardly repeat is said before it learns", async () => {
  const lines = Array.from({ length: 100_000 }, (_, i) => `${i} ${"x".repeat(100)}\n`).join("");
  const run = begin({ kind: "text", text: lines, holdOut: false }, { pattern: "none" });
  run.on((message) => message.kind === "facts" && run.run.stop());
  expect(await run.ended).toEqual({ state: "stopped", problem: null });
  expect(run.told("facts")[0]?.facts.notes).toEqual([
    expect.stringMatching(
      /^Pre-tokens hardly repeat: different ones make up 11 MB of 11 MB\. Learning may take 214 MB/,
    ),
  ]);
});

test("where there is no memory, what was learned is given all the same", async () => {
  const run = begin(languages("eng", "deu_1996"), { size: 2000 });
  run.on((message) => {
    if (message.kind === "merges") throw new RangeError("Array buffer allocation failed");
  });
  expect(await run.ended).toMatchObject({ state: "failed", problem: expect.stringMatching("not enough memory") });
  expect(run.told("file").length).toBeGreaterThan(0);
});

function never(): never {
  throw new Error("It was not told.");
}
