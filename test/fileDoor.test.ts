/** Every built-in's own files, given as someone would choose them: ids and byte ranges are the built-in's. */
import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { type FoundTokenizer, type NamedFile, readTokenizerFiles } from "../src/tokenizers/formats/readFiles";
import { toTokenizerJson } from "../src/tokenizers/formats/tokenizerJson/tokenizerJson";
import { writePack } from "../src/tokenizers/pack/write";
import type { EncodeOptions, Tokenizer } from "../src/tokenizers/tokenizer";
import { loadBuiltin, readParts, readVocabulary, type tiktokenIds } from "./support/builtins";
import { oneOfEach } from "./support/runs";
import { readUdhr } from "./support/udhr";

const platform = { inflate: async (payload: Uint8Array) => inflateRawSync(payload) };
const fixtures: { text: string }[] = JSON.parse(readFileSync(new URL("fixtures/texts.json", import.meta.url), "utf8"));
const texts = [
  ...fixtures.map(({ text }) => text),
  ...readUdhr()
    .filter((_, i) => i % 64 === 0)
    .map(({ text }) => text),
];

function file(name: string, content: string | Uint8Array): NamedFile {
  return { name, bytes: new Uint8Array(Buffer.from(content)) };
}

function packageFile(path: string): NamedFile {
  const bytes = readFileSync(new URL(`../node_modules/${path}`, import.meta.url));
  return file(path.split("/").at(-1) ?? path, bytes);
}

function read(files: readonly NamedFile[], pattern?: string): Promise<FoundTokenizer> {
  return readTokenizerFiles(files, { platform, pattern });
}

/** Texts on which two tokenizers differ, in any of the ways to read them. */
function differing(
  found: FoundTokenizer,
  builtin: Tokenizer,
  specials: readonly EncodeOptions["specials"][],
): string[] {
  const { tokenizer } = found;
  return texts.filter((text) =>
    specials.some((kind) => {
      const options = { specials: kind, inserted: true };
      const [ours, theirs] = [tokenizer?.encode(text, options), builtin.encode(text, options)];
      return !isDeepStrictEqual(ours, theirs);
    }),
  );
}

describe("tokenizer.json", () => {
  const filesOf = (name: string) =>
    ["tokenizer.json", "tokenizer_config.json"].map((part) => packageFile(`@lenml/tokenizer-${name}/models/${part}`));

  const small = [
    ["mistral_7b", "llama2"],
    ["claude2", "claude"],
  ] as const;
  const large = ["llama3", "mistral_nemo", "gemma3", "qwen3"].map((id) => [id, id] as const);
  test.each(oneOfEach<readonly [string, string]>([...small, ...large], small))(
    "%s with its configuration",
    async (id, name) => {
      const found = await read(filesOf(name));
      expect(found).toMatchObject({ kind: "tokenizer.json", used: ["tokenizer.json"], needs: null, notes: [] });
      expect(differing(found, loadBuiltin(id), ["text", "control"])).toEqual([]);
    },
  );

  test("deepseek_v3, whose configuration asks for the BOS that its tokenizer.json leaves out", async () => {
    const found = await read(filesOf("deepseek_v3"));
    expect(found).toMatchObject({ kind: "tokenizer.json", used: ["tokenizer.json", "tokenizer_config.json"] });
    expect(found.notes).toEqual([
      "With inserted tokens it is <｜begin▁of▁sentence｜> the text: so add_bos_token of the configuration has it, where tokenizer.json has something else.",
    ]);
    expect(differing(found, loadBuiltin("deepseek_v3"), ["text", "control"])).toEqual([]);
  });

  test("is enough by itself", async () => {
    const found = await read(filesOf("claude").slice(0, 1));
    expect(found).toMatchObject({ kind: "tokenizer.json", used: ["tokenizer.json"], needs: null, notes: [] });
    expect(differing(found, loadBuiltin("claude2"), ["text", "control"])).toEqual([]);
  });

  test("llama2, whose package has its tables in JavaScript", async () => {
    const found = await read([file("t.json", readVocabulary("llama2"))]);
    expect(differing(found, loadBuiltin("llama2"), ["text", "control"])).toEqual([]);
  });
});

describe("tiktoken's ranks", () => {
  type Id = (typeof tiktokenIds)[number];
  const all: readonly Id[] = ["o200k_base", "cl100k_base", "p50k_base", "r50k_base"];
  test.each(oneOfEach(all, ["r50k_base"]))("%s as a .tiktoken file", async (id) => {
    const found = await read([file("ranks", ranksOf(id))], id);
    expect(found).toMatchObject({ kind: "tiktoken ranks", notes: [] });
    expect(differing(found, loadBuiltin(id), ["text", "control"])).toEqual([]);
  });

  test("as the package ships them", async () => {
    const found = await read([packageFile("tiktoken/encoders/cl100k_base.json")]);
    expect(found.kind).toBe("tiktoken JSON");
    expect(differing(found, loadBuiltin("cl100k_base"), ["text", "control"])).toEqual([]);
  });

  test("without a pattern they ask for one", async () => {
    expect(await read([file("ranks", ranksOf("r50k_base"))])).toMatchObject({ needs: "pattern", tokenizer: null });
  });

  test("as a tekken.json, ids come after the control tokens’", async () => {
    const { recipe } = readParts("cl100k_base");
    const lines = ranksOf("cl100k_base").trim().split("\n");
    const vocab = lines.map((line, rank) => ({ rank, token_bytes: line.split(" ")[0], token_str: null }));
    const config = {
      pattern: recipe.kind === "tiktoken" ? recipe.pattern : "",
      default_vocab_size: vocab.length + 990,
      default_num_special_tokens: 1000,
    };
    const special_tokens = [{ rank: 1, token_str: "<s>", is_control: true }];
    const found = await read([file("tekken.json", JSON.stringify({ config, vocab, special_tokens }))]);
    expect(found.kind).toBe("tekken.json");
    const builtin = loadBuiltin("cl100k_base");
    for (const text of fixtures.map((fixture) => fixture.text)) {
      const expected = Uint32Array.from(
        builtin.encode(text, { specials: "text", inserted: false }).ids,
        (id) => id + 1000,
      );
      const ids = found.tokenizer?.encode(text, { specials: "text", inserted: false }).ids;
      expect(isDeepStrictEqual(ids, expected), text).toBe(true);
    }
    expect(found.tokenizer?.tokenName(1)).toBe("<s>");
    expect(found.tokenizer?.tokenName(999)).toBe("<SPECIAL_999>");
    expect(found.parts?.vocabulary.ids.length).toBe(vocab.length - 10);
  });
});

/** A built-in's ranks as a .tiktoken file. */
function ranksOf(id: string): string {
  const { ids, offsets, bytes } = readParts(id).vocabulary;
  const lines = Array.from(ids, (rank, i) => {
    const entry = bytes.subarray(offsets[i], offsets[i + 1]);
    return `${Buffer.from(entry).toString("base64")} ${rank}\n`;
  });
  return lines.join("");
}

interface Vocabulary {
  model: { vocab: Record<string, number>; merges: [string, string][] };
}

test("bert_uncased as a vocab.txt", async () => {
  const { vocab } = (toTokenizerJson(readParts("bert_uncased")) as Vocabulary).model;
  const lines = Object.keys(vocab).sort((a, b) => (vocab[a] ?? 0) - (vocab[b] ?? 0));
  const found = await read([file("vocab.txt", `${lines.join("\n")}\n`)]);
  expect(found).toMatchObject({
    kind: "WordPiece vocabulary",
    notes: ["There is no tokenizer_config.json: no entry has a letter from A to Z, so text is lower-cased."],
  });
  expect(differing(found, loadBuiltin("bert_uncased"), ["text", "control"])).toEqual([]);
});

test("claude2 as vocab.json and merges.txt", async () => {
  // Its pre-tokenizer is GPT-2's; its normalizer, NFKC, is not in these files, so texts are normalized before.
  const { vocab, merges } = (toTokenizerJson(readParts("claude2")) as Vocabulary).model;
  const pairs = merges.map((pair) => pair.join(" "));
  const found = await read([
    file("a.txt", ["#version: 0.2", ...pairs, ""].join("\n")),
    file("b.json", JSON.stringify(vocab)),
  ]);
  expect(found).toMatchObject({ kind: "vocab.json and merges.txt", used: ["b.json", "a.txt"] });
  for (const text of texts.map((text) => text.normalize("NFKC"))) {
    const options = { specials: "text", inserted: false } as const;
    const [ids, expected] = [
      found.tokenizer?.encode(text, options).ids,
      loadBuiltin("claude2").encode(text, options).ids,
    ];
    expect(isDeepStrictEqual(ids, expected), text).toBe(true);
  }
});

test("packs, by their signature", async () => {
  const pack = await writePack(readParts("llama2"), async (body) => deflateRawSync(body));
  const found = await read([file("any", pack)]);
  expect(found.kind).toBe("pack");
  expect(differing(found, loadBuiltin("llama2"), ["text"])).toEqual([]);
});
