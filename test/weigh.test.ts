import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Budget } from "../scripts/budgets.ts";
import { nameOf, weigh } from "../scripts/weigh.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tessera-weigh-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Writes a build; of numbers, files with so many bytes that do not get shorter. */
function build(files: Readonly<Record<string, string | number>>) {
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, typeof content === "string" ? content : noise(content));
  }
}

function noise(bytes: number): Uint8Array {
  let state = 1;
  return Uint8Array.from({ length: bytes }, () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state >>> 24;
  });
}

const line = (what: string, files: readonly string[], most: number): Budget => ({
  what,
  files,
  most,
  why: "So it is.",
});
const allowed = {
  firstPage: line("The first page’s JavaScript", ["index.html", "assets/figures"], 3),
  budgets: [line("The page Other", ["assets/OtherPage"], 3), line("The vocabulary a", ["vocabularies/a"], 4)],
  anyOther: 3,
};
const sound = {
  "index.html":
    '<script type="module" src="./assets/start-AAAAAAAA.js"></script><link rel="modulepreload" href="./assets/page-B-_BBBB1.js">',
  "assets/start-AAAAAAAA.js": 'import{a}from"./page-B-_BBBB1.js";import("./late-DDDDDDDD.js")',
  "assets/page-B-_BBBB1.js": 1000,
  "assets/figures-FFFFFFFF.js": 1000,
  "assets/OtherPage-CCCCCCCC.js": 'import"./page-B-_BBBB1.js";import{b}from"./part-EEEEEEEE.js"',
  "assets/part-EEEEEEEE.js": 2000,
  "assets/late-DDDDDDDD.js": 2500,
  "vocabularies/a.0123456789abcdef.pack": 3999,
  "vocabularies/manifest.json": 100_000,
};

describe("a build", () => {
  test("that weighs what it may has no fault; what is imported later, and copies for servers, count elsewhere", () => {
    build({ ...sound, "assets/page-B-_BBBB1.js.br": 100_000 });
    expect(weigh(folder, allowed)).toEqual([]);
  });

  test("that weighs more is told what, by how much, why and the largest files first", () => {
    build({ ...sound, "assets/page-B-_BBBB1.js": 2500, "vocabularies/a.0123456789abcdef.pack": 4100 });
    const [first = "", second = "", ...others] = weigh(folder, allowed);
    expect(others).toEqual([]);
    expect(first).toMatch(
      /^The first page’s JavaScript weighs 3\.[67] kB, 0\.[67] kB more than its 3 kB\. So it is\. Its largest files:\n {2}2\.5 kB {2}assets\/page-B-_BBBB1\.js\n {2}1\.0 kB {2}assets\/figures-FFFFFFFF\.js\n/,
    );
    // What is compressed within is counted as it is sent.
    expect(second).toBe(
      "The vocabulary a weighs 4.1 kB, 0.1 kB more than its 4 kB. So it is. Its largest files:\n  4.1 kB  vocabularies/a.0123456789abcdef.pack",
    );
  });

  test("counts with a page what it imports and the first page has not, and no file twice", () => {
    build({ ...sound, "assets/part-EEEEEEEE.js": 3100 });
    expect(weigh(folder, allowed).map((fault) => fault.split(" weighs ")[0])).toEqual(["The page Other"]);
  });

  test("has a limit for what no line names", () => {
    build({ ...sound, "assets/late-DDDDDDDD.js": 3100 });
    expect(weigh(folder, allowed)).toEqual([
      expect.stringMatching(/^assets\/late-DDDDDDDD\.js weighs 3\.1 kB, 0\.1 kB more/),
    ]);
  });

  test("has a line for each page, worker and vocabulary, and files for each line", () => {
    build({
      ...sound,
      "assets/NewPage-GGGGGGGG.js": "",
      "workers/new/new.worker-HHHHHHHH.js": "",
      "vocabularies/b.0123456789abcdef.pack": 1,
    });
    rmSync(join(folder, "vocabularies/a.0123456789abcdef.pack"));
    expect(weigh(folder, allowed).sort()).toEqual([
      "The vocabulary a: the build has no file vocabularies/a. Name the one it is now.",
      "assets/NewPage-GGGGGGGG.js has no budget. Give “assets/NewPage” a line, with its reason.",
      "vocabularies/b.0123456789abcdef.pack has no budget. Give “vocabularies/b” a line, with its reason.",
      "workers/new/new.worker-HHHHHHHH.js has no budget. Give “workers/new/new.worker” a line, with its reason.",
    ]);
  });
});

test("names are without hashes, also such as have hyphens of their own", () => {
  expect(nameOf("assets/ChatOffer-2-efoqe0.js")).toBe("assets/ChatOffer");
  expect(nameOf("assets/page-RSpnGIQF.css")).toBe("assets/page.css");
  expect(nameOf("workers/chat/chat.worker-BCkXbjMS.js")).toBe("workers/chat/chat.worker");
  expect(nameOf("corpora/udhr.e281527846517a61.corpus")).toBe("corpora/udhr");
  expect(nameOf("service-worker.js")).toBe("service-worker.js");
  expect(nameOf("index.html")).toBe("index.html");
});
