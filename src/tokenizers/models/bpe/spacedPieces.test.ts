import fc from "fast-check";
import { expect, test } from "vitest";
import { columnsOf, swapped } from "../../../../test/support/models";
import { runs } from "../../../../test/support/runs";
import { AddedTokenMatcher } from "../../addedTokens";
import { LiteralReplace, Prepend } from "../../normalizers/replace";
import { NormalizerSequence } from "../../normalizers/sequence";
import type { NormalizerStage } from "../../normalizers/stage";
import { byteName, textNotation } from "../../notation";
import { PipelineTokenizer } from "../../pipeline";
import { BpeModel } from "./bpe";
import { toMergeColumns } from "./mergeColumns";

const characters = ["a", "b", "▁", "é", "日", "本"];
const bytes = Array.from({ length: 256 }, (_, byte) => byteName(byte));

/** Merges of these characters in any order, spaces in the middle and at both ends. */
const anyModel = fc
  .tuple(
    fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 40 }),
    fc.array(fc.nat(), { maxLength: 30 }),
    fc.subarray(characters, { minLength: 3 }),
  )
  .map(([draws, order, known]) => {
    const parts = [...new Set([...known, "▁"])];
    const names = ["<unk>", ...bytes, ...parts];
    const merges: [string, string][] = [];
    for (const [first, second] of draws) {
      const [left, right] = [parts[first % parts.length] ?? "", parts[second % parts.length] ?? ""];
      if (!names.includes(left + right)) names.push(left + right);
      if (!parts.includes(left + right)) parts.push(left + right);
      if (!merges.some(([a, b]) => a === left && b === right)) merges.push([left, right]);
    }
    return { names, merges: swapped(merges, order) };
  });

function pipeline(
  { names, merges }: { names: readonly string[]; merges: readonly (readonly [string, string])[] },
  normalizer: NormalizerStage,
): PipelineTokenizer {
  const columns = columnsOf(names);
  const results = Uint32Array.from(merges, ([left, right]) => names.indexOf(left + right));
  const leftBytes = Uint16Array.from(merges, ([left]) => Buffer.byteLength(left));
  const model = new BpeModel({
    columns,
    notation: textNotation,
    unwritable: new Set(),
    merges: toMergeColumns({ results, leftBytes }, columns.ids),
    seenPairs: null,
    ignoreMerges: false,
    unknown: "<unk>",
    byteLevel: false,
    byteFallback: true,
    fuseUnknown: true,
    endOfWordSuffix: "",
    continuingPrefix: "",
  });
  const token = { id: 0, content: "<unk>", singleWord: false, lstrip: false, rstrip: false, normalized: false };
  return new PipelineTokenizer({
    addedTokens: [{ ...token, special: true }],
    verbatimMatcher: new AddedTokenMatcher([{ token: { ...token, special: true }, pattern: "<unk>" }]),
    normalizedMatcher: new AddedTokenMatcher([]),
    normalizer,
    preTokenizer: null,
    model,
    template: { before: [], after: [] },
  });
}

/** The same normalizer, of which nobody knows that it is about spaces only: its texts go through all stages. */
function unspoken(normalizer: NormalizerStage): NormalizerStage {
  return Object.create(normalizer, { spaceNotation: { value: null } });
}

const text = fc.string({
  unit: fc.constantFrom(...characters, " ", " ", "  ", "ö", "😀", "<unk>", "\n"),
  maxLength: 30,
});

for (const [name, stages] of [
  ["signs for spaces", [new LiteralReplace(" ", "▁")]],
  ["a sign in front and for spaces", [new Prepend("▁"), new LiteralReplace(" ", "▁")]],
  ["signs for spaces, then one in front", [new LiteralReplace(" ", "▁"), new Prepend("▁")]],
] as const) {
  test(`${name}: ids, ranges and flags are those of a text that went through all stages`, () => {
    const normalizer = new NormalizerSequence(stages);
    expect(normalizer.spaceNotation).not.toBeNull();
    fc.assert(
      fc.property(anyModel, fc.array(text, { minLength: 1, maxLength: 8 }), (model, texts) => {
        const [direct, staged] = [pipeline(model, normalizer), pipeline(model, unspoken(normalizer))];
        for (const specials of ["text", "control"] as const) {
          for (const sample of [...texts, ...texts.toReversed(), ...texts]) {
            const options = { specials, inserted: true };
            expect(direct.encode(sample, options)).toEqual(staged.encode(sample, options));
          }
        }
      }),
      runs(40, 3_000),
    );
  });
}
