/** Each character by itself, of tokenizers that show one kind each. */
import { expect, test } from "vitest";
import { readFile, type TokenizerFile } from "../../../../test/support/smallVocabularies";
import { byteName } from "../../../tokenizers/notation";
import { charactersOf, coverageByScript } from "./coverage";
import { Cover, scanCharacters } from "./scanCharacters";

const bytes = Array.from({ length: 256 }, (_, byte) => byteName(byte));
const bpe = (names: readonly string[], more = {}) => ({
  ...{ type: "BPE", vocab: Object.fromEntries(names.map((each, id) => [each, id])), merges: [], ...more },
});

async function coverOf(file: TokenizerFile, character: string) {
  const { tokenizer } = readFile({ version: "1.0", ...file });
  const code = character.codePointAt(0) ?? 0;
  return (await scanCharacters(tokenizer, {}, code + 1)).covers[code];
}

test.each([
  ["one", { model: bpe(["é", ...bytes], { byte_fallback: true }) }],
  ["bytes", { model: bpe(["e", ...bytes], { byte_fallback: true }) }],
  ["several", { normalizer: { type: "NFD" }, model: bpe(["e", "\u0301"]) }],
  ["unknown", { model: bpe(["<unk>", "e"], { unk_token: "<unk>" }) }],
  ["dropped", { pre_tokenizer: { type: "CharDelimiterSplit", delimiter: "é" }, model: bpe(["e"]) }],
] as const)("é is %s", async (cover, file) => {
  expect(await coverOf(file, "é")).toBe(Cover[cover]);
});

test("sums by script are of all that is assigned", async () => {
  const { tokenizer } = readFile({ version: "1.0", model: bpe(["a", "α", ...bytes], { byte_fallback: true }) });
  const scan = await scanCharacters(tokenizer, {}, 0x400);
  const scripts = coverageByScript(scan);
  expect(scripts.reduce((sum, { characters }) => sum + characters, 0)).toBe(scan.assigned);
  expect(scripts.find(({ script }) => script === "Grek")).toMatchObject({ one: 1, several: 0, unknown: 0 });
  expect(charactersOf(scan, "Grek", Cover.one)).toEqual([0x3b1]);
});

test("a normalizer that makes what it has made grow beyond measure does not settle, and ends nothing", async () => {
  const twice = { type: "Replace", pattern: { String: "a" }, content: "aa" };
  const normalizer = { type: "Sequence", normalizers: Array.from({ length: 12 }, () => twice) };
  const { tokenizer } = readFile({ version: "1.0", normalizer, model: bpe(["a", "b"]) });
  const { unsettled } = await scanCharacters(tokenizer, {}, 0x63);
  expect(unsettled).toEqual([0x61]);
});
