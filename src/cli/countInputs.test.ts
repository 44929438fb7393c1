import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadBuiltin, loadParts } from "../../test/support/builtins";
import { channelHelpers } from "../../test/support/channelHelpers";
import { seed } from "../../test/support/strings";
import { type Tokenizer, TokenizerError } from "../tokenizers/tokenizer";
import { countInputs } from "./countInputs";
import { type Environment, InputError } from "./environment";
import { decodeUtf8 } from "./utf8Input";

const options = { specials: "text", inserted: true } as const;

interface Setting {
  readonly helpers: number;
  readonly block: number;
  /** Bytes that a file's piece has. */
  readonly piece: number;
  /** In place of built-ins. */
  readonly own?: Readonly<Record<string, Tokenizer>>;
  /** False to have helpers build their tokenizers themselves. */
  readonly isBuilt?: boolean;
}

/** Counts files in memory; “-” is standard input. Files of which there is nothing do not exist. */
async function count(
  names: readonly string[],
  files: Readonly<Record<string, string | Uint8Array | null>>,
  { helpers, block, piece, own = {}, isBuilt = true }: Setting,
) {
  const load = (name: string) => own[name] ?? loadBuiltin(name);
  const source = channelHelpers(helpers, isBuilt ? load : undefined);
  const read = async function* (path: string) {
    const content = files[path];
    if (content == null) throw new InputError(`${path} cannot be read: it does not exist.`);
    const bytes = Buffer.from(content);
    for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
  };
  let out = "";
  const environment: Pick<Environment, "stdin" | "readFile" | "inspect" | "write" | "loadTokenizer" | "helpers"> = {
    stdin: () => read("-"),
    readFile: read,
    async inspect(path) {
      const content = files[path];
      if (content == null) throw new InputError(`${path} cannot be read: it does not exist.`);
      return { isFolder: false, size: content.length };
    },
    async write(text) {
      out += text;
    },
    loadTokenizer: async (name) => ({ tokenizer: load(name), parts: isBuilt ? null : loadParts(name) }),
    helpers: source,
  };
  const command = {
    command: "count",
    tokenizers: names,
    pattern: undefined,
    options,
    files: Object.keys(files),
  } as const;
  const error = await countInputs(command, environment as Environment, { block, helper: block }).then(
    () => null,
    (problem: unknown) => problem,
  );
  return { out, error, started: source.state.started, running: source.state.running };
}

/** What counting has to print, of each text encoded as a whole. */
function expected(names: readonly string[], files: Readonly<Record<string, string>>): string {
  const isNamed = Object.keys(files).length > 1;
  return Object.entries(files)
    .flatMap(([file, text]) =>
      names.map((name) => {
        const tokens = loadBuiltin(name).encode(text, options).ids.length;
        return `${name}\t${tokens}${isNamed ? `\t${file}` : ""}\n`;
      }),
    )
    .join("");
}

const line = "The 3 “Grüße” of 世界 👍🏽!\r\n  ไทย हिन्दी العربية\n\n";

describe.each([
  { names: ["o200k_base", "gemma3", "bert_uncased"] },
  { names: ["llama2", "cl100k_base", "utf8_bytes"] },
  { names: ["llama3"] },
  { names: ["words", "mistral_nemo"] },
])("$names", ({ names }) => {
  test("any texts in any blocks have the tokens of each text as a whole, with helpers and without", async () => {
    const unit = fc.constantFrom(
      "a",
      "a",
      " ",
      " the",
      "\n",
      "é",
      "東京",
      "👍🏽",
      "\u0301",
      "1234",
      ".",
      "\ufeff",
      "<s>",
    );
    const text = fc.array(unit, { maxLength: 60 }).map((units) => units.join(""));
    const files = fc.array(text, { minLength: 1, maxLength: 4 });
    const setting = fc.record({
      helpers: fc.constantFrom(0, 1, 3),
      block: fc.integer({ min: 1, max: 80 }),
      piece: fc.integer({ min: 1, max: 60 }),
    });
    await fc.assert(
      fc.asyncProperty(files, setting, async (texts, how) => {
        const named = Object.fromEntries(texts.map((content, i) => [i === 1 ? "-" : `${i}.txt`, content]));
        const { out, error, running } = await count(names, named, how);
        expect([out, error, running]).toEqual([expected(names, named), null, 0]);
      }),
      { numRuns: 40, seed },
    );
  });

  test("one large text, and a line without a space", async () => {
    for (const text of [line.repeat(600), `${"aé東👍".repeat(2000)}`]) {
      for (const helpers of [0, 2]) {
        const how = { helpers, block: 4096, piece: 1000, isBuilt: false };
        const { out, started } = await count(names, { "-": text }, how);
        expect(out).toBe(expected(names, { "-": text }));
        expect(started).toBe(helpers);
      }
    }
  });
});

test("helpers are called for as much as pays", async () => {
  const how = { helpers: 5, block: 1000, piece: 100 };
  expect((await count(["llama3"], { "-": "a b ".repeat(200) }, how)).started).toBe(0);
  expect((await count(["llama3"], { "-": "a b ".repeat(600) }, how)).started).toBe(2);
  expect((await count(["llama3"], { "x.txt": "a b ".repeat(5000) }, how)).started).toBe(5);
});

test("many small files and empty ones, each in its place", async () => {
  const files = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`${i}.txt`, line.repeat(i % 7).slice(0, i)]));
  const names = ["o200k_base", "llama2"];
  const { out } = await count(names, files, { helpers: 3, block: 500, piece: 64 });
  expect(out).toBe(expected(names, files));
});

test("a byte that is not UTF-8 is told with its place, at the borders of blocks too", async () => {
  const before = "é\nab 東\n";
  for (const broken of ["ff", "80", "c080", "eda080", "f8", "c3", "e69d", "f09f91", "c3c3a9"]) {
    for (const lines of [0, 1, 2, 3, 5, 8]) {
      for (const after of ["", "b", `\nc d e${before.repeat(6)}`]) {
        const bytes = Buffer.concat([
          Buffer.from(before.repeat(lines)),
          Buffer.from(broken, "hex"),
          Buffer.from(after),
        ]);
        const decoding = (async () => {
          for await (const _ of decodeUtf8(oneByOne(bytes), "x.txt"));
        })();
        const message = await decoding.then(
          () => "",
          (error: Error) => error.message,
        );
        for (const helpers of [0, 2]) {
          const files = { "0.txt": "a b", "x.txt": bytes, "z.txt": "c" };
          const { out, error } = await count(["utf8_bytes"], files, { helpers, block: 12, piece: 5 });
          expect(error).toBeInstanceOf(InputError);
          expect((error as InputError).message, broken).toBe(message);
          expect(out).toBe("utf8_bytes\t4\t0.txt\n");
        }
      }
    }
  }
});

async function* oneByOne(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at++) yield bytes.subarray(at, at + 1);
}

test("what comes before a file that cannot be read is printed", async () => {
  for (const helpers of [0, 2]) {
    const files = { "a.txt": line.repeat(20), "b.txt": "b", "none.txt": null, "c.txt": "c" };
    const { out, error, running } = await count(["llama3"], files, { helpers, block: 100, piece: 30 });
    expect(out).toBe(expected(["llama3"], { "a.txt": files["a.txt"], "b.txt": "b" }));
    expect((error as Error).message).toBe("none.txt cannot be read: it does not exist.");
    expect(running).toBe(0);
  }
});

test("what a tokenizer cannot do is told the same way, whoever finds it", async () => {
  const tokenizer = loadBuiltin("llama3");
  const refusing = Object.assign(Object.create(tokenizer), {
    encodePart() {
      throw new TokenizerError("There is no token for it.");
    },
  }) as Tokenizer;
  for (const helpers of [0, 2]) {
    const { out, error, running } = await count(
      ["llama3"],
      { "-": line.repeat(20) },
      {
        helpers,
        block: 100,
        piece: 30,
        own: { llama3: refusing },
      },
    );
    expect(error).toBeInstanceOf(TokenizerError);
    expect([out, running]).toEqual(["", 0]);
  }
});
