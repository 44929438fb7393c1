import { readFileSync } from "node:fs";
import fc from "fast-check";
import { Tokenizer } from "tokenizers";
import { describe, expect, test } from "vitest";
import { builtinIds, loadBuiltin, loadParts } from "../../test/support/builtins";
import { channelHelpers } from "../../test/support/channelHelpers";
import { text as ggufText, smallKeys, writeGguf } from "../../test/support/gguf";
import { oneOfEach } from "../../test/support/runs";
import { firstPieces, writeModelProto } from "../../test/support/sentencePiece";
import { trickyStrings, vocabularyEntries } from "../../test/support/strings";
import { decodeIds } from "../analysis/ids/decodeIds";
import { BundledCorpus } from "../corpora/bundled";
import { corpusFormat, writeCorpus } from "../corpora/bundledFormat";
import { draftLanguage } from "../corpora/draft";
import { ownLanguage } from "../corpora/ownLanguage";
import type { HubCache } from "../hub/hubCache";
import { ModelType } from "../tokenizers/formats/sentencePiece/sentencePieceProto";
import { encodeFormats } from "./commandLine";
import { InputError } from "./environment";
import { run } from "./run";

/** Two languages of two segments. */
const bundled = writeCorpus(
  {
    format: corpusFormat,
    title: "Two lines",
    package: "none",
    version: "0.0.0",
    licence: "none",
    segments: 2,
    unit: "article",
    languages: ["deu", "eng"].map((code) => ownLanguage(draftLanguage(code, [], ["a", "b"], 0))),
  },
  [
    ["Alle Menschen", "Niemand"],
    ["All human beings", ""],
  ],
);

/** Nothing was loaded from the Hub; hubTokenizers.test.ts has what was. */
const emptyCache: HubCache = {
  get: async () => null,
  put: async () => {},
  list: async () => [],
  remove: async () => false,
};

/** Runs the program over files in memory; “-” is standard input. */
async function tessera(
  args: readonly string[],
  files: Readonly<Record<string, string | Uint8Array>> = {},
  colors = false,
) {
  const written: Record<string, string> = {};
  const watched: { line: string; begun: number; done: number; isOver: boolean }[] = [];
  const result = { out: "", bytes: [] as number[], warnings: [] as string[], code: -1, written, watched };
  async function* read(path: string) {
    const content = files[path];
    if (content === undefined) throw new InputError(`${path} cannot be read: it does not exist.`);
    const bytes = Buffer.from(content);
    for (let at = 0; at < bytes.length; at += 5) yield bytes.subarray(at, at + 5);
  }
  result.code = await run(args, {
    version: "1.2.3",
    stdin: () => read("-"),
    readFile: read,
    async inspect(path) {
      const content = files[path];
      const isFolder = Object.keys(files).some((name) => name.startsWith(path.endsWith("/") ? path : `${path}/`));
      if (content === undefined && !isFolder) throw new InputError(`${path} cannot be read: it does not exist.`);
      return { isFolder, size: content?.length ?? 0 };
    },
    async listFolder(path) {
      const folder = path.endsWith("/") ? path : `${path}/`;
      const inner = Object.keys(files).filter((name) => name.startsWith(folder));
      return [...new Set(inner.map((name) => /^[^/]*\/?/.exec(name.slice(folder.length))?.[0] ?? ""))];
    },
    async write(text) {
      if (typeof text !== "string") result.bytes.push(...text);
      result.out += Buffer.from(text).toString();
    },
    checkOutput: async () => {},
    async writeFile(path, content) {
      written[path] = content;
    },
    warn: (line) => result.warnings.push(line),
    loadTokenizer: async (id) => ({ tokenizer: loadBuiltin(id), parts: loadParts(id) }),
    hubCache: async () => emptyCache,
    hasColors: colors,
    helpers: channelHelpers(2),
    watch(line) {
      const work = { line: line(20), begun: 0, done: 0, isOver: false };
      result.watched.push(work);
      return {
        begun: () => void work.begun++,
        done: () => void work.done++,
        end() {
          work.isOver = true;
        },
      };
    },
    loadBundledCorpus: async () => new BundledCorpus(Buffer.from(bundled)),
  });
  return result;
}

const text = "Grüße, 世界 👍🏽\n<|endoftext|> [SEP] </s>";

test("count prints a line for each tokenizer", async () => {
  const { out, code } = await tessera(["count", "-t", "utf8_bytes", "-t", "code_points"], { "-": "é東" });
  expect([out, code]).toEqual(["utf8_bytes\t5\ncode_points\t2\n", 0]);
});

test("train learns a tokenizer.json that the other commands take, the same from parts of a text as from files", async () => {
  const lines = `${"low lower\n".repeat(5)}${"newest widest\r\n".repeat(6)}`;
  const args = ["train", "--size", "268", "--pattern", "whitespace", "--special", "<s>"];
  const { written, code, warnings } = await tessera([...args, "-o", "t.json", "a.txt", "b.txt"], {
    "a.txt": `${lines}low`,
    "b.txt": lines,
  });
  expect([code, warnings]).toEqual([0, ["tessera: read 283 characters, 4 distinct pre-tokens"]]);
  const { model } = JSON.parse(written["t.json"] ?? "");
  expect([model.vocab["<s>"], model.vocab.low, Object.keys(model.vocab).length]).toEqual([0, 260, 268]);
  const counts = await tessera(["count", "-t", "./t.json"], { "./t.json": written["t.json"] ?? "", "-": "low lower" });
  expect(counts.out).toBe("./t.json\t3\n");
  expect((await tessera(args, { "-": `${lines}low\n${lines}` })).out).toBe(written["t.json"]);
  expect((await tessera(["train", "a.txt"], {})).warnings[0]).toContain("--size 8000");
  const whole = await tessera(["train", "--size", "260", "--pattern", "qqq", "-"], { "-": lines });
  expect(whole.warnings[0]).toContain("The pattern cuts nothing at the beginning of the text");
  // A pattern of one's own may go to and fro without end; known ones need no watching.
  const watch = { line: expect.stringContaining("to and fro"), begun: 1, done: 1, isOver: true };
  expect([whole.watched, counts.watched]).toEqual([[watch], []]);
  const early = ["train", "--algorithm", "superbpe", "--size", "290", "--transition", "289", "-"];
  expect((await tessera(early, { "-": lines })).warnings.slice(-2)).toEqual([
    expect.stringMatching(/as far as 27\d entries: from there on words join, not from 289/),
    expect.stringContaining("entries, not 290"),
  ]);
  expect((await tessera([...args, "-"], { "-": "" })).warnings.at(-1)).toContain("nothing to learn from");
});

/** A file's entries, of which Unigram's have scores. */
function namesIn(vocab: Readonly<Record<string, number>> | readonly (readonly [string, number])[]): string[] {
  return Array.isArray(vocab) ? vocab.map(([entry]) => entry) : Object.keys(vocab);
}

test.each([
  ["characters", "--special", "<unk>"],
  ["characters", "--byte-fallback", "--pattern", "metaspace"],
  ["wordpiece", "--special", "<s>"],
  ["unigram", "--byte-fallback"],
])(
  "a limit to the alphabet leaves the rarest characters out, and natively the file gives the same: %s %s",
  async (algorithm, ...given) => {
    const text = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
    const args = [
      "train",
      "--algorithm",
      algorithm,
      ...given,
      "--alphabet-limit",
      "20",
      "--size",
      "400",
      "-o",
      "t.json",
    ];
    const { written } = await tessera([...args, "-"], { "-": text });
    const json = written["t.json"] ?? "";
    const entries = namesIn(JSON.parse(json).model.vocab).map((entry) => entry.replace(/^##(?=.)/su, ""));
    const letters = new Set(entries.filter((entry) => !/^<.+>$|^\[UNK\]$/.test(entry)).flatMap((entry) => [...entry]));
    expect(letters.size).toBe(20);
    const native = Tokenizer.fromString(json);
    const encoded = await tessera(["encode", "-t", "./t.json", "--format", "json"], { "./t.json": json, "-": text });
    const { ids } = JSON.parse(encoded.out);
    expect(ids).toEqual((await native.encode(text)).getIds());
    // What has no character is unknown, or its bytes.
    const unknown = new Set(["<unk>", "[UNK]", "<0x51>"].map((name) => native.tokenToId(name)));
    expect(ids.some((id: number) => unknown.has(id))).toBe(true);
  },
);

test("train learns from languages: of a corpus, of which a part is held out, or a file each, which parity compares", async () => {
  const train = ["train", "--algorithm", "parity", "--size", "258"];
  const corpus = await tessera([...train, "--corpus", "udhr", "--languages", "deu,eng", "--hold-out"]);
  expect([corpus.code, Object.keys(JSON.parse(corpus.out).model.vocab).length]).toEqual([0, 258]);
  // The second segment, which would be held out, is missing in one of them.
  expect(corpus.warnings.slice(-2)).toEqual(["tessera: held out, deu: 0 tokens", "tessera: held out, eng: 0 tokens"]);
  const files = { "en.txt": "one one\ntwo\n", "de.txt": "eins eins\nzwei\n", "fr.txt": "un\n" };
  const both = await tessera([...train, "--language", "en=en.txt", "--language", "de=de.txt", "-o", "t.json"], files);
  // Of the two German takes more tokens, and “ei” stands there three times.
  expect(JSON.parse(both.written["t.json"] ?? "").model.merges[0]).toEqual(["e", "i"]);
  const other = await tessera([...train, "--language", "en=en.txt", "--language", "fr=fr.txt"], files);
  expect([other.code, other.warnings.at(-1)]).toEqual([1, expect.stringContaining("as many lines each")]);
  // What parity has nothing of to go by is said: one language, files, few segments or none that all have.
  const onlyBpe = "tessera: Parity-aware BPE evens out languages: of one language it learns what BPE learns";
  for (const args of [["en.txt"], ["--language", "en=en.txt"]]) {
    expect((await tessera([...train, ...args], files)).warnings[0]).toContain(onlyBpe);
  }
  const gaps = { "a.txt": "aa aa\nbb\ncc\n", "b.txt": "xx xx\n\ncc\n", "c.txt": "\nyy\n\n" };
  const some = await tessera([...train, "--language", "a=a.txt", "--language", "b=b.txt"], gaps);
  expect(some.warnings[0]).toBe("tessera: of 3 segments, all the languages have 2: those alone count.");
  const none = await tessera([...train, "--language", "a=b.txt", "--language", "c=c.txt"], gaps);
  expect([none.code, none.warnings.at(-1)]).toEqual([1, expect.stringContaining("no segment in common")]);
  // The one that both have is held out.
  const held = await tessera([...train, "--hold-out", "--language", "a=a.txt", "--language", "c=c.txt"], gaps);
  expect([held.code, held.warnings.at(-1)]).toEqual([1, expect.stringContaining("no segment in common to learn from")]);
  const lacking = await tessera([...train, "--corpus", "udhr", "--languages", "xyz"]);
  expect(lacking.warnings.at(-1)).toContain("no language with the code xyz");
  for (const [args, problem] of [
    [["--corpus", "udhr", "a.txt"], "Name files, or a corpus"],
    [["--languages", "eng"], "--corpus"],
    [["--language", "en"], "en=english.txt"],
    [["--hold-out", "a.txt"], "is for languages"],
  ] as const) {
    const { code, warnings } = await tessera([...train, ...args], {});
    expect([code, warnings[0]]).toEqual([2, expect.stringContaining(problem)]);
  }
});

test("a tokenizer is named with a way to cut, which commands about vocabularies refuse", async () => {
  const files = { "x.txt": readFileSync(new URL("../../README.md", import.meta.url), "utf8") };
  const counts = await tessera(["count", "-t", "r50k_base", "-t", "r50k_base:fewest", "x.txt"], files);
  const [own = 0, fewest = 0] = counts.out.split("\n").map((line) => Number(line.split("\t")[1]));
  expect(counts.out).toContain("r50k_base:fewest\t");
  expect(fewest).toBeLessThan(own);
  const told = await tessera(["measure", "ways", "-t", "r50k_base:dropout-0.5-7", "--json", "x.txt"], files);
  const lines = told.out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines.map(({ way, tokens }) => [way, tokens])).toEqual(
    expect.arrayContaining([
      ["own", own],
      ["fewest", fewest],
    ]),
  );
  const traced = await tessera(["trace", "-t", "r50k_base:fewest", "x.txt"], files);
  expect(traced.out).toContain("cut in another way than its own: fewest tokens");
  for (const [args, said] of [
    [["count", "-t", "r50k_base:shortest", "x.txt"], "“shortest” is no way to cut. There are prefix, suffix"],
    [["audit", "-t", "r50k_base:fewest"], "“audit” cuts no text: leave “:fewest” out, and name r50k_base."],
    [["vocabulary-diff", "r50k_base", "cl100k_base:both"], "cuts no text: leave “:both” out"],
  ] as const) {
    const { code, warnings } = await tessera([...args], files);
    expect([code, warnings.join()]).toEqual([2, expect.stringContaining(said)]);
  }
  const refused = await tessera(["count", "-t", "words:fewest", "x.txt"], files);
  expect([refused.code, refused.warnings.join()]).toEqual([1, expect.stringContaining("cuts texts by a rule")]);
});

test("with several inputs each line names its file", async () => {
  const files = { "-": "a b", "x.txt": "c" };
  const counted = await tessera(["count", "-t", "words", "-t", "utf8_bytes", "x.txt", "-"], files);
  expect(counted.out).toBe("words\t1\tx.txt\nutf8_bytes\t1\tx.txt\nwords\t2\t-\nutf8_bytes\t3\t-\n");
  const encoded = await tessera(["encode", "-t", "words", "x.txt", "-"], files);
  expect(
    encoded.out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line)),
  ).toEqual([
    { tokenizer: "words", file: "x.txt", ids: [0], byteStart: [0], byteEnd: [1] },
    { tokenizer: "words", file: "-", ids: [0, 1], byteStart: [0, 2], byteEnd: [1, 3] },
  ]);
});

// What the engine gives, whichever tokenizer: one of each kind.
describe.each(oneOfEach(builtinIds, ["r50k_base", "llama2", "bert_uncased", "words"]))("%s", (id) => {
  test.each([
    { how: [] },
    { how: ["--specials", "control"] },
    { how: ["--inserted"] },
    { how: ["--specials=control", "--inserted"] },
  ])("encode prints what the tokenizer gives, and count how many: $how", async ({ how }) => {
    const options = {
      specials: how.join().includes("control") ? "control" : "text",
      inserted: how.includes("--inserted"),
    } as const;
    const { ids, byteStart, byteEnd } = loadBuiltin(id).encode(text, options);
    const { out } = await tessera(["encode", "-t", id, ...how], { "-": text });
    const columns = { ids: [...ids], byteStart: [...byteStart], byteEnd: [...byteEnd] };
    expect(out).toBe(`${JSON.stringify({ tokenizer: id, ...columns })}\n`);
    const counted = await tessera(["count", "-t", id, ...how], { "-": text });
    expect(counted.out).toBe(`${id}\t${ids.length}\n`);
  });

  test("trace prints the same ids", async () => {
    const { out } = await tessera(["trace", "--json", "--inserted", "-t", id], { "-": text });
    const { ids } = loadBuiltin(id).encode(text, { specials: "text", inserted: true });
    const parts: { id?: number; preTokens?: { model: { tokens: { id: number }[] } }[] }[] = JSON.parse(out).parts;
    const traced = parts.flatMap((part) =>
      part.preTokens === undefined ? part.id : part.preTokens.flatMap(({ model }) => model.tokens.map((t) => t.id)),
    );
    expect(traced).toEqual([...ids]);
  });
});

describe("vocabularies", () => {
  test("audit prints classes, or a line of JSON", async () => {
    const gguf = writeGguf(smallKeys);
    const { out } = await tessera(["audit", "-t", "./m.gguf"], { "./m.gguf": gguf });
    expect(out).toMatch(/^all\tentries\t262\t100\.00%\nform\tsingleByte\t256\t97\.71%\nform\tcontrol\t1\t0\.38%\n/);
    expect(out).toContain("\nreach\talways\t133\t50.76%\nreach\tinContext\t115\t43.89%\nreach\tnever\t1\t0.38%\n");
    const json = async (id: string) =>
      JSON.parse((await tessera(["audit", "--json", "-t", id], { "./m.gguf": gguf })).out);
    expect(await json("./m.gguf")).toMatchObject({
      tokenizer: "./m.gguf",
      entries: 262,
      checks: { bytes: { failures: 0 } },
    });
    for (const id of oneOfEach(["r50k_base"], [])) {
      const told = await json(id);
      expect(told).toMatchObject({ tokenizer: id, entries: 50_257, fragments: 216, never: [], undecided: 0 });
      expect(told.inContext).toHaveLength(331);
      expect(told.numbers).toMatchObject({ direction: "uneven", byRule: true, ways: { 1: { 1: 10 }, 2: { 2: 100 } } });
      expect(told.characters).toMatchObject({ Latn: { one: 95, unknown: 0 } });
      expect(told.checks).toMatchObject({ bytes: { verdict: "pass", failures: 0 }, idempotent: { verdict: "pass" } });
    }
  });

  test("a table of a file stands for “table” in a tokenizer's name; one that cannot be read, or is not asked for, is said", async () => {
    const files = { "t.tsv": "5\tpenki\nkm\tkilometrų\n", "bad.tsv": "a\nb\nc\nd\n", "in.txt": "5 km" };
    const ids = async (id: string, text: string, ...more: string[]) =>
      (await tessera(["encode", "-t", id, "--format", "ids", ...more, "x.txt"], { ...files, "x.txt": text })).out;
    const written = await ids("code_points", "penki kilometrų");
    expect(await ids("code_points:table", "5 km", "--table", "t.tsv")).toBe(written);
    expect(await ids("code_points:zwnj:table", "5\u200c km", "--table=t.tsv")).toBe(written);
    const said = async (...args: string[]) => {
      const { code, warnings } = await tessera(["count", ...args, "in.txt"], files);
      return [code, ...warnings];
    };
    expect(await said("-t", "words:table", "--table", "bad.tsv")).toEqual([
      2,
      expect.stringMatching(
        /^tessera: bad\.tsv: The table of words: Line 1 has neither .* 1 more line cannot be read either\.$/,
      ),
    ]);
    expect(await said("-t", "words", "--table", "t.tsv")).toEqual([
      2,
      "tessera: No tokenizer asks for the table of “t.tsv”: name one as -t o200k_base:table.",
    ]);
  });

  test("the entries of a class are listed with what is known of them", async () => {
    const { out } = await tessera(["audit", "-t", "r50k_base", "--class", "severalParts"]);
    expect(out.trimEnd().split("\n")).toHaveLength(63);
    expect(out).toMatch(/^\d+\t\\x[^\t]+\t[0-9a-f]+\tseveralParts\tinContext\tnone\t".+"$/m);
    const refused = await tessera(["audit", "-t", "utf8_bytes", "--class", "odd"]);
    expect([refused.code, refused.warnings[0]]).toEqual([
      2,
      expect.stringMatching(/^tessera: There is no class “odd”\. The classes are singleByte, /),
    ]);
  });

  test("measure takes lists from files, or those that come with the program, and needs no text for them", async () => {
    const files = { "gold.tsv": "evler\tev|ler\nünlü\tün|lü\n", "bad.tsv": "evler\n", t: "evler" };
    const { out } = await tessera(
      ["measure", "units", "--gold", "gold.tsv", "--terms=none", "-t", "code_points", "--json"],
      files,
    );
    expect(JSON.parse(out)).toMatchObject({
      tokenizer: "code_points",
      words: 2,
      precision: 2 / 7,
      recall: 1,
      f1: 4 / 9,
      macroPrecision: (1 / 4 + 1 / 3) / 2,
      macroF1: (2 / 5 + 1 / 2) / 2,
      morphScore: 1,
      language: null,
    });
    const some = await tessera(["measure", "units", "--gold", "some.tsv", "-t", "code_points", "--json"], {
      "some.tsv": "evler\tev|ler\nbozuk\n",
    });
    expect(JSON.parse(some.out)).toMatchObject({ words: 1 });
    expect(some.warnings).toEqual([
      "tessera: Lines are left out. Of “some.tsv”: Line 2 has one column, and a word needs its segments behind a tab or a comma.",
    ]);
    const bundled = await tessera(["measure", "units", "--gold", "turkish", "-t", "code_points", "--json"]);
    expect(JSON.parse(bundled.out)).toMatchObject({ recall: 1, terms: 120 });
    const text = await tessera(["measure", "units", "--words", "t", "-t", "words", "--json", "t"], files);
    expect(JSON.parse(text.out)).toMatchObject({ language: 1 });
    for (const [args, said] of [
      [["--gold", "bad.tsv"], "Of “bad.tsv” nothing could be read. Line 1 has one column"],
      [["--gold", "nothing.tsv"], "nothing.tsv"],
      [["--with", "gold:own:a#0123456789abcdef"], "“gold” is a list that a browser keeps."],
      [["--silver", "gold.tsv"], "There are gold, space, words, affixes, terms"],
    ] as const) {
      const refused = await tessera(["measure", "units", "-t", "words", ...args], files);
      expect(refused.code, said).not.toBe(0);
      expect(refused.warnings.join(" "), said).toContain(said);
    }
  });

  test("measure puts an instrument to texts, or to units that papers write down, and lists what there is", async () => {
    const units = { "-": "pick @@ed pick @@l @@ed pick @@les" };
    const { out } = await tessera(["measure", "information", "--units", "--json"], units);
    const line = JSON.parse(out) as Record<string, number | string | null>;
    expect(line).toMatchObject({ tokenizer: "units", tokens: 7, types: 4, capacity: null });
    expect(line.shannonEfficiency).toBeCloseTo(0.9211854966, 10);
    expect(line.renyiEfficiency).toBeCloseTo(0.8265064834, 10);
    const files = { a: "the cat, the cat", b: "" };
    const table = await tessera(["measure", "information", "-t", "r50k_base", "-t", "words", "a", "b"], files);
    const rows = table.out.trimEnd().split("\n");
    expect(rows.map((row) => row.split("\t")[0])).toEqual(["tokenizer", "r50k_base", "words", "r50k_base", "words"]);
    expect(rows[1]).toMatch(/^r50k_base\t5\t4\t.*\ta$/);
    expect((await tessera(["measure"])).out).toMatch(/^information\t/m);
    for (const [args, said] of [
      [["measure", "nothing", "-t", "words"], "There is no instrument “nothing”. The instruments are "],
      [
        ["measure", "information", "-t", "words", "--with", "beta:1"],
        "“beta:1” is no option. There are alpha, order, of",
      ],
      [["measure", "information", "-t", "words", "--with", "order:9"], "“order” must be a whole number from 1 to 4"],
      [["measure", "information", "-t", "words", "--order", "9"], "“order” must be a whole number from 1 to 4"],
      [["measure", "information", "-t", "words", "--beta=1"], "“beta:1” is no option. There are alpha, order, of"],
      [["measure", "information", "-t", "words", "--order"], "--order needs a value"],
      [["measure", "information"], "Name a tokenizer with -t"],
      [["measure", "information", "--units", "-t", "words"], "leave out -t"],
      [["measure", "information", "-t", "words", "--at", "1"], "“information” looks at no place in a text"],
      [["measure", "paths", "-t", "r50k_base", "--at", "30-99"], "--at 99 is behind the end of the text, which has 34"],
    ] as const) {
      const refused = await tessera(args, units);
      expect(refused.code, args.join(" ")).toBe(2);
      expect(refused.warnings.join(), args.join(" ")).toContain(said);
    }
  });

  test("a token is told by its id: what it is, how it is made, why no text gives it", async () => {
    const { out } = await tessera(["token", "-t", "r50k_base", "262", "8582"]);
    const [the = "", emoji = ""] = out.split("\n\n");
    expect(the).toMatch(/^id\t262\nname\t·the\ntext\t" the"\nbytes\t20746865\nrank\t262\nform\ttext\nreach\talways\n/);
    expect(the).toContain("\nmerge\trank 262\t256 “·t”\t+ 258 “he”\t= 262 “·the”\n");
    expect(emoji).toContain("\ntext\tnone: its bytes are no text by themselves\n");
    const { out: json } = await tessera(["token", "--json", "-t", "./m.gguf", "258"], {
      "./m.gguf": writeGguf(smallKeys),
    });
    const told = JSON.parse(json) as Record<string, unknown>;
    expect(told).toMatchObject({ tokenizer: "./m.gguf", id: 258, isWhole: true, madeWith: expect.any(Array) });
    for (const [args, said] of [
      [["-t", "r50k_base"], /^tessera: Name a token by its id/],
      [["-t", "r50k_base", "the"], /^tessera: A token’s id is a number, such as 439, not “the”\.$/],
      [["-t", "r50k_base", "-t", "p50k_base", "1"], /^tessera: Ids are of one tokenizer/],
    ] as const) {
      const refused = await tessera(["token", ...args]);
      expect([refused.code, refused.warnings[0]]).toEqual([2, expect.stringMatching(said)]);
    }
    const missing = await tessera(["token", "-t", "r50k_base", "60000"]);
    expect([missing.code, missing.warnings[0]]).toEqual([1, "tessera: This vocabulary has no entry 60000."]);
  });

  test("overlap compares each two, and what has no vocabulary is refused", async () => {
    expect((await tessera(["overlap", "-t", "r50k_base", "-t", "p50k_base"])).out).toBe(
      "r50k_base\tp50k_base\t50256\t50256\t0.9995\n",
    );
    const { out } = await tessera(["overlap", "--json", "-t", "r50k_base", "-t", "p50k_base"]);
    expect(JSON.parse(out)).toEqual({
      ...{ a: "r50k_base", b: "p50k_base", common: 50_256, sameId: 50_256, jaccard: 50_256 / 50_280 },
      ...{ entriesA: 50_256, entriesB: 50_280 },
    });
    const refused = await tessera(["audit", "-t", "words"]);
    expect([refused.code, refused.warnings[0]]).toEqual([
      1,
      "tessera: “words” cuts texts by a rule and has no vocabulary of its own to look into.",
    ]);
    expect((await tessera(["overlap", "-t", "r50k_base"])).code).toBe(2);
  });

  test("vocabulary-diff tells what has changed in words and as a list, and where a text's ids change", async () => {
    const { out } = await tessera(["vocabulary-diff", "r50k_base", "p50k_base", "-"], { "-": "a\n\n    b" });
    const lines = out.trimEnd().split("\n");
    expect(lines.slice(0, 4)).toEqual([
      "# 0 entries removed, 24 added, 50,256 kept.",
      "# Those kept have the ids that they had.",
      "# The ids of - change at token 3, byte 3; it has 6 tokens, then 4.",
      'added\t\t50257\t"  "',
    ]);
    expect(lines).toHaveLength(3 + 24);
    const { out: json } = await tessera(["vocabulary-diff", "--json", "r50k_base", "p50k_base"]);
    const [summary, first, ...others] = json.trimEnd().split("\n");
    expect(JSON.parse(summary ?? "")).toMatchObject({
      ...{ a: "r50k_base", b: "p50k_base", same: false, removed: 0, added: 24, moved: 0, kept: 50_256 },
      ...{ merges: null, addedTokens: [], stages: [] },
    });
    expect(JSON.parse(first ?? "")).toEqual({ change: "added", a: null, b: 50_257, entry: '"  "' });
    expect(others).toHaveLength(23);
    expect((await tessera(["vocabulary-diff", "--json", "r50k_base", "r50k_base"])).out).toContain('"same":true');
    expect((await tessera(["vocabulary-diff", "r50k_base"])).code).toBe(2);
    expect((await tessera(["vocabulary-diff", "r50k_base", "words"])).code).toBe(1);
  });

  test("vocabulary-diff tells whether chat templates have changed, also where all else is the same", async () => {
    const model = { type: "WordLevel", unk_token: "?", vocab: { "?": 0, a: 1 } };
    const tokenizer = JSON.stringify({ version: "1.0", added_tokens: [], model });
    const config = (template: unknown) => JSON.stringify({ chat_template: template });
    const named = (...templates: [string, string][]) => templates.map(([name, template]) => ({ name, template }));
    const files = {
      "/old/tokenizer.json": tokenizer,
      "/old/tokenizer_config.json": config("one\ntwo\n"),
      "/new/tokenizer.json": tokenizer,
      "/new/chat_template.jinja": "one\n2\nthree\n",
      "/named/tokenizer.json": tokenizer,
      "/named/tokenizer_config.json": config(named(["default", "one\ntwo\n"], ["tool_use", "with tools"])),
      "/none/tokenizer.json": tokenizer,
    };
    const told = async (a: string, b: string) => (await tessera(["vocabulary-diff", a, b], files)).out;
    const nothing = "# Nothing has changed: every text has the same ids under both.\n";
    expect(await told("/old", "/old/")).toBe(`${nothing}# The chat templates are the same.\n`);
    expect(await told("/old", "/new")).toBe(`${nothing}# Chat template: 1 line removed, 2 added.\n`);
    expect(await told("/old", "/named")).toBe(`${nothing}# Chat template (tool_use): 0 lines removed, 1 added.\n`);
    expect(await told("/old", "/none")).toBe(`${nothing}# /old has a chat template, /none none.\n`);
    expect(await told("/none", "/none/")).toBe(nothing);
    const { out } = await tessera(["vocabulary-diff", "--json", "/old", "/new"], files);
    expect(JSON.parse(out)).toMatchObject({
      same: true,
      templates: { kind: "changed", changes: [{ name: "default", removed: 1, added: 2 }] },
    });
  });
});

test("trace draws stages and merges", async () => {
  const { out } = await tessera(["trace", "-t", "llama2", "--inserted"], { "-": "an" });
  expect(out).toBe(
    [
      "llama2: 2 tokens",
      "  inserted 1 <s>",
      "  text 0–2, normalized: ▁an",
      "    pre-token 0–2: ▁an",
      "      symbols: ▁ a n",
      "      merge of rank 3: ▁ + a → ▁a",
      "      merge of rank 158: ▁a + n → ▁an",
      "      token 0–5 of it: 385 ▁an",
      "",
    ].join("\n"),
  );
  const bert = await tessera(["trace", "-t", "bert_uncased", "--specials", "control"], { "-": "Tokenizers [SEP]" });
  expect(bert.out).toContain("      longest matches: token ##izer ##s\n");
  expect(bert.out).toContain("  control token 11–16: 102 [SEP]\n");
});

describe("premium", () => {
  const corpus = {
    "c/eng_Latn.dev": "one two\nthree\n\nfour\n",
    "c/deu_Latn.dev": "eins und zwei\n\ndrei\nvier fünf\n",
    "c/README.md": "not a language",
  };
  const header = "language,tokenizer,tokens,bytes,characters,unknown,premium\n";

  test("a row for each language and tokenizer, over the segments that both have", async () => {
    const { out, code } = await tessera(["premium", "-t", "words", "-t", "utf8_bytes", "--corpus", "c"], corpus);
    expect(code).toBe(0);
    expect(out).toBe(
      `${header}deu_Latn,words,5,23,22,0,1.6667\ndeu_Latn,utf8_bytes,23,23,22,0,2.0909\n` +
        "eng_Latn,words,4,16,16,0,1.0000\neng_Latn,utf8_bytes,16,16,16,0,1.0000\n",
    );
  });

  test("another measure takes the premium's place, and one that there is not is refused with those that there are", async () => {
    const measured = (name: string, ...more: string[]) =>
      tessera(["premium", "-t", "words", "--measure", name, ...more, "c"], corpus);
    const { out, warnings } = await measured("information.types", "--intervals");
    const heads = "language,tokenizer,tokens,bytes,characters,unknown,types,low,high\n";
    expect(out).toBe(`${heads}deu_Latn,words,5,23,22,0,5,,\neng_Latn,words,4,16,16,0,4,,\n`);
    expect(warnings.join()).toMatch(/entries seen .* has no intervals/);
    expect((await measured("ratios.bytesPerToken")).out).toContain("deu_Latn,words,5,23,22,0,4.6000\n");
    const refused = await measured("information.nothing");
    expect([refused.code, refused.out]).toEqual([2, ""]);
    expect(refused.warnings.join()).toMatch(/“information\.nothing”.*premium, .*information\.renyiEfficiency/);
  });

  test("joined, the segments are one text with spaces between", async () => {
    const { out } = await tessera(["premium", "-t", "utf8_bytes", "--mode", "joined", "c"], corpus);
    // The joint is a token here, but no byte of a segment.
    const languages = "deu_Latn,utf8_bytes,24,23,22,0,2.0000\neng_Latn,utf8_bytes,18,16,16,0,1.0000\n";
    expect(out).toBe(header + languages);
  });

  test("the pivot is chosen, and a language with many unknown tokens is pointed out", async () => {
    const files = { "c/deu.txt": "house", "c/xsu.txt": "𒀀𒀁", "c/fr,x.txt": "maison" };
    const { out, warnings } = await tessera(["premium", "-t", "bert_uncased", "--pivot", "deu", "c"], files);
    expect(out).toBe(
      `${header}deu,bert_uncased,1,5,5,0,1.0000\n"fr,x",bert_uncased,1,6,6,0,1.0000\nxsu,bert_uncased,1,8,2,1,1.0000\n`,
    );
    expect(warnings).toEqual([expect.stringMatching(/10% of bert_uncased’s tokens are unknown ones in xsu/)]);
    const refused = await tessera(["premium", "-t", "words", "c"], files);
    expect([refused.code, refused.out]).toEqual([1, ""]);
    expect(refused.warnings.join()).toMatch(/Its languages: deu, fr,x, xsu/);
  });

  test("nothing is printed of files that are not parallel", async () => {
    const refused = await tessera(["premium", "-t", "words", "c"], { ...corpus, "c/fra_Latn.dev": "un\ndeux\n" });
    expect([refused.code, refused.out]).toEqual([1, ""]);
    expect(refused.warnings.join()).toMatch(/fra_Latn\.dev has 2 lines, but deu_Latn\.dev has 4/);
  });

  test("all that is wrong is said at once", async () => {
    const files = {
      ...corpus,
      "c/fra.dev": "un\n",
      "c/ita.dev": Uint8Array.of(97, 10, 0xff),
      "c/deu_Latn.txt": "eins",
    };
    const { out, warnings } = await tessera(["premium", "-t", "words", "c"], files);
    expect(out).toBe("");
    expect(warnings.join().split("\n")).toEqual([
      expect.stringMatching(/^tessera: ita\.dev is not UTF-8: line 2/),
      expect.stringMatching(/^deu_Latn\.dev and deu_Latn\.txt are both of deu_Latn/),
      expect.stringMatching(/^deu_Latn\.txt has 1 line, but deu_Latn\.dev has 4/),
      expect.stringMatching(/^fra\.dev has 1 line, but deu_Latn\.dev has 4/),
    ]);
  });

  test("segments that the pivot or a language lacks are warned of", async () => {
    const { warnings } = await tessera(["premium", "-t", "words", "c"], corpus);
    expect(warnings).toEqual([
      "tessera: The pivot, eng_Latn, has 1 empty segment of 4, which is left out for all languages.",
      expect.stringMatching(/^tessera: 1 language without some segments: deu_Latn \(1\)\./),
    ]);
  });

  test("tables have a column or a key for each language", async () => {
    const rows = `${header}deu,words,3,10,10,0,1.5000\neng,words,2,7,7,0,1.0000\n`;
    const files = {
      "t.csv": 'eng,deu\nThe,"Die\nUhr"\nrose,gut\n',
      "t.tsv": 'eng\tdeu\nThe\t"Die\nUhr"\nrose\tgut\n',
      "t.jsonl": '{"eng":"The","deu":"Die\\nUhr"}\n{"deu":"gut","eng":"rose"}\n',
    };
    for (const name of Object.keys(files)) {
      const { out } = await tessera(["premium", "-t", "words", "--corpus", name], files);
      expect(out, name).toBe(rows);
    }
  });

  test("dev and devtest are one corpus, and either can be named", async () => {
    const files = {
      "f/dev/eng_Latn.dev": "one\n",
      "f/dev/deu_Latn.dev": "eins zwei\n",
      "f/devtest/eng_Latn.devtest": "two\n",
      "f/devtest/deu_Latn.devtest": "drei\n",
      "f/README": "",
    };
    const both = await tessera(["premium", "-t", "words", "f"], files);
    expect(both.out).toMatch(/\ndeu_Latn,words,3,13,13,0,1\.5000\neng_Latn,words,2,/);
    expect(both.warnings).toEqual([expect.stringMatching(/dev and devtest are read as one corpus/)]);
    const one = await tessera(["premium", "-t", "words", "f/dev"], files);
    expect(one.out).toMatch(/\ndeu_Latn,words,2,9,9,0,2\.0000\n/);
    expect(one.warnings).toEqual([]);
    const others = { "f/a/eng.txt": "a", "f/a/deu.txt": "b", "f/b/eng.txt": "c", "f/b/deu.txt": "d" };
    const refused = await tessera(["premium", "-t", "words", "f"], others);
    expect(refused.warnings).toEqual(["tessera: f holds several corpora: a/*, b/*. Name one folder or file of them."]);
  });

  test("the bundled corpus is called by its name", async () => {
    const { out, warnings } = await tessera(["premium", "-t", "words", "udhr"]);
    expect(out).toBe(`${header}deu,words,2,13,13,0,0.6667\neng,words,3,16,16,0,1.0000\n`);
    expect(warnings).toEqual([]);
  });

  test("intervals are appended when asked for", async () => {
    const files = { "c/eng.txt": "a b\nc d\ne f\n", "c/deu.txt": "a b\nc d e f\ng\n", "c/fra.txt": "a\n\n\n" };
    const { out, warnings } = await tessera(["premium", "-t", "words", "--intervals", "c"], files);
    expect(warnings.at(-1)).toMatch(/fewer than 15 segments are shared with the pivot in deu, eng, fra/);
    expect(out.split("\n")).toEqual([
      `${header.trim()},low,high`,
      expect.stringMatching(/^deu,words,7,.*,1\.1667,0\.5000,2\.0000$/),
      expect.stringMatching(/^eng,words,6,.*,1\.0000,1\.0000,1\.0000$/),
      expect.stringMatching(/^fra,words,1,.*,0\.5000,,$/),
      "",
    ]);
  });

  test("a folder without languages is refused", async () => {
    const refused = await tessera(["premium", "-t", "words", "d"], { "d/dev/": "", "d/x.md": "" });
    expect(refused.warnings.join()).toMatch(/^tessera: There are no languages: .* There is x\.md\.$/);
  });
});

describe("a tokenizer named by its path", () => {
  const model = { type: "BPE", vocab: { a: 0, b: 1, ab: 2 }, merges: ["a b"] };
  const files = {
    "-": "abab",
    "f/tokenizer.json": JSON.stringify({ added_tokens: [], model }),
    "f/vocab.txt": "[UNK]\n[CLS]\na\nab\n",
    "f/README.md": "A model",
    "x.tiktoken": Array.from({ length: 256 }, (_, byte) => `${Buffer.from([byte]).toString("base64")} ${byte}\n`).join(
      "",
    ),
  };

  test("a folder with a SentencePiece model beside its tokenizer.json says for how many texts they differ", async () => {
    const pieces = ["▁", "a", "b"].map((piece, i) => ({ piece, score: -i }));
    const spm = writeModelProto({ pieces: [...firstPieces(false), ...pieces], modelType: ModelType.bpe });
    const both = { "-": "ab", "f/tokenizer.json": files["f/tokenizer.json"], "f/tokenizer.model": spm };
    const { out, warnings } = await tessera(["count", "-t", "f/"], both);
    expect(out).toBe("f/\t1\n");
    expect(warnings.at(-1)).toMatch(
      /^tessera: f\/: Of \d+ texts tried, tokenizer\.json and tokenizer\.model give other tokens for \d+; the first is “.+”: ids /,
    );
    // One file by its name is that one alone.
    expect((await tessera(["count", "-t", "f/tokenizer.json"], both)).warnings).toEqual([]);
  });

  test("a file or the folder that holds it, in every command", async () => {
    const counted = await tessera(["count", "-t", "f/tokenizer.json", "-t", "f/", "-t", "utf8_bytes"], files);
    expect(counted.out).toBe("f/tokenizer.json\t2\nf/\t2\nutf8_bytes\t4\n");
    expect(counted.warnings).toEqual(["tessera: f/: vocab.txt (WordPiece vocabulary) is left aside."]);
    const encoded = await tessera(["encode", "-t", "f/"], files);
    expect(JSON.parse(encoded.out)).toEqual({ tokenizer: "f/", ids: [2, 2], byteStart: [0, 2], byteEnd: [2, 4] });
    expect((await tessera(["trace", "-t", "f/"], files)).out).toMatch(/^f\/: 2 tokens\n/);
    const corpus = { ...files, "c/eng.txt": "ab", "c/deu.txt": "aab" };
    expect((await tessera(["premium", "-t", "f/", "c"], corpus)).out).toMatch(/\ndeu,f\/,2,3,3,0,2\.0000\n/);
  });

  test("of a model in GGUF the header alone is read, by itself and in a folder", async () => {
    const whole = writeGguf(smallKeys, { tensors: new Uint8Array(50) });
    const files = { "./m.gguf": whole, "g/m.gguf": whole, "g/README.md": "#", "-": "abab ab" };
    for (const name of ["./m.gguf", "g/"]) {
      const { out, warnings, code } = await tessera(["count", "-t", name], files);
      expect([code, out]).toEqual([0, `${name}\t2\n`]);
      expect(warnings).toEqual([
        `tessera: ${name}: Of the file its header alone is read, and its SHA-256 is the header’s.`,
      ]);
    }
    const strange = writeGguf({ ...smallKeys, "tokenizer.ggml.pre": ggufText("strange") });
    const asked = await tessera(["count", "-t", "./m.gguf"], { "./m.gguf": strange, "-": "" });
    expect([asked.code, asked.out]).toEqual([1, ""]);
    expect(asked.warnings.join()).toMatch(
      /^tessera: m\.gguf has its text cut by a pre-tokenizer not known here, “strange”\. Say which .* option --pattern\.$/,
    );
  });

  test("ranks ask for their pattern", async () => {
    const asked = await tessera(["count", "-t", "x.tiktoken"], files);
    expect([asked.code, asked.out]).toEqual([1, ""]);
    expect(asked.warnings.join()).toMatch(
      /^tessera: x\.tiktoken has ranks alone\. Say which pattern cuts the text: o200k_base, .* That is the option --pattern\.$/,
    );
    expect((await tessera(["count", "-t", "x.tiktoken", "--pattern", "qwen"], files)).out).toBe("x.tiktoken\t4\n");
  });

  test("what is none is refused in a sentence", async () => {
    const refused = await tessera(["count", "-t", "./f/vocab.json"], { "./f/vocab.json": "{}", "-": "" });
    expect([refused.code, refused.out]).toEqual([1, ""]);
    expect(refused.warnings.join()).toMatch(
      /^tessera: There is no tokenizer here: vocab\.json is an empty JSON object\./,
    );
  });
});

test("exit codes: 2 for arguments, 1 for inputs, and the message says which", async () => {
  expect(await tessera(["count", "-t", "llama9"])).toMatchObject({ code: 2, out: "" });
  expect(await tessera(["count", "-t", "words", "y.txt"])).toMatchObject({
    code: 1,
    out: "",
    warnings: ["tessera: y.txt cannot be read: it does not exist."],
  });
  const invalid = await tessera(["encode", "-t", "words"], { "-": Uint8Array.of(97, 10, 0xff) });
  expect(invalid).toMatchObject({ code: 1, out: "" });
  expect(invalid.warnings.join()).toMatch(/^tessera: Standard input is not UTF-8: byte 0xFF at offset 2, line 2\./);
});

test("help and version", async () => {
  expect(await tessera(["--version"])).toMatchObject({ code: 0, out: "1.2.3\n" });
  expect((await tessera(["count", "--help"])).out).toMatch(/^Usage: tessera count/);
});

describe("ids out and in", () => {
  const all = { "-": text };

  test.each(oneOfEach(["o200k_base", "llama2", "gemma3", "qwen3"], ["r50k_base", "llama2"]))(
    "%s: what encode prints, decode reads, to the byte",
    async (id) => {
      const { ids } = loadBuiltin(id).encode(text, { specials: "text", inserted: false });
      const lines = await tessera(["encode", "-t", id, "--format", "ids"], all);
      expect(lines.out).toBe(`${Array.from(ids).join("\n")}\n`);
      const whole = await tessera(["encode", "-t", id], all);
      for (const { out } of [lines, whole]) {
        const decoded = await tessera(["decode", "-t", id], { "-": out });
        expect([Buffer.from(decoded.bytes).toString(), decoded.code]).toEqual([text, 0]);
      }
    },
  );

  test("a piece of a character is printed as its bytes, and files are decoded one after the other", async () => {
    const emoji = Array.from(loadBuiltin("cl100k_base").encode("🤚🏾", { specials: "text", inserted: false }).ids);
    const files = { "a.json": JSON.stringify(emoji.slice(0, 2)), "b.txt": "tensor([9906])" };
    const { bytes } = await tessera(["decode", "-t", "cl100k_base", "a.json", "b.txt"], files);
    expect(bytes).toEqual([0xf0, 0x9f, 0xa4, ...Buffer.from("Hello")]);
  });

  test.each(oneOfEach(["o200k_base", "llama2", "gemma3"], ["llama2"]))(
    "%s: decode reads every format that encode prints, of any text",
    async (id) => {
      const texts = fc.array(trickyStrings(vocabularyEntries(loadBuiltin(id))), { minLength: 1, maxLength: 3 });
      await fc.assert(
        fc.asyncProperty(texts, fc.constantFrom(...encodeFormats), async (some, format) => {
          const whole = some.map((one) => one.toWellFormed());
          const files = Object.fromEntries(whole.map((one, i) => [`f"${i}\n`, one]));
          const names = format === "ids" ? Object.keys(files).slice(0, 1) : Object.keys(files);
          const others = format === "ids" ? [] : ["-t", "cl100k_base"];
          const encode = ["encode", "-t", id, ...others, "--specials", "control", "--format", format, ...names];
          const encoded = await tessera(encode, files);
          const decoded = await tessera(["decode", ...(format === "ids" ? ["-t", id] : [])], { "-": encoded.out });
          const decode = (name: string, text: string) => {
            const tokenizer = loadBuiltin(name);
            return decodeIds(tokenizer, tokenizer.encode(text, { specials: "control", inserted: false }).ids).bytes;
          };
          const perText = names.flatMap((name) =>
            [id, ...(format === "ids" ? [] : ["cl100k_base"])].map((one) => decode(one, files[name] ?? "")),
          );
          expect(Buffer.from(decoded.bytes)).toEqual(Buffer.concat(perText));
          expect([decoded.code, decoded.warnings]).toEqual([0, []]);
        }),
        { numRuns: 25 },
      );
    },
  );

  test("where the data name another tokenizer it is said, and without one -t is asked for", async () => {
    const { out } = await tessera(["encode", "-t", "cl100k_base"], { "-": "Hello" });
    const other = await tessera(["decode", "-t", "o200k_base"], { "-": out });
    expect(other.warnings).toEqual([
      "tessera: Standard input says that it has ids of cl100k_base; they are read as o200k_base’s.",
    ]);
    expect((await tessera(["decode", "-t", "cl100k_base"], { "-": out })).warnings).toEqual([]);
    expect(await tessera(["decode"], { "-": "[1]" })).toMatchObject({ code: 2, out: "" });
    const strange = await tessera(["decode"], { "-": '{"tokenizer":"a\\u001b[2J","ids":[1]}' });
    expect([strange.code, strange.warnings.join().includes("\x1b")]).toEqual([2, false]);
    const cut = await tessera(["decode", "-t", "cl100k_base"], { "-": "[9906, 11, 19" });
    expect([cut.code, cut.out]).toEqual([1, "Hello"]);
    expect(cut.warnings.join()).toMatch(/^tessera: Standard input: The list was cut off after 3 items, in line 1/);
    const csv = await tessera(["encode", "-t", "cl100k_base", "--format", "csv"], { "-": 'a "b"' });
    const cutRow = await tessera(["decode", "-t", "cl100k_base"], { "-": csv.out.slice(0, -9) });
    expect(cutRow.warnings.join()).toMatch(/Row 4 of the table has \d+ of 12 cells: was the table cut off\?/);
  });

  test("rows name what there is more than one of, and CSV has one header", async () => {
    const files = { a: "é🤚", b: "x" };
    const { out } = await tessera(["encode", "-t", "utf8_bytes", "-t", "words", "--format", "jsonl", "a"], files);
    const rows = out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(rows.map(({ tokenizer, index, hex }) => `${tokenizer} ${index} ${hex}`)).toEqual([
      ...["c3", "a9", "f0", "9f", "a4", "9a"].map((hex, i) => `utf8_bytes ${i} ${hex}`),
      "words 0 c3a9",
      "words 1 f09fa49a",
    ]);
    const csv = await tessera(["encode", "-t", "code_points", "--format", "csv", "a", "b"], files);
    expect(csv.out).toBe(
      "file,index,id,text,hex,bytes,byte_start,byte_end,code_point_start,code_point_end,utf16_start,utf16_end,flags\n" +
        "a,0,233,é,c3a9,2,0,2,0,1,0,1,\na,1,129306,🤚,f09fa49a,4,2,6,1,2,1,3,\nb,0,120,x,78,1,0,1,0,1,0,1,\n",
    );
  });

  test.each([
    [["decode", "-t", "words"], "0", 1, "ids mean nothing without that text"],
    [
      ["decode", "-t", "r50k_base"],
      "[5, 60000]",
      1,
      "Standard input: Item 2 is 60000, and the vocabulary has no such id",
    ],
    [["decode", "-t", "r50k_base"], "[5, -1]", 1, "Standard input: Item 2, in line 1, is “-1”: ids are whole numbers"],
    [["decode", "-t", "r50k_base", "-t", "words"], "", 2, "Ids are of one tokenizer"],
    [["encode", "-t", "r50k_base", "-t", "words", "--format", "ids"], "", 2, "name one tokenizer and one file"],
    [["encode", "-t", "words", "--format", "xml"], "", 2, "--format is json or ids or jsonl or csv, not “xml”"],
  ] as const)("%j is refused", async (args, input, code, message) => {
    const result = await tessera(args, { "-": input });
    expect(result.code).toBe(code);
    expect(result.warnings.join()).toContain(message);
  });
});

test("model tells a tokenizer or a sentence with the addresses that say so, of names from the arguments or standard input", async () => {
  const { out, code } = await tessera(["model", "gpt-5.2"]);
  expect([out, code]).toEqual(["o200k_base\thttps://github.com/openai/tiktoken/blob/main/tiktoken/model.py\n", 0]);
  const several = await tessera(["model"], { "-": "kimi k2\r\n\nclaude opus 4\nHuggingFaceTB/SmolLM3-3B\n" });
  const lines = several.out.split("\n").map((line) => line.split("\t"));
  expect(lines.map(([known]) => known)).toEqual([
    "hub:moonshotai/Kimi-K2-Instruct",
    expect.stringMatching(/^Anthropic has published no tokenizer since/),
    "hub:HuggingFaceTB/SmolLM3-3B",
    "",
  ]);
  expect(lines.map(([, , name]) => name)).toEqual(["kimi k2", "claude opus 4", "HuggingFaceTB/SmolLM3-3B", undefined]);
  expect(several.code).toBe(0);
});

test("what was given is printed in its line, and acts on no terminal", async () => {
  const told = await tessera(["model", "o3\nx\x1b[2J", "bl\norb\x1b]0;x"]);
  expect(told.out).toMatch(/^o200k_base\t\S+\to3�x�\[2J\n$/);
  expect(told.warnings.join()).toContain("“bl�orb�]0;x”");
  const files = { "a\nb\x1b[2J": "x", c: "y" };
  const counted = await tessera(["count", "-t", "words", ...Object.keys(files)], files);
  expect(counted.out).toBe("words\t1\ta�b�[2J\nwords\t1\tc\n");
  for (const args of [["count", "-t", "a\x1b[2J"], ["\x1b[2J"], ["count", "-t", "words", "\x1b[2J"]]) {
    const { warnings, code } = await tessera(args);
    expect([warnings.join().includes("\x1b"), code > 0]).toEqual([false, true]);
  }
});

test("model tells what it knows, and fails for names of which nothing is known", async () => {
  const { out, warnings, code } = await tessera(["model", "blorb-9", "o3", "xyzzy"]);
  expect(out).toMatch(/^o200k_base\t\S+\to3\n$/);
  expect(warnings).toEqual([
    expect.stringMatching(/^tessera: Nothing is known here of “blorb-9”, “xyzzy”\. .*hub:owner\/name/),
  ]);
  expect(code).toBe(1);
  const { warnings: near } = await tessera(["model", "cluade", "lama 3", "blorb"]);
  expect(near.join()).toContain("“blorb”. Did you mean “claude”, “llama 3”? A model");
});

describe("count of files, folders, sections and lines", () => {
  const files = {
    "src/a.md": "# One\ntext\n## Two\nmore text\n",
    "src/deep/b.txt": "Grüße, 世界",
    "src/deep/er/c.txt": "c c c",
    "src/picture.png": Buffer.from("\x89PNG\r\n\0\0\0", "latin1"),
    "src/latin.txt": Buffer.from("caf\xe9 au lait", "latin1"),
    "src/.hidden/d.txt": "hidden",
    "other.txt": "other",
  };
  const tokens = (text: string | Uint8Array) =>
    loadBuiltin("o200k_base").encode(String(text), { specials: "text", inserted: false }).ids.length;
  const [a, b, c] = [files["src/a.md"], files["src/deep/b.txt"], files["src/deep/er/c.txt"]].map(tokens) as [
    number,
    number,
    number,
  ];
  const line = (...columns: readonly (string | number)[]) => ["o200k_base", ...columns].join("\t");

  test("a folder's files are counted, without hidden ones; what is no text is named and left out", async () => {
    const { out, warnings, code } = await tessera(["count", "-t", "o200k_base", "src/"], files);
    expect(out.trimEnd().split("\n")).toEqual([
      line(a, "src/a.md"),
      line(b, "src/deep/b.txt"),
      line(c, "src/deep/er/c.txt"),
    ]);
    expect([...warnings].sort()).toEqual([
      expect.stringMatching(/^Left out: src\/latin\.txt is not UTF-8: byte 0xE9 at offset 3, line 1\./),
      "src/picture.png is an image (PNG), left out.",
    ]);
    expect(code).toBe(0);
  });

  test("by folder, each with all that is in it, and a file that was named by its own", async () => {
    const { out } = await tessera(["count", "-t", "o200k_base", "--by", "dir", "src", "other.txt"], files);
    expect(out.trimEnd().split("\n")).toEqual([
      line(tokens("other"), "./"),
      line(a + b + c, "src/"),
      line(b + c, "src/deep/"),
      line(c, "src/deep/er/"),
    ]);
    const one = await tessera(["count", "-t", "o200k_base", "--by", "file", "other.txt"], files);
    expect(one.out).toBe(`${line(tokens("other"), "other.txt")}\n`);
  });

  test("by heading and by line: what begins in them, which comes to all tokens", async () => {
    const headings = await tessera(["count", "-t", "o200k_base", "--by", "heading", "src/a.md"], files);
    const rows = headings.out
      .trimEnd()
      .split("\n")
      .map((row) => row.split("\t"));
    expect(rows.map(([, , at, title]) => [at, title])).toEqual([
      ["1", "# One"],
      ["3", "## Two"],
    ]);
    expect(Number(rows[0]?.[1])).toBe(a);
    const lines = await tessera(
      ["count", "-t", "o200k_base", "-t", "llama2", "--by", "line", "--inserted", "src/a.md", "other.txt"],
      files,
    );
    const counts = lines.out
      .trimEnd()
      .split("\n")
      .map((row) => row.split("\t"));
    expect(counts.filter(([name]) => name === "llama2").map(([, , at]) => at)).toEqual([
      ...[1, 2, 3, 4].map((number) => `src/a.md:${number}`),
      "other.txt:1",
    ]);
    const all = await tessera(["count", "-t", "llama2", "--inserted", "src/a.md"], files);
    const sum = counts
      .filter(([name, , at]) => name === "llama2" && at?.startsWith("src"))
      .reduce((n, [, one]) => n + Number(one), 0);
    expect(all.out).toBe(`llama2\t${sum}\n`);
  });

  test("a count above --max is told in one line, when all is printed, with exit code 1", async () => {
    const over = await tessera(["count", "-t", "o200k_base", "--max", "3", "src"], files);
    expect(over.code).toBe(1);
    expect(over.out.trimEnd().split("\n")).toHaveLength(3);
    expect(over.warnings.at(-1)).toBe(
      `tessera: ${a} tokens of o200k_base in src/a.md: above the 3 of --max; 2 counts are.`,
    );
    expect((await tessera(["count", "-t", "o200k_base", "--max", String(a), "src"], files)).code).toBe(0);
    expect((await tessera(["count", "-t", "o200k_base", "--max", "many", "src"], files)).code).toBe(2);
    expect((await tessera(["count", "-t", "o200k_base", "--by", "word", "src"], files)).warnings[0]).toContain(
      "file or dir",
    );
  });
});

describe("show", () => {
  test("cuts the text in brackets, or in colours that end with each line, and nothing in it acts on the terminal", async () => {
    const text = "The words\nstrawberry \x1b[31m\u202e 🤚🏾";
    const plain = await tessera(["show", "-t", "o200k_base", "-"], { "-": text });
    expect(plain.out).toMatch(/^\[The\]\[ words\]\[\n\]/);
    expect(plain.out).not.toContain("\x1b");
    expect(plain.out).toContain("<U+001B>");
    expect(plain.out).toContain("<U+202E>");
    const shown = await tessera(["show", "-t", "o200k_base", "-"], { "-": text }, true);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are what it is about
    const colors = /\x1b\[30;48;5;\d+m|\x1b\[0m/g;
    expect(shown.out.replace(colors, "")).toBe(plain.out.replace(/[[\]]/g, "").replace("31m", "[31m"));
    for (const line of shown.out.split("\n")) {
      const marks = line.match(colors) ?? [];
      expect(marks.length % 2).toBe(0);
    }
    const inserted = await tessera(["show", "-t", "llama2", "--inserted", "-"], { "-": "a" });
    expect(inserted.out).toBe("[<s>][a]\n");
  });
});

describe("split", () => {
  const files = { a: "One two. Three four.\nFive six.\n", b: "x" };

  test("prints a line for each piece, and names what there is more than one of", async () => {
    const { out, code } = await tessera(["split", "-t", "o200k_base", "--max", "6", "--overlap", "1", "a", "b"], files);
    const pieces = out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as { file: string; index: number; text: string; alone: number; overlap: number });
    expect(code).toBe(0);
    expect(pieces.map(({ file, index }) => `${file}${index}`)).toEqual(["a0", "a1", "b0"]);
    expect(pieces.map(({ text }) => text)).toEqual(["One two. Three four.\n", ".\nFive six.\n", "x"]);
    expect(pieces.map(({ overlap }) => overlap)).toEqual([0, 1, 0]);
    expect(pieces.every(({ alone }) => alone <= 6)).toBe(true);
  });

  test("lines may end as Windows ends them: a paragraph and a line end behind the feed, and nothing of the text is lost", async () => {
    const crlf = "# One\r\n\r\ntext a\r\n## Two ##\r\nb\r\n\r\n```\r\n# no\r\n```\r\nlast";
    const split = await tessera(["split", "-t", "o200k_base", "--max", "8", "--at", "paragraph", "-"], { "-": crlf });
    const pieces = split.out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as { text: string; tokens: number; alone: number });
    expect(pieces.map(({ text }) => text).join("")).toBe(crlf);
    expect(pieces[0]?.text).toBe("# One\r\n\r\n");
    expect(pieces.every(({ text }, i) => i === pieces.length - 1 || text.endsWith("\r\n"))).toBe(true);
    // By hand: what stands alone has as many tokens as encoding that piece gives.
    for (const { text, alone } of pieces) {
      const { out } = await tessera(["encode", "-t", "o200k_base", "--format", "ids", "-"], { "-": text });
      expect(out.trimEnd().split("\n")).toHaveLength(alone);
    }
    const places = async (by: string) =>
      (await tessera(["count", "-t", "o200k_base", "--by", by, "-"], { "-": crlf })).out
        .trimEnd()
        .split("\n")
        .map((row) => row.split("\t").slice(2).join(" "));
    expect(await places("heading")).toEqual(["1 # One", "4 ## Two"]);
    expect(await places("line")).toEqual(Array.from({ length: 10 }, (_, i) => String(i + 1)));
  });

  test.each([
    [["--max", "0"], 2, "--max is a number of tokens from 1, not “0”."],
    [["--max", "4", "--overlap", "4"], 2, "--overlap must be below --max"],
    [["--at", "word"], 2, "--at is paragraph or line or sentence or token, not “word”."],
    [["--max", "3", "--graphemes"], 1, "alone has 8 tokens, and cannot be cut"],
  ] as const)("%j is refused", async (args, code, message) => {
    const result = await tessera(["split", "-t", "utf8_bytes", ...args], { "-": "🤚🏾" });
    expect(result.code).toBe(code);
    expect(result.warnings.join()).toContain(message);
  });
});
