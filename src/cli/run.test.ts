import { describe, expect, test } from "vitest";
import { builtinIds, loadBuiltin } from "../../test/support/builtins";
import { InputError } from "./environment";
import { run } from "./run";

/** Runs the program over files in memory; “-” is standard input. */
async function tessera(args: readonly string[], files: Readonly<Record<string, string | Uint8Array>> = {}) {
  const result = { out: "", warnings: [] as string[], code: -1 };
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
    async listFolder(path) {
      return Object.keys(files).flatMap((name) => (name.startsWith(`${path}/`) ? [name.slice(path.length + 1)] : []));
    },
    async write(text) {
      result.out += text;
    },
    warn: (line) => result.warnings.push(line),
    loadTokenizer: async (id) => loadBuiltin(id),
  });
  return result;
}

const text = "Grüße, 世界 👍🏽\n<|endoftext|> [SEP] </s>";

test("count prints a line for each tokenizer", async () => {
  const { out, code } = await tessera(["count", "-t", "utf8_bytes", "-t", "code_points"], { "-": "é東" });
  expect([out, code]).toEqual(["utf8_bytes\t5\ncode_points\t2\n", 0]);
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

describe.each(builtinIds)("%s", (id) => {
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
      "      token 0–5: 385 ▁an",
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

  test("joined, the segments are one text with spaces between", async () => {
    const { out } = await tessera(["premium", "-t", "utf8_bytes", "--mode", "joined", "c"], corpus);
    expect(out).toBe(`${header}deu_Latn,utf8_bytes,24,24,23,0,2.0000\neng_Latn,utf8_bytes,18,18,18,0,1.0000\n`);
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

  test("a folder without languages is refused", async () => {
    const refused = await tessera(["premium", "-t", "words", "d"], { "d/dev/": "", "d/x.md": "" });
    expect(refused.warnings.join()).toMatch(/d has no files .* It has the folders dev\//);
  });
});

test("exit codes: 2 for arguments, 1 for inputs, and the message says which", async () => {
  expect(await tessera(["count", "-t", "llama9"])).toMatchObject({ code: 2, out: "" });
  expect(await tessera(["count", "-t", "words", "y.txt"])).toEqual({
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
