/** Every built-in, and what other files become, as a tokenizer.json: read again here, and by the native package. */
import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { Tokenizer as Native } from "tokenizers";
import { describe, expect, test } from "vitest";
import { builtinParts } from "../src/tokenizers/catalogue/builtinParts";
import { buildTokenizer } from "../src/tokenizers/formats/build";
import type { TokenizerParts } from "../src/tokenizers/formats/parts";
import { readTokenizerJson } from "../src/tokenizers/formats/tokenizerJson/tokenizerJson";
import { namesLeftOut, writeTokenizerJson } from "../src/tokenizers/formats/write/writeTokenizerJson";
import type { Tokenizer } from "../src/tokenizers/tokenizer";
import { huggingFaceIds, loadBuiltin, readParts, tiktokenIds } from "./support/builtins";
import { harmony } from "./support/openai";
import { differenceOfIds } from "./support/oracle";
import { oneOfEach, runs } from "./support/runs";
import { seed, vocabularyEntries } from "./support/strings";
import { readUdhr } from "./support/udhr";

const fixtures: { text: string }[] = JSON.parse(readFileSync(new URL("fixtures/texts.json", import.meta.url), "utf8"));
const texts = [
  // References disagree on lone surrogates.
  ...fixtures.map(({ text }) => text.toWellFormed()),
  ...readUdhr()
    .filter((_, i) => i % 89 === 0)
    .map(({ text }) => text),
];
const options = { specials: "control", inserted: true } as const;

async function expectNativeIds(json: string, tokenizer: Tokenizer, among: readonly string[]): Promise<void> {
  const native = await Native.fromString(json).encodeBatch([...among], { addSpecialTokens: true });
  const differing = among.filter((text, i) => {
    const theirs = native[i]?.getIds() ?? [];
    // Anew, and with what is remembered.
    return [1, 2, 3].some(() => differenceOfIds(tokenizer.encode(text, options).ids, theirs) !== null);
  });
  expect(differing).toEqual([]);
}

/** Columns in one form: those of packs may be narrower, and what packs gather ahead is not in other files. */
function comparable({ merges, ...parts }: TokenizerParts): object {
  const columns = merges === null ? null : { ...merges, leftBytes: Uint16Array.from(merges.leftBytes) };
  return { ...parts, merges: columns, seenPairs: null };
}

describe("a tokenizer.json is what it was, and the native package’s ids are ours", () => {
  test.each(oneOfEach(huggingFaceIds, ["llama2", "claude2", "bert_uncased"]))("%s", async (id) => {
    const parts = readParts(id);
    const json = writeTokenizerJson(parts);
    expect(isDeepStrictEqual(comparable(readTokenizerJson(JSON.parse(json))), comparable(parts))).toBe(true);
    await expectNativeIds(json, loadBuiltin(id), texts);
  });
});

describe("a tiktoken encoding’s tokenizer.json gives its ids, here and in the native package", () => {
  // Harmony has o200k_base's ranks; its control tokens are in the last test.
  const byTheirRanks = tiktokenIds.filter((id) => id !== "o200k_harmony");
  test.each(oneOfEach(byTheirRanks, ["p50k_base"]))("%s", async (id) => {
    const tokenizer = loadBuiltin(id);
    const json = writeTokenizerJson(readParts(id));
    // Entries side by side: whatever merges there are between and within them.
    const entry = fc.nat({ max: 0xffffff }).map(vocabularyEntries(tokenizer));
    const joined = fc.array(entry, { maxLength: 12 }).map((entries) => entries.join(""));
    const among = [...texts, ...fc.sample(joined, { ...runs(100, 3000), seed })];
    expect(among.length).toBeGreaterThan(150);
    await expectNativeIds(json, tokenizer, among);
    const again = buildTokenizer(readTokenizerJson(JSON.parse(json)));
    for (const text of among)
      expect(isDeepStrictEqual(again.encode(text, options), tokenizer.encode(text, options))).toBe(true);
  });

  test("o200k_harmony, whose 200018 loses its second name", async () => {
    const parts = builtinParts("o200k_harmony", readParts("o200k_base"));
    const names = namesLeftOut(parts);
    expect(names).toEqual(["<|reserved_200018|>"]);
    // The control tokens alone: the ranks were looked at above.
    const { ids, offsets, bytes } = parts.vocabulary;
    const vocabulary = { ids: ids.subarray(0, 256), offsets: offsets.subarray(0, 257), bytes };
    const native = Native.fromString(writeTokenizerJson({ ...parts, vocabulary }));
    const controls = Object.entries(harmony).filter(([name]) => !names.includes(name));
    expect(controls.length).toBe(1090);
    const encoding = await native.encode(controls.map(([name]) => name).join(""));
    expect(encoding.getIds()).toEqual(controls.map(([, id]) => id));
  });
});
