/** What a tokenizer should do with every text, of tokenizers that do, and of some that do not. */
import { describe, expect, test } from "vitest";
import { readFile, type TokenizerFile } from "../../../../test/support/smallVocabularies";
import { byteName } from "../../../tokenizers/notation";
import { scanCharacters } from "../characters/scanCharacters";
import { entriesOf } from "../entries";
import { type CheckName, runChecks } from "./checks";

async function check(file: TokenizerFile, name: CheckName) {
  const { parts, tokenizer } = readFile({ version: "1.0", ...file });
  // Of what is checked here nothing but the two checks of characters needs them.
  const scan =
    name === "roundTrip" || name === "idempotent"
      ? await scanCharacters(tokenizer, {}, 0x400)
      : { covers: new Uint8Array(), scripts: new Uint8Array(), assigned: 0, lost: [], unsettled: [] };
  return runChecks(tokenizer, parts, entriesOf(tokenizer, parts), scan).find((each) => each.name === name);
}

const bpe = (names: readonly string[], merges: readonly string[] = [], more = {}) => ({
  model: { type: "BPE", vocab: Object.fromEntries(names.map((each, id) => [each, id])), merges, ...more },
});
const bytes = Array.from({ length: 256 }, (_, byte) => byteName(byte));
const byteLevel = { pre_tokenizer: { type: "ByteLevel", add_prefix_space: false, use_regex: false } };
const control = { single_word: false, lstrip: false, rstrip: false, normalized: false, special: true };

describe("each check, where it passes and where it warns", () => {
  test("bytes: what stands in for them counts, and those that have nothing are told", async () => {
    expect(await check(bpe(["a", ...bytes], [], { byte_fallback: true }), "bytes")).toMatchObject({ verdict: "pass" });
    expect(await check(bpe(["a", ...bytes.slice(2)], [], { byte_fallback: true }), "bytes")).toMatchObject({
      ...{ verdict: "warn", failures: 2, numbers: [0, 1] },
    });
    expect(await check({ ...byteLevel, ...bpe(["a", "b"]) }, "bytes")).toMatchObject({
      verdict: "warn",
      failures: 254,
    });
  });

  test("white space: each text whose spaces do not all come to the model", async () => {
    const dropping = { pre_tokenizer: { type: "WhitespaceSplit" } };
    expect(await check({ ...dropping, ...bpe(["a", "b"]) }, "whiteSpace")).toMatchObject({ verdict: "warn" });
    const all = bpe(["a", ...bytes], [], { byte_fallback: true });
    expect(await check(all, "whiteSpace")).toMatchObject({ verdict: "pass", failures: 0 });
    // A line break of two characters becomes one of one.
    const replace = { type: "Replace", pattern: { String: "\r\n" }, content: "\n" };
    const changed = await check({ normalizer: replace, ...all }, "whiteSpace");
    expect(changed?.texts).toContain("a\r\nb");
    expect(changed?.texts).not.toContain("a\nb");
  });

  test("control tokens: those that merges lead to as well are reached", async () => {
    const names = ["<", "s", ">", "<s", "<s>"];
    const added = { added_tokens: [{ ...control, id: 4, content: "<s>" }] };
    expect(await check({ ...added, ...bpe(names, ["< s", "<s >"]) }, "controlTokens")).toMatchObject({
      ...{ verdict: "warn", numbers: [4] },
    });
    expect(await check({ ...added, ...bpe(names, ["< s"]) }, "controlTokens")).toMatchObject({ verdict: "pass" });
    const apart = { added_tokens: [{ ...control, id: 9, content: "<t>" }] };
    expect(await check({ ...apart, ...bpe(names, ["< s"]) }, "controlTokens")).toMatchObject({
      ...{ verdict: "pass", extent: { kind: "proof" } },
    });
    expect(await check(bpe(["a"]), "controlTokens")).toMatchObject({ verdict: "notApplicable" });
  });

  test("merges: an entry that no two others merge to is an orphan", async () => {
    expect(await check(bpe(["a", "b", "ab", "ba"], ["a b"]), "merges")).toMatchObject({
      verdict: "warn",
      numbers: [3],
    });
    expect(await check(bpe(["a", "b", "ab"], ["a b"]), "merges")).toMatchObject({ verdict: "pass", failures: 0 });
  });

  test("long entries: those of more than 128 bytes", async () => {
    const vocab = [["<unk>", 0], ...[128, 129].map((length) => ["a".repeat(length), -1])];
    expect(await check({ model: { type: "Unigram", unk_id: 0, vocab } }, "longEntries")).toMatchObject({
      ...{ verdict: "warn", numbers: [2] },
    });
  });

  test("dropout leaves merges to chance", async () => {
    expect(await check(bpe(["a"]), "deterministic")).toMatchObject({ verdict: "pass" });
  });
});

test("characters: those that do not come back, and those that the normalizer goes on changing", async () => {
  const all = bpe(["a", ...bytes], [], { byte_fallback: true });
  const lower = { normalizer: { type: "Lowercase" }, ...all };
  const lost = await check(lower, "roundTrip");
  expect(lost?.numbers.slice(0, 2)).toEqual([0x41, 0x42]);
  expect(await check(lower, "idempotent")).toMatchObject({ verdict: "pass" });
  const growing = { normalizer: { type: "Replace", pattern: { String: "a" }, content: "aa" }, ...all };
  expect(await check(growing, "idempotent")).toMatchObject({ verdict: "warn", numbers: [0x61] });
});
