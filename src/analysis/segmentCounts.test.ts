import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { builtinIds, loadBuiltin } from "../../test/support/builtins";
import { TokenFlag } from "../tokenizers/tokenizer";
import { countJoined, countSegments } from "./segmentCounts";

const options = { specials: "text", inserted: false } as const;
const sum = (column: Uint32Array) => column.reduce((all, count) => all + count, 0);

/** A token a code point: “?” is unknown, “#” a control token. */
function encode(text: string) {
  const characters = Array.from(text);
  let byte = 0;
  const byteStart = Uint32Array.from(characters, (c) => {
    byte += Buffer.byteLength(c);
    return byte - Buffer.byteLength(c);
  });
  const flags = characters.map((c) => (c === "?" ? TokenFlag.unknown : c === "#" ? TokenFlag.special : 0));
  return { byteStart, flags: Uint8Array.from(flags) };
}

const lists = <Counts extends object>(counts: Counts) =>
  Object.fromEntries(Object.entries(counts).map(([name, column]) => [name, Array.from(column)]));

test("tokens are counted without control tokens, text in bytes and code points", () => {
  expect(lists(countSegments(["é👍", "a#?", " "], encode))).toEqual({
    tokens: [2, 2, 0],
    bytes: [6, 3, 0],
    characters: [2, 3, 0],
    unknown: [0, 1, 0],
  });
});

test("joined, a joint's token is the next segment's, and its byte nobody's", () => {
  const segments = ["é👍", "b", "", "a#?"];
  expect(lists(countJoined(segments, (i) => segments[i] !== "", encode))).toEqual({
    tokens: [2, 2, 0, 3],
    bytes: [6, 1, 0, 3],
    characters: [2, 1, 0, 3],
    unknown: [0, 0, 0, 1],
  });
  expect(lists(countJoined(segments, () => false, encode))).toMatchObject({ tokens: [0, 0, 0, 0] });
});

test("joined, a token over several segments is the first one's", () => {
  const whole = () => ({ byteStart: Uint32Array.of(0, 0, 3), flags: new Uint8Array(3) });
  expect(Array.from(countJoined(["ab", "c", "d"], () => true, whole).tokens)).toEqual([2, 1, 0]);
});

describe.each(builtinIds)("%s", (id) => {
  const tokenizer = loadBuiltin(id);
  const segments = fc.array(
    fc.string({ unit: fc.constantFrom("a", "the ", "é", "東", "👍🏽", " ", "\n", "e\u0301", "?") }),
    {
      maxLength: 6,
    },
  );

  test("the sums of joined segments are the counts of the joined text", () => {
    fc.assert(
      fc.property(segments, fc.infiniteStream(fc.boolean()), (texts, chosen) => {
        const mask = texts.map((text) => text !== "" && chosen.next().value === true);
        const joined = texts.filter((_, i) => mask[i]).join(" ");
        const counts = countJoined(
          texts,
          (i) => mask[i] === true,
          (text) => tokenizer.encode(text, options),
        );
        const { flags } = joined === "" ? { flags: new Uint8Array(0) } : tokenizer.encode(joined, options);
        expect(sum(counts.tokens)).toBe(flags.length);
        expect(sum(counts.unknown)).toBe(flags.filter((flag) => flag & TokenFlag.unknown).length);
        const joints = Math.max(0, mask.filter(Boolean).length - 1);
        expect(sum(counts.bytes)).toBe(Buffer.byteLength(joined) - joints);
        expect(sum(counts.characters)).toBe(Array.from(joined).length - joints);
      }),
    );
  });
});
