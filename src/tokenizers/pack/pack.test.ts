import { promisify } from "node:util";
import { deflateRaw, inflateRaw } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runs } from "../../../test/support/runs";
import { sha256 } from "../../text/hash";
import { toColumns } from "../formats/columns";
import type { TokenizerParts } from "../formats/parts";
import { toMergeColumns } from "../models/bpe/mergeColumns";
import { TokenizerError } from "../tokenizer";
import { hashedFrom, headerBytes, oldestVersion, packVersion } from "./format";
import { readPack } from "./read";
import { writePack } from "./write";

const deflate = (body: Uint8Array) => promisify(deflateRaw)(body);
const inflate = (payload: Uint8Array) => promisify(inflateRaw)(payload);
const write = (parts: TokenizerParts) => writePack(parts, deflate);
const read = (pack: Uint8Array<ArrayBuffer>) => readPack(pack, { inflate });

const anyId = fc.oneof(fc.nat({ max: 600 }), fc.constantFrom(254, 255, 256, 70_000, 0xffffff));
const anyColumns = fc
  .uniqueArray(fc.tuple(anyId, fc.uint8Array({ maxLength: 300 })), { selector: ([id]) => id, maxLength: 60 })
  .map((entries) => toColumns(entries.sort(([a], [b]) => a - b)));
const anyMerges = fc.array(fc.tuple(fc.nat(), fc.oneof(fc.nat({ max: 10 }), fc.constantFrom(254, 255, 256, 65_535))));
const anyBytes = fc.uint8Array({ maxLength: 40 });
const anyDraws = fc.record({
  recipe: fc.oneof(
    fc.record({
      kind: fc.constant("tiktoken" as const),
      pattern: fc.string({ unit: "grapheme" }),
      specials: fc.dictionary(fc.string(), fc.nat()),
    }),
    fc.record({
      kind: fc.constantFrom("tokenizer.json" as const, "SentencePiece" as const),
      file: fc.jsonValue().map((value) => ({ model: value })),
    }),
  ),
  addedTokens: fc.array(
    fc.record({
      id: anyId,
      content: fc.string({ unit: "binary" }),
      singleWord: fc.boolean(),
      lstrip: fc.boolean(),
      rstrip: fc.boolean(),
      normalized: fc.boolean(),
      special: fc.boolean(),
    }),
  ),
  vocabulary: anyColumns,
  unwritable: fc.array(fc.nat()).map((ids) => Uint32Array.from(ids)),
  merges: fc.option(anyMerges),
  seenPairs: fc.option(fc.record({ ascii: anyBytes, others: anyBytes })),
  scores: fc.option(fc.array(fc.double({ noNaN: true })).map((scores) => Float64Array.from(scores))),
});
const anyParts: fc.Arbitrary<TokenizerParts> = anyDraws.map(({ merges, ...parts }) => {
  const { ids } = parts.vocabulary;
  const drawn = ids.length === 0 ? [] : (merges ?? []);
  const ranked = {
    results: Uint32Array.from(drawn, ([draw]) => ids[draw % ids.length] ?? 0),
    leftBytes: Uint16Array.from(drawn, ([, bytes]) => bytes),
  };
  return { ...parts, merges: merges === null ? null : toMergeColumns(ranked, ids) };
});

/** Views compare by what they show, not by the buffer that they are of. */
function plain({ recipe, addedTokens, vocabulary, unwritable, merges, seenPairs, scores }: TokenizerParts) {
  const { ids, offsets, bytes } = vocabulary;
  const { first, leftBytes, runs, runRanks } = merges ?? {};
  const columns = [ids, offsets, bytes, unwritable, first, leftBytes, runs, runRanks];
  return {
    recipe: JSON.parse(JSON.stringify(recipe)),
    addedTokens: addedTokens.map((token) => ({ ...token })),
    columns: columns.map((column) => Array.from(column ?? [])),
    isMerging: merges !== null,
    seenPairs: seenPairs === null ? null : [Array.from(seenPairs.ascii), Array.from(seenPairs.others)],
    scores: scores === null ? null : Array.from(scores),
  };
}

test("what is read is what was written", async () => {
  await fc.assert(
    fc.asyncProperty(anyParts, async (parts) => {
      expect(plain(await read(await write(parts)))).toEqual(plain(parts));
    }),
    runs(100, 10_000),
  );
});

const parts: TokenizerParts = {
  recipe: { kind: "tiktoken", pattern: "a", specials: {} },
  addedTokens: [],
  vocabulary: toColumns([
    [0, Uint8Array.of(97)],
    [1, Uint8Array.of(97, 97)],
  ]),
  unwritable: new Uint32Array(),
  merges: null,
  seenPairs: null,
  scores: null,
};

describe("a damaged pack is refused, and the error says how", () => {
  test("any flipped bit", async () => {
    const pack = await write(parts);
    for (let bit = 0; bit < pack.length * 8; bit++) {
      const damaged = pack.slice();
      damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const place = bit >> 3;
      // Versions before have the same form.
      const version = damaged[8] as number;
      if (place === 8 && version >= oldestVersion && version < packVersion) continue;
      const reason =
        place < 8
          ? "not a Tessera pack"
          : place < 12
            ? "is of version"
            : place < 16
              ? "bytes follow its header"
              : "SHA-256";
      await expect(read(damaged), `bit ${bit}`).rejects.toThrow(reason);
      await expect(read(damaged), `bit ${bit}`).rejects.toThrow(TokenizerError);
    }
  });

  test("any truncation, and more bytes than there should be", async () => {
    const pack = await write(parts);
    for (let length = 0; length < pack.length; length++) {
      const reason = length < 8 ? "not a Tessera pack" : "cut off";
      await expect(read(pack.slice(0, length)), `${length} bytes`).rejects.toThrow(reason);
    }
    const longer = new Uint8Array(pack.length + 1);
    longer.set(pack);
    await expect(read(longer)).rejects.toThrow("too long");
  });

  test("a later version, by its number", async () => {
    const pack = await write(parts);
    new DataView(pack.buffer).setUint32(8, 6, true);
    await expect(read(pack)).rejects.toThrow("The pack is of version 6; this program reads versions 2 to 5.");
  });

  test.each([2, 3, 4])("but version %i is read as ever", async (version) => {
    const pack = await write(parts);
    new DataView(pack.buffer).setUint32(8, version, true);
    expect(plain(await read(pack))).toEqual(plain(parts));
  });

  test("a header that does not fit its body, though the hash is right", async () => {
    const body = Uint8Array.from({ length: 40 }, () => 255);
    const pack = await writePack(parts, async () => deflate(body));
    expect(pack.length).toBeGreaterThan(headerBytes);
    expect(hashedFrom).toBeLessThan(headerBytes);
    await expect(read(pack)).rejects.toThrow(/The pack is damaged: it holds 40 of \d+ bytes/);
  });

  test("content of gigabytes, before it is inflated", async () => {
    const pack = await write(parts);
    new DataView(pack.buffer).setUint32(hashedFrom, 0x20000000, true);
    pack.set(sha256(pack.subarray(hashedFrom)), 16);
    await expect(read(pack)).rejects.toThrow("The pack holds 536870912 bytes; at most 268435456 are read.");
  });

  test("but for want of memory, which is no fault of it", async () => {
    const want = new RangeError("Array buffer allocation failed");
    await expect(readPack(await write(parts), { inflate: () => Promise.reject(want) })).rejects.toBe(want);
  });

  test("content that is not deflated", async () => {
    const pack = await writePack(parts, async () => Uint8Array.of(7, 7, 7));
    await expect(read(pack)).rejects.toThrow("its content is not deflated as its header says");
  });
});
