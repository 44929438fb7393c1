import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeIds } from "../src/analysis/ids/decodeIds";
import { strictText } from "../src/text/strictUtf8";
import { readFile, type TokenizerFile } from "./support/differential";
import { NativeTokenizer } from "./support/native";
import { runs } from "./support/runs";

const names = ["a", "b", "Ġ", "Ġa", "Ċ", "ĊĠ", "▁", "▁a", "Ã", "©", " ", "\n", "<0x20>", "##b", "ab", "x</w>"];
const added = ["<X>", "Ωa", " z", "y", "\nq"].map((content, i) => ({
  ...{ id: names.length + i, content, single_word: false, lstrip: false, rstrip: false },
  ...{ normalized: i % 2 < 1 || content === "Ωa", special: i === 0 },
}));
const sequence = (...decoders: object[]) => ({ type: "Sequence", decoders });
const bytes = { type: "ByteLevel", add_prefix_space: false, trim_offsets: false, use_regex: false };
const fuse = { type: "Fuse" };
const strip = (start: number, stop: number) => ({ type: "Strip", content: " ", start, stop });
const replace = (sought: string, content: string) => ({ type: "Replace", pattern: { String: sought }, content });
const signs = sequence(replace("▁", " "), { type: "ByteFallback" }, fuse, strip(1, 0));

const normalizers: readonly (object | null)[] = [
  null,
  { type: "Lowercase" },
  { type: "Prepend", prepend: "▁" },
  { type: "Sequence", normalizers: [{ type: "Prepend", prepend: "▁" }, replace(" ", "▁")] },
  { type: "ByteLevel" },
];

function fileOf(normalizer: object | null, decoder: object | null): TokenizerFile {
  const vocab = Object.fromEntries(names.map((name, id) => [name, id]));
  const model = { type: "BPE", vocab, merges: [] };
  return { added_tokens: added, normalizer, pre_tokenizer: null, post_processor: null, decoder, model };
}

async function expectDecodedAlike(file: TokenizerFile, ids: readonly number[]) {
  const text = strictText(decodeIds(readFile(file).tokenizer, Uint32Array.from(ids)).bytes);
  const reference = await new NativeTokenizer(file, "control").decode(ids, false);
  // Of bytes that are no UTF-8 the library has but U+FFFD; here they may be a character once what parted them is taken away.
  if (text === null) expect(reference).toContain("\ufffd");
  else if (!reference.includes("\ufffd")) expect(text).toBe(reference);
}

const lists = fc.array(fc.nat({ max: names.length + added.length - 1 }), { minLength: 1, maxLength: 8 });

describe.each([
  null,
  bytes,
  signs,
  sequence(bytes, strip(1, 0)),
  sequence(bytes, strip(2, 0), replace("\n ", "\n")),
  sequence(bytes, fuse, replace("aab", "b"), replace("a", "")),
  sequence(replace("▁", " "), fuse, strip(3, 0)),
  sequence(replace("▁", " "), strip(1, 0), { type: "ByteFallback" }, fuse),
  sequence(strip(1, 0), replace(" a", "b"), replace("<0x20>", "▁▁"), strip(2, 0)),
  sequence(),
])("what the decoder %j makes of ids is what the native package’s does", (decoder) => {
  test.each(normalizers)("added tokens written as %j leaves them", async (normalizer) => {
    await fc.assert(
      fc.asyncProperty(lists, (ids) => expectDecodedAlike(fileOf(normalizer, decoder), ids)),
      runs(40, 2000),
    );
  });
});

test("what is taken from the end of the whole may be in several tokens", () => {
  // The native package ends its process where a text has fewer characters than are to be taken.
  const { tokenizer } = readFile(fileOf(null, sequence(replace("▁", " "), fuse, strip(0, 3))));
  const text = (...ids: number[]) => strictText(decodeIds(tokenizer, Uint32Array.from(ids)).bytes);
  expect(text(0, 6, 10)).toBe("a");
  expect(text(7, 6, 6, 10, 10)).toBe(" a ");
  expect(text(6, 10)).toBe("");
});

test("a step that the whole of a text is not known to take is refused, not left out", () => {
  const { tokenizer } = readFile(fileOf(null, sequence(bytes, { type: "Metaspace", replacement: "▁" })));
  expect(() => decodeIds(tokenizer, Uint32Array.of(0))).toThrow("decoder");
});
