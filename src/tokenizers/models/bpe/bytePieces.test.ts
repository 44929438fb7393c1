import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { swapped } from "../../../../test/support/models";
import { runs } from "../../../../test/support/runs";
import { utf8Length } from "../../../text/utf8";
import { EncodingBuilder } from "../../encodingBuilder";
import { toColumns } from "../../formats/columns";
import { byteAlphabetNotation } from "../../notation";
import type { ByteModel } from "../byteModel";
import { Utf8Scratch } from "../scratch";
import { BpeModel } from "./bpe";
import { toMergeColumns } from "./mergeColumns";

/** Merges as pairs of entries, in order of rank, entries being strings of one unit a byte. */
interface Draw {
  readonly entries: readonly string[];
  readonly merges: readonly (readonly [string, string])[];
}

/** Characters of one to four bytes that share some of them, so that entries may span a part of one and of another. */
const characters = ["a", " ", "é", "è", "日", "旦", "本", "\u0301", "😀", "😁"];
const latin = (text: string) => Buffer.from(text).toString("latin1");
const usedBytes = [...new Set(latin(characters.join("")))];

/** Merges in any order at all: within characters, across them, and of parts of them. */
const anyMerges: fc.Arbitrary<Draw> = fc
  .tuple(
    fc.array(fc.tuple(fc.nat(), fc.nat(), fc.boolean()), { maxLength: 60 }),
    fc.array(fc.nat(), { maxLength: 30 }),
    fc.subarray(characters),
  )
  .map(([draws, order, whole]) => {
    const singles = Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte));
    const entries = [...singles];
    const merges: [string, string][] = [];
    const parts = [...usedBytes];
    const add = (left: string, right: string) => {
      if (!entries.includes(left + right)) entries.push(left + right);
      if (!parts.includes(left + right)) parts.push(left + right);
      if (!merges.some(([a, b]) => a === left && b === right)) merges.push([left, right]);
    };
    for (const character of whole.map(latin)) {
      for (let i = 1; i < character.length; i++) add(character.slice(0, i), character.slice(i, i + 1));
    }
    for (const [first, second] of draws) add(parts[first % parts.length] ?? "", parts[second % parts.length] ?? "");
    return { entries, merges: swapped(merges, order) };
  });

function build({ entries, merges }: Draw, ranks: "listed" | "ids", ignoreMerges: boolean): BpeModel {
  const columns = toColumns(entries.map((entry, id): [number, Uint8Array] => [id, Buffer.from(entry, "latin1")]));
  const results = Uint32Array.from(merges, ([left, right]) => entries.indexOf(left + right));
  const leftBytes = Uint16Array.from(merges, ([left]) => left.length);
  return new BpeModel({
    columns,
    notation: byteAlphabetNotation,
    unwritable: new Set(),
    merges: ranks === "ids" ? null : toMergeColumns({ results, leftBytes }, columns.ids),
    seenPairs: null,
    ignoreMerges,
    unknown: null,
    byteLevel: true,
    byteFallback: false,
    fuseUnknown: false,
    endOfWordSuffix: "",
    continuingPrefix: "",
  });
}

/** @param before bytes of other text in front of the piece */
function encoded(model: BpeModel, piece: string, before: string): [number, number, number][] {
  const out = new EncodingBuilder();
  const text = new Utf8Scratch();
  const end = text.writeAll(`${before}${piece} and more`);
  const start = utf8Length(before);
  (model.byteModel as ByteModel).encodeBytes(text, start, start + utf8Length(piece), 100, out);
  expect(end).toBeGreaterThan(start);
  return Array.from({ length: out.length }, (_, i) => [
    out.idAt(i),
    out.startAt(i) - start - 100,
    out.endAt(i) - start - 100,
  ]);
}

const piece = fc.string({ unit: fc.constantFrom(...characters), minLength: 1, maxLength: 24 });

describe("gives the tokens that merging ends with, by the definition", () => {
  for (const [ranks, ignoreMerges] of [
    ["listed", false],
    ["listed", true],
    ["ids", false],
  ] as const) {
    test(`for merges whose ranks are ${ranks}, whatever their order${ignoreMerges ? ", entries taken whole" : ""}`, () => {
      fc.assert(
        fc.property(anyMerges, fc.array(piece, { minLength: 1, maxLength: 8 }), (draw, pieces) => {
          const model = build(draw, ranks, ignoreMerges || ranks === "ids");
          // Enough beyond ASCII for what is gathered of neighbours and characters.
          const many = "日本旦".repeat(800);
          for (let i = 0; i < 10; i++) encoded(model, `${many}${"é".repeat(i)}`, "");
          for (const text of [...pieces, ...pieces, ...pieces.toReversed()]) {
            const expected = model.trace(text).tokens.map(({ id, start, end }) => [id, start, end]);
            expect(encoded(model, text, "é ")).toEqual(expected);
          }
        }),
        runs(8, 20_000),
      );
    });
  }
});
