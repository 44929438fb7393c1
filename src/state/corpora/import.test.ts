import { beforeEach, expect, test } from "vitest";
import { layoutFiles, readFiles } from "../../worker/corpus/files";
import type { ChosenFile } from "../../worker/corpus/protocol";
import type { CorpusFilesReader } from "../../worker/corpus/reader";
import { PoolError } from "../../worker/pool/workerErrors";
import { bundledCorpus } from "../languages/choice";
import { setLanguages } from "../languages/setLanguages";
import { actions, useAppStore } from "../store";
import { CorpusImport, importKey, importProblems, useCorpusImport } from "./import";
import type { OwnCorpus } from "./storage";

/** The reader's own code, without its worker. */
const reader: Pick<CorpusFilesReader, "layout" | "read"> = {
  layout: async (files) => layoutFiles(files),
  read: (files, choice, _signal, onProgress) => readFiles(files, choice, onProgress),
};

let added: OwnCorpus[];
let keepProblem: string | null;
let corpusImport: CorpusImport;

beforeEach(() => {
  added = [];
  keepProblem = null;
  corpusImport = makeImport(reader);
  corpusImport.cancel();
  actions.setNotice(null);
  setLanguages({ corpus: bundledCorpus, pivot: null, group: { kind: "spoken" } });
});

function makeImport(by: typeof reader): CorpusImport {
  return new CorpusImport(by, {
    add: (corpus) => void added.push(corpus),
    keep: async () => keepProblem,
  });
}

function filesOf(contents: Readonly<Record<string, string>>): { files: ChosenFile[]; problems: string[] } {
  const files = Object.entries(contents).map(([path, text]) => ({ path, file: new File([text], path) }));
  return { files, problems: [] };
}

const small = { "small/hin.txt": "क\n", "small/eng_Latn.txt": "a\n", "small/deu.txt": "b\n" };
const state = () => useCorpusImport.getState();
const choice = () => useAppStore.getState().comparison.languages;
const errors = () => importProblems(state()).flatMap(({ severity, message }) => (severity === "error" ? message : []));

test("files become a preview in order of codes, with English as the pivot", async () => {
  await corpusImport.take(filesOf(small));
  expect(state()).toMatchObject({ step: "preview", name: "small", pivot: "eng_Latn", error: null, fileProblems: [] });
  expect(state().languages.map(({ draft }) => draft.code)).toEqual(["deu", "eng_Latn", "hin"]);
  expect(importProblems(state())).toEqual([]);
});

test("the pivot that the page has stays, if the corpus has it", async () => {
  setLanguages({ pivot: "hin" });
  await corpusImport.take(filesOf(small));
  expect(state().pivot).toBe("hin");
});

test("using the corpus measures it, all of its languages", async () => {
  await corpusImport.take(filesOf(small));
  const key = importKey(state());
  await corpusImport.use(false);
  expect(added.map((corpus) => [corpus.key, corpus.segments, corpus.languages.length])).toEqual([[key, 1, 3]]);
  expect(choice()).toMatchObject({ corpus: key, pivot: "eng_Latn", group: { kind: "all" } });
  expect(state().step).toBe("idle");
});

test("a link that was waiting for the corpus keeps its choice of languages", async () => {
  await corpusImport.take(filesOf(small));
  setLanguages({ corpus: importKey(state()), group: { kind: "script", script: "Deva" } });
  await corpusImport.use(false);
  expect(choice().group).toEqual({ kind: "script", script: "Deva" });
});

test("a corrected code is another key, and the pivot follows it", async () => {
  await corpusImport.take(filesOf(small));
  const before = importKey(state());
  corpusImport.setCode(1, "eng");
  expect(state().pivot).toBe("eng");
  expect(importKey(state())).not.toBe(before);
  corpusImport.setCode(1, "eng_Latn");
  expect(importKey(state())).toBe(before);
});

test("codes that are missing, twice there or too long are errors, and leaving a language out mends them", async () => {
  await corpusImport.take(filesOf(small));
  corpusImport.setCode(2, "deu");
  expect(errors()).toEqual([expect.stringMatching(/both of deu/)]);
  corpusImport.setCode(2, "");
  expect(errors()).toEqual([expect.stringMatching(/has no language code/)]);
  corpusImport.setCode(2, "x".repeat(101));
  expect(errors()).toEqual([expect.stringMatching(/too long/)]);
  corpusImport.setUsed(2, false);
  expect(errors()).toEqual([]);
  corpusImport.setUsed(0, false);
  expect(errors()).toEqual([expect.stringMatching(/only one language/)]);
});

test("a problem is about the same language, whatever is left out before it", async () => {
  await corpusImport.take(filesOf({ ...small, "small/hin.txt": "क\nख\n" }));
  expect(importProblems(state()).map(({ languages }) => languages)).toEqual([[2]]);
  corpusImport.setUsed(0, false);
  expect(importProblems(state()).map(({ languages }) => languages)).toEqual([[2]]);
});

test("files that are no corpus are said, and nothing is shown", async () => {
  await corpusImport.take(filesOf({ "photo.png": "x" }));
  expect(state()).toMatchObject({ step: "idle", error: expect.stringMatching(/^There are no languages/) });
  await corpusImport.take({ files: [], problems: [] });
  expect(state()).toMatchObject({ step: "idle", error: "There are no files in it." });
  await corpusImport.take(Promise.reject(new Error("The folder is gone.")));
  expect(state()).toMatchObject({ step: "idle", error: "The folder is gone." });
});

test("files that cannot be used are said beside those that can", async () => {
  await corpusImport.take({ ...filesOf({ ...small, "small/fra.txt": "" }), problems: ["x cannot be read."] });
  expect(state().fileProblems).toEqual(["x cannot be read.", "small/fra.txt is empty."]);
  expect(errors()).toEqual([]);
});

test("where one part cannot be read, another can be chosen", async () => {
  const failing: typeof reader = {
    ...reader,
    read: (files, place, ...rest) =>
      place === 0 ? Promise.reject(new Error("It is too large.")) : reader.read(files, place, ...rest),
  };
  corpusImport = makeImport(failing);
  await corpusImport.take(
    filesOf({ "s/eng.dev": "a\n", "s/deu.dev": "b\n", "s/eng.devtest": "c\n", "s/deu.devtest": "d\n" }),
  );
  expect(state()).toMatchObject({ step: "preview", error: "It is too large.", languages: [] });
  await corpusImport.choose(2);
  expect(state()).toMatchObject({ step: "preview", error: null, name: "s devtest" });
});

test("what failed by no fault of the files can be tried again with the same ones, in the same way", async () => {
  let isSilent = true;
  const silent = <T>(read: () => Promise<T>) =>
    isSilent ? Promise.reject(new PoolError("Nothing was heard.")) : read();
  corpusImport = makeImport({
    layout: (...given) => silent(() => reader.layout(...given)),
    read: (...given) => silent(() => reader.read(...given)),
  });
  await corpusImport.take(filesOf(small));
  expect(state()).toMatchObject({ step: "idle", error: "Nothing was heard.", canRetry: true });
  isSilent = false;
  await corpusImport.again();
  expect(state()).toMatchObject({ step: "preview", name: "small", error: null, canRetry: false });

  const parts = filesOf({ "s/eng.dev": "a\n", "s/deu.dev": "b\n", "s/eng.devtest": "c\n", "s/deu.devtest": "d\n" });
  await corpusImport.take(parts);
  isSilent = true;
  await corpusImport.choose(2);
  expect(state()).toMatchObject({ step: "preview", canRetry: true });
  isSilent = false;
  await corpusImport.again();
  expect(state()).toMatchObject({ step: "preview", name: "s devtest", canRetry: false });

  await corpusImport.take(filesOf({ "photo.png": "x" }));
  expect(state()).toMatchObject({ step: "idle", canRetry: false });
});

test("what was cancelled, or overtaken by other files, never shows", async () => {
  const slow: typeof reader = {
    ...reader,
    read: async (...all) => {
      const result = await reader.read(...all);
      await new Promise((resolve) => setTimeout(resolve, 20));
      return result;
    },
  };
  corpusImport = makeImport(slow);
  const cancelled = corpusImport.take(filesOf(small));
  corpusImport.cancel();
  await cancelled;
  expect(state()).toMatchObject({ step: "idle", languages: [], error: null });
  const overtaken = corpusImport.take(filesOf(small));
  const last = corpusImport.take(filesOf({ "other/eng.txt": "a\n", "other/fra.txt": "b\n" }));
  await Promise.all([overtaken, last]);
  expect(state()).toMatchObject({ step: "preview", name: "other" });
  expect(state().languages).toHaveLength(2);
});

test("a corpus that cannot be kept is used all the same, and a notice says why", async () => {
  keepProblem = "No room left.";
  await corpusImport.take(filesOf(small));
  await corpusImport.use(true);
  expect(choice().corpus).toMatch(/^own:small#/);
  expect(useAppStore.getState().notices[0]).toMatchObject({ tone: "error", message: "No room left." });
});
