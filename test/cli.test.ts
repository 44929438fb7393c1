/** The command line as people start it: the bin itself, in a process of its own. What it prints in detail: `src/cli`. */
import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadBuiltin } from "./support/builtins";
import { oneOfEach } from "./support/runs";

const bin = fileURLToPath(new URL("../bin/tessera.mjs", import.meta.url));
let folder = "";

/** Runs the bin to its end, with some bytes as standard input. */
function tessera(args: readonly string[], stdin: string | Uint8Array = "") {
  const child = spawn(process.execPath, [bin, ...args], { cwd: folder });
  return ended(child, stdin);
}

/** Runs a shell's pipeline in which `tessera` is the bin. */
function shell(script: string) {
  const defined = `set -o pipefail; tessera() { "$NODE" "$BIN" "$@"; }; ${script}`;
  const env = { ...process.env, NODE: process.execPath, BIN: bin };
  return ended(spawn("bash", ["-c", defined], { cwd: folder, env }), "");
}

async function ended(child: ReturnType<typeof spawn>, stdin: string | Uint8Array) {
  const result = { code: -1 as number | null, out: "", err: "" };
  child.stdout?.on("data", (data) => {
    result.out += data;
  });
  child.stderr?.on("data", (data) => {
    result.err += data;
  });
  // Whoever finds a mistake in its arguments does not read the rest of its input.
  child.stdin?.on("error", () => {});
  child.stdin?.end(stdin);
  result.code = await new Promise((resolve, reject) => child.on("close", resolve).on("error", reject));
  return result;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tessera-cli-"));
  // Builds the program when it is missing or older than the sources.
  expect(await tessera(["--version"])).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test("version and help are told without a tokenizer's code", async () => {
  const folderOf = new URL("../dist-cli/", import.meta.url);
  const loaded = new Set(["./main.js"]);
  let bytes = 0;
  for (const name of loaded) {
    const code = await readFile(new URL(name, folderOf), "utf8");
    bytes += code.length;
    for (const [, imported] of code.matchAll(/^import .*? from "(\.\/[^"]+)";$/gm)) loaded.add(imported ?? "");
  }
  expect(loaded.size).toBeGreaterThan(1);
  // The code of tokenizers alone is nearly three times that.
  expect(bytes).toBeLessThan(81_000);
});

test("ids and byte ranges of a line of text, for two tokenizers", async () => {
  const { code, out, err } = await tessera(["encode", "-t", "llama3", "-t", "o200k_base"], "Grüße, 世界 👍🏽\n");
  expect([code, err]).toEqual([0, ""]);
  expect(out).toBe(
    '{"tokenizer":"llama3","ids":[6600,2448,24352,11,127365,62904,235,9468,237,121,198],' +
      '"byteStart":[0,2,4,7,8,15,19,20,22,23,24],"byteEnd":[2,4,7,8,15,19,20,22,23,24,25]}\n' +
      '{"tokenizer":"o200k_base","ids":[3193,572,13153,11,185558,160433,52622,121,198],' +
      '"byteStart":[0,2,4,7,8,15,20,23,24],"byteEnd":[2,4,7,8,15,20,23,24,25]}\n',
  );
});

test("a large file is counted as it is encoded", async () => {
  await writeFile(join(folder, "large.txt"), "The 3 “Grüße” of 世界 👍🏽!\r\n".repeat(8_000));
  const tokenizers = oneOfEach(["cl100k_base", "llama2", "bert_uncased"], ["r50k_base", "llama2"]);
  const args = [...tokenizers.flatMap((id) => ["-t", id]), "large.txt"];
  const counted = await tessera(["count", ...args]);
  const encoded = await tessera(["encode", ...args]);
  const lengths = encoded.out
    .trimEnd()
    .split("\n")
    .map((line): string => {
      const { tokenizer, ids } = JSON.parse(line);
      return `${tokenizer}\t${ids.length}\n`;
    });
  expect(counted).toMatchObject({ code: 0, err: "", out: lengths.join("") });
  expect(lengths.length).toBe(tokenizers.length);
});

test("what is shared out among threads comes to the same: files, standard input, a corpus", async () => {
  const part = "The 3 “Grüße” of 世界 👍🏽, à la carte!\r\n";
  const text = part.repeat((5 * 2 ** 20) / Buffer.byteLength(part));
  const before = oneOfEach<string>(["1.txt", "2.txt", "3.txt"], ["1.txt", "2.txt"]);
  for (const name of before) await writeFile(join(folder, name), text);
  await writeFile(join(folder, "broken.txt"), Buffer.concat([Buffer.from(text), Buffer.of(10, 0xff)]));
  const tokenizers = oneOfEach(["cl100k_base", "llama2"] as const, ["cl100k_base"]);
  const counts = tokenizers.map((id) => {
    const engine = loadBuiltin(id);
    const tokens = (of: string) => engine.encode(of, { specials: "text", inserted: false }).ids.length;
    const first = tokens(part.repeat(5));
    // From some repetition on each one adds the same.
    return first + (tokens(part.repeat(6)) - first) * (text.length / part.length - 5);
  });
  const args = tokenizers.flatMap((id) => ["-t", id]);
  const lines = (file: string) => tokenizers.map((id, i) => `${id}\t${counts[i]}${file}\n`).join("");
  expect(await tessera(["count", ...args], text)).toEqual({ code: 0, out: lines(""), err: "" });
  expect(await tessera(["count", ...args, ...before, "broken.txt", "1.txt"])).toEqual({
    code: 1,
    out: before.map((name) => lines(`\t${name}`)).join(""),
    err: expect.stringMatching(
      new RegExp(`^tessera: broken\\.txt is not UTF-8: byte 0xFF at offset ${Buffer.byteLength(text) + 1}, line `),
    ),
  });
  const [corpusTokenizer = ""] = oneOfEach<string>(["o200k_base"], ["utf8_bytes"]);
  const { code, out } = await tessera(["premium", "udhr", "--intervals", "-t", corpusTokenizer]);
  const rows = out.trimEnd().split("\n").slice(1);
  const codes = rows.map((row) => row.split(",")[0]);
  expect([code, codes]).toEqual([0, [...codes].sort()]);
  expect(codes.length).toBeGreaterThan(500);
  expect(rows.find((row) => row.startsWith("eng,"))).toMatch(/,1\.0000,1\.0000,1\.0000$/);
}, 240_000);

test("a tokenizer from a folder of files, and a file that is too large unread", async () => {
  await mkdir(join(folder, "model"));
  const model = { type: "BPE", vocab: { a: 0, b: 1, ab: 2 }, merges: ["a b"] };
  await writeFile(join(folder, "model", "tokenizer.json"), JSON.stringify({ added_tokens: [], model }));
  expect(await tessera(["count", "-t", "./model"], "abab")).toEqual({ code: 0, out: "./model\t2\n", err: "" });
  await writeFile(join(folder, "large.json"), "");
  await truncate(join(folder, "large.json"), 500 * 1024 * 1024);
  expect(await tessera(["count", "-t", "large.json"], "abab")).toEqual({
    code: 1,
    out: "",
    err: "tessera: large.json: These are 500 MB. A tokenizer’s files are read up to 256 MB.\n",
  });
});

test("arguments that make no sense end with 2, inputs that cannot be used with 1", async () => {
  const cases = [
    { args: ["cuont"], code: 2, err: /^tessera: There is no command “cuont”/ },
    { args: ["count", "-t", "llama9"], code: 2, err: /^tessera: There is no tokenizer “llama9”.* llama3/ },
    { args: ["count", "-t", "words", "--colour"], code: 2, err: /^tessera: Unknown option '--colour'/ },
    {
      args: ["count", "-t", "words", "none.txt"],
      code: 1,
      err: /^tessera: none\.txt cannot be read: it does not exist\.\n$/,
    },
    { args: ["encode", "-t", "words", "."], code: 1, err: /^tessera: \. cannot be read: it is a folder\.\n$/ },
  ];
  for (const { args, code, err } of cases) {
    expect(await tessera(args)).toEqual({ code, out: "", err: expect.stringMatching(err) });
  }
});

test("what is no text is refused or read alike by all commands that read one; of a folder it is left out, as links are that lead nowhere", async () => {
  const mixed = join(folder, "mixed");
  await mkdir(mixed);
  await writeFile(join(mixed, "a.txt"), "one two");
  await writeFile(join(mixed, "picture"), "\x89PNG\r\n\x1a\n\0\0", "latin1");
  await symlink("loop", join(mixed, "loop"));
  await symlink("none", join(mixed, "nowhere"));
  for (const command of oneOfEach(["count", "encode", "show", "split", "trace"], ["count", "trace"])) {
    expect(await tessera([command, "-t", "words", "mixed/picture"]), command).toEqual({
      code: 1,
      out: "",
      err: expect.stringMatching(
        /^tessera: mixed\/picture is not UTF-8: byte 0x89 at offset 0, line 1\. If it is a text, /,
      ),
    });
    expect(await tessera([command, "-t", "words", "mixed/loop"]), command).toEqual({
      code: 1,
      out: "",
      err: "tessera: mixed/loop cannot be read: it is a link that leads in a circle.\n",
    });
  }
  const left = [
    "Left out: mixed/loop cannot be read: it is a link that leads in a circle.",
    "Left out: mixed/nowhere cannot be read: it does not exist.",
    "mixed/picture is an image (PNG), left out.",
    "",
  ].join("\n");
  expect(await tessera(["count", "-t", "words", "mixed"])).toEqual({
    code: 0,
    out: "words\t2\tmixed/a.txt\n",
    err: left,
  });
  expect(await tessera(["count", "-t", "words", "--by", "line", "mixed"])).toMatchObject({ code: 0, err: left });
});

test("interrupted while it counts with other threads it ends by that signal, which a shell calls 130, and without a word", async () => {
  const child = spawn(process.execPath, [bin, "count", "-t", "r50k_base", "-"], { cwd: folder });
  let told = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (told += data));
  const signal = new Promise((resolve) => child.on("close", (_, by) => resolve(by)));
  child.stdin.on("error", () => {});
  // All but what a pipe holds has been read once it is written; the end of the input never comes.
  await new Promise((resolve) => child.stdin.write("some words to count\n".repeat(600_000), resolve));
  child.kill("SIGINT");
  expect(await signal).toBe("SIGINT");
  expect(told).toBe("");
});

test("input that is not UTF-8 is refused, with its place", async () => {
  await writeFile(join(folder, "latin1.txt"), Buffer.from("one\ntwo: \xfc\n", "latin1"));
  expect(await tessera(["count", "-t", "r50k_base", "latin1.txt"])).toEqual({
    code: 1,
    out: "",
    err: expect.stringMatching(/^tessera: latin1\.txt is not UTF-8: byte 0xFC at offset 9, line 2\./),
  });
});

test("a reader that goes away ends it quietly", async () => {
  const { code, out, err } = await shell(
    "seq 1 200000 | tessera encode -t cl100k_base -t r50k_base | head -c 20; seq 1 9 | tessera trace -t words | head -1;" +
      "tessera premium udhr -t utf8_bytes | head -c 8",
  );
  expect([code, out, err]).toEqual([0, '{"tokenizer":"cl100kwords: 9 tokens\nlanguage', ""]);
});

test("premiums of a folder laid out as FLORES-200, and the file whose lines do not match", async () => {
  const corpus = join(folder, "flores");
  await mkdir(corpus);
  await writeFile(join(corpus, "eng_Latn.dev"), "We wash.\nThey sing.\n");
  await writeFile(join(corpus, "deu_Latn.dev"), "Wir waschen.\nSie singen.\n");
  const args = ["premium", "--corpus", corpus, "--pivot", "eng_Latn", "--mode", "joined", "-t", "utf8_bytes"];
  expect(await tessera(args)).toEqual({
    code: 0,
    err: "",
    out:
      "language,tokenizer,tokens,bytes,characters,unknown,premium\n" +
      "deu_Latn,utf8_bytes,24,23,23,0,1.2632\neng_Latn,utf8_bytes,19,18,18,0,1.0000\n",
  });
  await writeFile(join(corpus, "fra_Latn.dev"), "Nous lavons.\n");
  expect(await tessera(args)).toEqual({
    code: 1,
    out: "",
    err: expect.stringMatching(/^tessera: fra_Latn\.dev has 1 line, but deu_Latn\.dev has 2\./),
  });
});

test("train says before it learns that what it is to write cannot be written, or is what it reads", async () => {
  const read = "low lower lowest\n".repeat(9);
  await writeFile(join(folder, "read.txt"), read);
  const refused = async (output: string) => {
    const { code, err } = await tessera(["train", "--size", "260", "-o", output, "read.txt"]);
    return [code, err.trim()];
  };
  expect(await refused("none/t.json")).toEqual([1, "tessera: none cannot be written: it does not exist."]);
  expect(await refused(".")).toEqual([1, "tessera: . cannot be written: it is a folder."]);
  expect(await refused("./read.txt")).toEqual([1, "tessera: ./read.txt is what is read: name another file with -o."]);
  expect(await readFile(join(folder, "read.txt"), "utf8")).toBe(read);
  const empty = await tessera(["train", "--size", "260", "--special", "", "read.txt"]);
  expect([empty.code, empty.err]).toEqual([1, expect.stringContaining("one character at least")]);
});

test("work that takes too long is told of though its thread comes to nothing else, and what waits is not", async () => {
  const watched = (begun: number) =>
    ended(
      spawn(process.execPath, [
        "-e",
        `const { Worker } = require("node:worker_threads");
        const counts = new Int32Array(new SharedArrayBuffer(8));
        new Worker(process.argv[1], { workerData: { counts, line: "too long", patience: 100 } });
        counts.set([${begun}, 3]);
        for (const end = Date.now() + 3000; Date.now() < end; );
        process.exit();`,
        fileURLToPath(new URL("../dist-cli/watch.js", import.meta.url)),
      ]),
      "",
    );
  const [works, waits] = await Promise.all([watched(4), watched(3)]);
  expect([works.err, waits.err]).toEqual(["too long\n", ""]);
});
