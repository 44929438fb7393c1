/**
 * Where our byte ranges and the native package's offsets differ on purpose, one example of each class. That there is no
 * other class: `findDifference`, which all comparisons go through.
 */
import { get_encoding } from "tiktoken";
import { describe, expect, test } from "vitest";
import { TokenFlag } from "../../src/tokenizers/tokenizer";
import { type huggingFaceIds, loadBuiltin, tiktokenIds } from "../support/builtins";
import { NativeTokenizer } from "../support/native";
import { baseEncoding } from "../support/openai";
import { findDifference } from "../support/oracle";

const options = { specials: "text", inserted: false } as const;

async function both(id: (typeof huggingFaceIds)[number], text: string) {
  const { byteStart, byteEnd, flags } = loadBuiltin(id).encode(text, options);
  const native = await NativeTokenizer.ofBuiltin(id, "text").encode(text);
  return {
    ours: Array.from(byteStart, (start, i) => [start, byteEnd[i], flags[i]]),
    native: native.offsets(),
  };
}

describe("a dummy prefix covers nothing; the native package points at the character after it", () => {
  test("“▁” alone, before a line feed", async () => {
    const { ours, native } = await both("llama2", "\n");
    expect(ours).toEqual([
      [0, 0, TokenFlag.inserted],
      [0, 1, TokenFlag.byteFallback],
    ]);
    expect(native).toEqual([
      [0, 1],
      [0, 1],
    ]);
  });

  test("“▁a”, where it has become part of a token, is changed text, and both agree", async () => {
    const { ours, native } = await both("llama2", "a");
    expect(ours).toEqual([[0, 1, TokenFlag.changed]]);
    expect(native).toEqual([[0, 1]]);
  });
});

describe("under composed characters we cover all of the original stretch, the native package a part", () => {
  test("NFC: e and U+0301 become é", async () => {
    const { ours, native } = await both("qwen3", "e\u0301");
    expect(ours).toEqual([[0, 3, TokenFlag.changed]]);
    // Only the e.
    expect(native).toEqual([[0, 1]]);
  });

  test("NFC: marks that only change places", async () => {
    const { ours, native } = await both("qwen3", "q\u0301\u0323");
    const changed = ours.filter(([, , flags]) => flags === TokenFlag.changed);
    expect(changed.length).toBeGreaterThan(0);
    for (const range of changed) expect(range.slice(0, 2)).toEqual([1, 5]);
    expect(native?.length).toBe(ours.length);
  });

  test("NFKC: one character becomes several, and both agree", async () => {
    const { ours, native } = await both("claude2", "ﷺ");
    expect(ours.every(([start, end]) => start === 0 && end === 3)).toBe(true);
    expect(native?.every(([start, end]) => start === 0 && end === 1)).toBe(true);
  });
});

describe("a lone surrogate is U+FFFD, which covers its place", () => {
  const text = "a\ud83d b\udc4d";

  test("to the native package, whose offsets then agree", async () => {
    const native = NativeTokenizer.ofBuiltin("claude2", "text");
    const theirs = await native.encode(text);
    expect(Array.from(theirs.ids)).toEqual(Array.from((await native.encode(text.toWellFormed())).ids));
    expect(findDifference(text, loadBuiltin("claude2").encode(text, options), theirs)).toBeNull();
  });

  test.each(tiktokenIds)("to tiktoken: %s", (id) => {
    const library = get_encoding(baseEncoding(id));
    const theirs = library.encode(text, [], []);
    library.free();
    expect(Array.from(loadBuiltin(id).encode(text, options).ids)).toEqual(Array.from(theirs));
  });
});

describe("comparison itself", () => {
  const encoding = { ids: [7, 8], byteStart: [0, 1], byteEnd: [1, 3], flags: [0, 0] };
  const ours = {
    ids: Uint32Array.from(encoding.ids),
    byteStart: Uint32Array.from(encoding.byteStart),
    byteEnd: Uint32Array.from(encoding.byteEnd),
    flags: Uint8Array.from(encoding.flags),
  };
  const reference = (ids: number[], offsets: [number, number][]) => ({ ids, offsets: () => offsets });

  test("finds nothing where there is nothing", () => {
    expect(
      findDifference(
        "aé",
        ours,
        reference(
          [7, 8],
          [
            [0, 1],
            [1, 2],
          ],
        ),
      ),
    ).toBeNull();
  });

  test("finds another id, one more or one less, and an offset that is one off", () => {
    expect(
      findDifference(
        "aé",
        ours,
        reference(
          [7, 9],
          [
            [0, 1],
            [1, 2],
          ],
        ),
      ),
    ).toMatch("from token 1");
    expect(findDifference("aé", ours, reference([7], [[0, 1]]))).toMatch("2 tokens, in the reference 1");
    expect(
      findDifference(
        "aé",
        ours,
        reference(
          [7, 8, 9],
          [
            [0, 1],
            [1, 2],
            [2, 2],
          ],
        ),
      ),
    ).toMatch("in the reference 3");
    expect(
      findDifference(
        "aé",
        ours,
        reference(
          [7, 8],
          [
            [0, 1],
            [0, 2],
          ],
        ),
      ),
    ).toMatch("token 1");
    expect(
      findDifference(
        "aé",
        ours,
        reference(
          [7, 8],
          [
            [0, 2],
            [1, 2],
          ],
        ),
      ),
    ).toMatch("token 0");
  });

  test("forgives a changed token only a range inside ours, and an inserted one only a place beside it", () => {
    const changed = { ...ours, flags: Uint8Array.of(0, TokenFlag.changed) };
    expect(
      findDifference(
        "aé",
        changed,
        reference(
          [7, 8],
          [
            [0, 1],
            [2, 2],
          ],
        ),
      ),
    ).toBeNull();
    expect(
      findDifference(
        "aé",
        changed,
        reference(
          [7, 8],
          [
            [0, 1],
            [0, 2],
          ],
        ),
      ),
    ).toMatch("token 1");
    const inserted = {
      ...ours,
      byteStart: Uint32Array.of(0, 1),
      byteEnd: Uint32Array.of(1, 1),
      flags: Uint8Array.of(0, 8),
    };
    expect(
      findDifference(
        "aéb",
        inserted,
        reference(
          [7, 8],
          [
            [0, 1],
            [1, 2],
          ],
        ),
      ),
    ).toBeNull();
    expect(
      findDifference(
        "aéb",
        inserted,
        reference(
          [7, 8],
          [
            [0, 1],
            [2, 3],
          ],
        ),
      ),
    ).toMatch("token 1");
  });
});
