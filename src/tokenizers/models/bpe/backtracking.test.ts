import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { columnsOf, swapped } from "../../../../test/support/models";
import { runs } from "../../../../test/support/runs";
import { utf8SizeOfLead } from "../../../text/utf8";
import { EncodingBuilder } from "../../encodingBuilder";
import { Vocabulary } from "../../vocabulary";
import { Backtracking } from "./backtracking";
import { mergeLong, Symbols } from "./bpeMerge";
import { toMergeColumns } from "./mergeColumns";
import { ListedMerges, type Merges, mergesByRank, PairTable } from "./merges";
import { Prefixes } from "./prefixes";

/** Entries of one character and of two entries each, by which place in the list so far. */
interface Draw {
  readonly names: readonly string[];
  /** Merges as pairs of names, in order of rank. */
  readonly merges: readonly (readonly [string, string])[];
}

const alphabet = ["a", "b", "é"];

/** Merges in any order at all: of parts that come later, and of several ways to make the same entry. */
const anyMerges: fc.Arbitrary<Draw> = fc
  .tuple(fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 24 }), fc.array(fc.nat(), { maxLength: 48 }))
  .map(([draws, order]) => {
    const names = [...alphabet];
    const merges: [string, string][] = [];
    for (const [first, second] of draws) {
      const left = names[first % names.length] ?? "";
      const right = names[second % names.length] ?? "";
      if (!names.includes(left + right)) names.push(left + right);
      if (!merges.some(([a, b]) => a === left && b === right)) merges.push([left, right]);
    }
    return { names, merges: swapped(merges, order) };
  });

const texts = fc.string({ unit: fc.constantFrom(...alphabet), minLength: 1, maxLength: 40 });

function build({ names, merges: pairs }: Draw, ranks: "listed" | "ids") {
  const columns = columnsOf(names);
  const vocabulary = new Vocabulary(columns);
  const results = Uint32Array.from(pairs, ([left, right]) => names.indexOf(left + right));
  const leftBytes = Uint16Array.from(pairs, ([left]) => Buffer.byteLength(left));
  const merges: Merges =
    ranks === "ids" ? mergesByRank : new ListedMerges(toMergeColumns({ results, leftBytes }, columns.ids), vocabulary);
  const parts = { columns, vocabulary, merges, pairs: new PairTable(vocabulary, merges), symbolBytes: utf8SizeOfLead };
  return { parts, backtracking: Backtracking.of(parts) };
}

/** The tokens of a text: ids and where each ends. */
function tokensOf(symbols: Symbols): [number, number, number][] {
  return Array.from({ length: symbols.count }, (_, i) => {
    const { id, start, end } = symbols.at(i);
    return [id, start, end];
  });
}

function byMerging(
  { parts: { vocabulary, pairs } }: ReturnType<typeof build>,
  text: string,
): [number, number, number][] {
  const symbols = new Symbols();
  const bytes = Buffer.from(text);
  symbols.reset(bytes.length);
  for (let start = 0; start < bytes.length; ) {
    const end = start + utf8SizeOfLead(bytes[start] ?? 0);
    symbols.add(vocabulary.find(bytes, start, end), start, end, 0);
    start = end;
  }
  mergeLong(symbols, pairs);
  return tokensOf(symbols);
}

function byBacktracking({ backtracking }: ReturnType<typeof build>, text: string): [number, number, number][] | null {
  const out = new EncodingBuilder();
  out.push(7, 0, 10, 0);
  const bytes = Buffer.from(text);
  const isDone = backtracking?.encode(bytes, 0, bytes.length, 10, out);
  const [, ...tokens] = Array.from({ length: out.length }, (_, i): [number, number, number] => {
    expect(out.flagsAt(i)).toBe(0);
    return [out.idAt(i), out.startAt(i) - 10, out.endAt(i) - 10];
  });
  if (isDone === true) return tokens;
  expect(tokens).toEqual([]);
  return null;
}

describe("finds the tokens that merging ends with", () => {
  for (const ranks of ["listed", "ids"] as const) {
    test(`for merges whose ranks are ${ranks}, whatever their order`, () => {
      fc.assert(
        fc.property(anyMerges, fc.array(texts, { minLength: 1, maxLength: 5 }), (draw, several) => {
          const model = build(draw, ranks);
          for (const text of several) expect(byBacktracking(model, text)).toEqual(byMerging(model, text));
        }),
        runs(50, 100_000),
      );
    });
  }

  test("where a part has a higher rank than what it makes: the whole follows at once, before merges further right", () => {
    // In “aaaaa” the second “aa” makes “aaaa” before a third could be.
    const names = ["a", "aa", "aaaa"];
    const merges = [
      ["aa", "aa"],
      ["a", "a"],
    ] as const;
    const model = build({ names, merges }, "listed");
    expect(byBacktracking(model, "aaaaa")).toEqual([
      [2, 0, 4],
      [0, 4, 5],
    ]);
  });
});

test("an entry that its own bytes do not become is never a token", () => {
  const names = ["a", "b", "ab", "ba", "bab"];
  // “bab” could come of “b” and “ab”, but “ba” is merged first.
  const merges = [
    ["b", "a"],
    ["a", "b"],
    ["b", "ab"],
  ] as const;
  const model = build({ names, merges }, "listed");
  expect(byBacktracking(model, "bab")).toEqual([
    [3, 0, 2],
    [1, 2, 3],
  ]);
});

test("says so where a character is no entry", () => {
  const model = build({ names: ["a", "aa"], merges: [["a", "a"]] }, "listed");
  expect(byBacktracking(model, "aaaéaaa")).toBeNull();
});

test("entries as long as are supported are taken apart, longer ones leave the vocabulary to merging", () => {
  const names = Array.from({ length: 11 }, (_, i) => "a".repeat(2 ** i));
  const merges = names.slice(0, -1).map((name) => [name, name] as const);
  const model = build({ names, merges }, "listed");
  const text = "a".repeat(3000);
  expect(byBacktracking(model, text)).toEqual(byMerging(model, text));
  expect(build({ names: [...names, "a".repeat(1025)], merges }, "listed").backtracking).toBeNull();
});

test("gives up where entries are taken apart in too many steps, and leaves the vocabulary to merging from then on", () => {
  // Behind “ca” no “baaa…” stands, but for each of them only the last step back shows it: there “a” and “b” merge.
  const chain = Array.from({ length: 1000 }, (_, i) => `b${"a".repeat(i + 1)}`);
  const names = ["a", "b", "c", "ab", ...chain, "ca"];
  const merges = [["a", "b"], ...chain.map((name) => [name.slice(0, -1), "a"]), ["c", "a"]] as [string, string][];
  const model = build({ names, merges }, "listed");
  expect(byBacktracking(model, "caabaaa")).toEqual(byMerging(model, "caabaaa"));
  const find = vi.spyOn(PairTable.prototype, "find");
  expect(byBacktracking(model, `cab${"a".repeat(3000)}`)).toBeNull();
  expect(find.mock.calls.length).toBeLessThan(100 * 3000);
  find.mockClear();
  expect(byBacktracking(model, "caabaaa")).toBeNull();
  expect(find).not.toHaveBeenCalled();
  find.mockRestore();
});

test("each place is looked at a few times at most, also where the longest entry is never right", () => {
  // “a…ab” is an entry that merging never makes: every walk to it is in vain.
  const names = ["a", "b", "aa", "aaaa", `${"a".repeat(15)}b`];
  const merges = [
    ["a", "a"],
    ["aa", "aa"],
  ] as const;
  const model = build({ names, merges }, "listed");
  const seek = vi.spyOn(Prefixes.prototype, "seek");
  const text = "aaaaaaaaaaaaaaab".repeat(2000);
  expect(byBacktracking(model, text)).toEqual(byMerging(model, text));
  expect(seek.mock.calls.length).toBeLessThan(2 * text.length);
  seek.mockRestore();
});
