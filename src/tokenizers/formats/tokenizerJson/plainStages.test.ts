import { expect, test } from "vitest";
import { huggingFaceIds, readParts } from "../../../../test/support/builtins";
import { buildStaged } from "../buildStaged";
import { Fields } from "../fields";
import { allStages } from "./allStages";
import { hasPlainStages, plainStages } from "./plainStages";

const options = { specials: "text", inserted: true } as const;
const text = "The same words, e\u0301 ﬁ １２ 한국어 👍🏽";

test.each(huggingFaceIds)("%s is built of plain stages as of all of them, or is known to need more", (id) => {
  const parts = readParts(id);
  const { recipe } = parts;
  if (recipe.kind !== "tokenizer.json") throw new Error(`${id} has another recipe.`);
  const whole = buildStaged(parts, recipe, allStages);
  if (hasPlainStages(parts, new Fields(recipe.file, ""))) {
    expect(buildStaged(parts, recipe, plainStages).encode(text, options)).toEqual(whole.encode(text, options));
  } else expect(() => buildStaged(parts, recipe, plainStages)).toThrow();
});

test("the first page’s tokenizers have plain stages", () => {
  const parts = readParts("llama2");
  expect(hasPlainStages(parts, new Fields((parts.recipe as { file: unknown }).file, ""))).toBe(true);
});

const replace = { type: "Replace", pattern: { String: " " }, content: "▁" };

test.each([
  [null, true],
  [replace, true],
  [{ type: "Sequence", normalizers: [replace, { prepend: "▁" }] }, true],
  [{ type: "Sequence", normalizers: [replace, { type: "NFC" }] }, false],
  [{ strip_left: true, strip_right: true }, false],
  [{ type: "constructor" }, false],
])("normalizer %j: %s", (normalizer, isPlain) => {
  const file = new Fields({ normalizer }, "");
  expect(hasPlainStages(readParts("llama2"), file)).toBe(isPlain);
  if (isPlain) expect(() => plainStages.normalizer(file.get("normalizer"))).not.toThrow();
});

const split = { type: "Split", pattern: { String: " " }, behavior: "Isolated" };

test.each([
  [null, true],
  [split, true],
  [{ type: "Sequence", pretokenizers: [split, { type: "ByteLevel" }] }, true],
  [{ type: "Sequence", pretokenizers: [split, { type: "Digits" }] }, false],
  [{ type: "constructor" }, false],
])("pre-tokenizer %j: %s", (preTokenizer, isPlain) => {
  const file = new Fields({ pre_tokenizer: preTokenizer }, "");
  expect(hasPlainStages(readParts("llama2"), file)).toBe(isPlain);
  if (isPlain) expect(() => plainStages.preTokenizer(file.get("pre_tokenizer"), true)).not.toThrow();
});
