import { expect, test } from "vitest";
import { type CorpusFile, layoutOf } from "./layout";
import { type ReadProgress, type ReadResult, readCorpus } from "./read";

function file(name: string, content: string | Uint8Array): CorpusFile {
  const bytes = new Uint8Array(Buffer.from(content));
  return { name, size: bytes.length, arrayBuffer: async () => bytes.buffer };
}

async function read(files: readonly CorpusFile[]) {
  const results: ReadResult[] = [];
  const progress: ReadProgress[] = [];
  const [choice = { label: "", sources: [] }] = layoutOf(files).choices;
  for await (const result of readCorpus(choice, (step) => progress.push(step))) results.push(result);
  return { results, progress };
}

test("languages come one by one with their segments, and progress counts bytes", async () => {
  const { results, progress } = await read([file("deu.dev", "eins\nzwei\n"), file("eng.dev", "one\n\n")]);
  expect(results).toMatchObject([
    { kind: "language", language: { code: "deu", segments: 2, present: 2, empty: 0 }, segments: ["eins", "zwei"] },
    { kind: "language", language: { code: "eng", segments: 2, present: 1, empty: 1 }, segments: ["one", ""] },
  ]);
  expect(progress.map(({ done, total }) => `${done} of ${total}`)).toEqual(["0 of 15", "10 of 15", "15 of 15"]);
});

test("files are opened when it is their turn", async () => {
  const opened: string[] = [];
  const watched = ["deu", "eng"].map((code): CorpusFile => {
    const own = file(`${code}.dev`, "a\n");
    return {
      ...own,
      arrayBuffer() {
        opened.push(code);
        return own.arrayBuffer();
      },
    };
  });
  const [choice = { label: "", sources: [] }] = layoutOf(watched).choices;
  const languages = readCorpus(choice, () => {});
  await languages.next();
  expect(opened).toEqual(["deu"]);
  await languages.next();
  expect(opened).toEqual(["deu", "eng"]);
});

test("dev and devtest are one after the other", async () => {
  const { results } = await read([
    ...["deu", "eng"].map((code) => file(`devtest/${code}.devtest`, "2\n3\n")),
    ...["deu", "eng"].map((code) => file(`dev/${code}.dev`, "1\n")),
  ]);
  const parts = [
    { name: "dev/deu.dev", segments: 1 },
    { name: "devtest/deu.devtest", segments: 2 },
  ];
  expect(results[0]).toMatchObject({ language: { code: "deu", parts }, segments: ["1", "2", "3"] });
});

test("a file that cannot be used is named, and the others are read", async () => {
  const gone: CorpusFile = {
    name: "ita.dev",
    size: 1,
    arrayBuffer: async () => {
      throw new DOMException("The file changed.", "NotReadableError");
    },
  };
  const { results, progress } = await read([
    file("bin.dev", "a\0b"),
    file("deu.dev", "a\n"),
    file("fra.dev", Uint8Array.of(97, 10, 0xff)),
    gone,
    file("nil.dev", ""),
  ]);
  expect(results.map((result) => (result.kind === "problem" ? result.message : result.language.code))).toEqual([
    expect.stringMatching(/^bin\.dev is not a text file/),
    "deu",
    expect.stringMatching(/^fra\.dev is not UTF-8: line 2 /),
    "ita.dev cannot be read: The file changed.",
    "nil.dev is empty.",
  ]);
  expect(progress.at(-1)).toEqual({ done: 9, total: 9 });
});

test("a fault of the program is not taken for one of the file", async () => {
  const broken = { ...file("deu.dev", "a"), arrayBuffer: () => Promise.reject(new TypeError("oops")) };
  await expect(read([broken])).rejects.toThrow("oops");
});

test("a disk that does not answer ends it: the next file would keep it waiting too", async () => {
  const silent = () => Promise.reject(new DOMException("The file does not come.", "TimeoutError"));
  await expect(read([{ ...file("deu.dev", "a"), arrayBuffer: silent }, file("eng.dev", "b")])).rejects.toThrow(
    "deu.dev cannot be read: its disk does not answer.",
  );
});

test("a table gives a language a column", async () => {
  const { results, progress } = await read([file("t.jsonl", '\ufeff{"deu":"a"}\n{"deu":"b","eng":" "}\n')]);
  expect(results).toMatchObject([
    { language: { code: "deu", present: 2, missing: 0, parts: [{ name: "t.jsonl, key “deu”", segments: 2 }] } },
    { language: { code: "eng", present: 0, empty: 1, missing: 1 }, segments: ["", " "] },
  ]);
  expect(progress.at(-1)).toEqual({ done: progress[0]?.total, total: progress[0]?.total });
  const csv = await read([file("t.csv", "deu,eng\na,b\nc\n")]);
  expect(csv.results).toEqual([{ kind: "problem", file: "t.csv", message: expect.stringMatching(/^t\.csv, line 3/) }]);
  const none = await read([file("t.jsonl", '{"id":1}\n')]);
  expect(none.results).toMatchObject([{ kind: "problem", message: "t.jsonl has no text: no row has a language." }]);
});

test("what is too large is refused before any of it is read", async () => {
  const unread = () => Promise.reject(new Error("It was read."));
  const large = ["deu.dev", "eng.dev"].map((name) => ({ name, size: 150_000_000, arrayBuffer: unread }));
  await expect(read(large)).rejects.toThrow("The corpus has 300 MB, and at most 250 MB can be read.");
});
