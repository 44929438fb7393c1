import { expect, test } from "vitest";
import { buildTokenizer } from "../formats/build";
import { toColumns } from "../formats/columns";

const bytes = Array.from({ length: 256 }, (_, byte): [number, Uint8Array] => [byte, Uint8Array.of(byte)]);

test("half of a surrogate pair is U+FFFD for added tokens too, as it is for all other stages", () => {
  const tokenizer = buildTokenizer({
    recipe: { kind: "tiktoken", pattern: String.raw`\p{L}+|\P{L}`, specials: { "\ufffd": 256 } },
    addedTokens: [],
    vocabulary: toColumns(bytes),
    unwritable: new Uint32Array(),
    merges: null,
    seenPairs: null,
    scores: null,
  });
  const options = { specials: "control", inserted: false } as const;
  const { ids, byteStart, byteEnd } = tokenizer.encode("a\ud800b", options);
  expect([...ids]).toEqual([0x61, 256, 0x62]);
  expect([...byteStart]).toEqual([0, 1, 4]);
  expect([...byteEnd]).toEqual([1, 4, 5]);
  expect(tokenizer.encode("a\ufffdb", options).ids).toEqual(ids);
});
