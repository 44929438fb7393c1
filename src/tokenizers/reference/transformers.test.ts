import { readFileSync } from "node:fs";
import { register } from "node:module";
import { describe, expect, test } from "vitest";
import { huggingFaceIds, loadBuiltin, readParts } from "../../../test/support/builtins";
import { describeOptions, differenceOfIds } from "../../../test/support/oracle";
import { oneOfEach } from "../../../test/support/runs";
import { readTokenizerJson } from "../formats/tokenizerJson/tokenizerJson";
import { TokenizerError } from "../tokenizer";
import { createTransformersReference } from "./transformers";

const texts: readonly { name: string; text: string }[] = JSON.parse(
  readFileSync(new URL("../../../test/fixtures/texts.json", import.meta.url), "utf8"),
);

/** What takes the library seconds a built-in says nothing that shorter repetitions do not. */
const shortTexts = texts.filter(({ text }) => text.length < 2000);

// The library imports a runtime for models, which package.json leaves out: an empty one stands in.
const stub = "data:text/javascript,export class Tensor {}; export default {}";
register(
  `data:text/javascript,${encodeURIComponent(`
    export const resolve = (specifier, context, next) =>
      /^onnxruntime-/.test(specifier) ? { url: ${JSON.stringify(stub)}, shortCircuit: true } : next(specifier, context);
  `)}`,
);
const { PreTrainedTokenizer } = await import("@huggingface/transformers");

const create = (id: string) => createTransformersReference("transformers", readParts(id), PreTrainedTokenizer);

/** Where the library departs from Hugging Face's native package, which ours follows (test/oracle/). */
const knownDifferences: Readonly<
  Record<string, readonly { readonly why: string; readonly texts: readonly string[] }[]>
> = {
  bert_uncased: [
    {
      why: "JavaScript lowers Σ to ς at a word's end; the native package lowers each character by itself",
      texts: ["case"],
    },
  ],
};

const bothWays = [
  { specials: "text", inserted: false },
  { specials: "control", inserted: true },
] as const;

describe.each(oneOfEach(huggingFaceIds, ["llama2", "claude2", "bert_uncased"]))("%s", (id) => {
  const reference = create(id);

  test.each(bothWays.map((options) => [describeOptions(options), options] as const))("%s", (_, options) => {
    const different = shortTexts.filter(({ text }) => {
      const { ids } = loadBuiltin(id).encode(text, options);
      return differenceOfIds(ids, reference.encode(text, options)) !== null;
    });
    const known = (knownDifferences[id] ?? []).flatMap((difference) => difference.texts);
    expect(different.map(({ name }) => name)).toEqual(known);
  });
});

describe("differences that the fixtures do not show", () => {
  const options = bothWays[0];

  test.each([
    ["U+FEFF is white space to JavaScript's \\s", "  \ufeff"],
    ["U+0085 is none to it", "\u0085's"],
  ])("Claude 2: %s", (_, text) => {
    expect(
      differenceOfIds(loadBuiltin("claude2").encode(text, options).ids, create("claude2").encode(text, options)),
    ).not.toBeNull();
  });
});

test("a control token is read or not, as asked, and found by the post-processor either way", () => {
  const begin = { SpecialToken: { id: "<s>", type_id: 0 } };
  const parts = readTokenizerJson({
    added_tokens: [{ id: 9, content: "<s>", special: true }],
    normalizer: null,
    pre_tokenizer: null,
    post_processor: {
      type: "TemplateProcessing",
      single: [begin, { Sequence: { id: "A", type_id: 0 } }],
      pair: [],
      special_tokens: { "<s>": { id: "<s>", ids: [9], tokens: ["<s>"] } },
    },
    decoder: null,
    model: { type: "BPE", unk_token: null, vocab: { "<": 0, s: 1, ">": 2 }, merges: [] },
  });
  const reference = createTransformersReference("transformers", parts, PreTrainedTokenizer);
  const ids = (specials: "text" | "control", inserted: boolean) =>
    Array.from(reference.encode("<s>s", { specials, inserted }));
  expect(ids("control", false)).toEqual([9, 1]);
  expect(ids("control", true)).toEqual([9, 9, 1]);
  expect(ids("text", false)).toEqual([0, 1, 2, 1]);
  expect(ids("text", true)).toEqual([9, 0, 1, 2, 1]);
});

test("a piece that gets no id is an error, not token 0", () => {
  const parts = readTokenizerJson({
    added_tokens: [],
    normalizer: null,
    pre_tokenizer: null,
    post_processor: null,
    decoder: null,
    model: { type: "BPE", unk_token: "?", vocab: { a: 0 }, merges: [] },
  });
  const reference = createTransformersReference("transformers", parts, PreTrainedTokenizer);
  expect(() => reference.encode("ab", bothWays[0])).toThrow(TokenizerError);
});
