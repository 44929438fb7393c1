import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../test/support/runs";
import { seed } from "../../../test/support/strings";
import { utf8Encode } from "../../text/utf8";
import { WordTable } from "../wordTable";
import { digamma, exp, ln } from "./arithmetic";
import { placesByDescending } from "./descending";
import { flatten } from "./flatWords";
import { seedPieces } from "./seedPieces";
import { findSubstrings, longestPiece, type Substrings } from "./substrings";

test("logarithms and powers are the platform's to the last bits, and digamma is the logarithm's companion", () => {
  const magnitude = fc.double({ min: -690, max: 690, noNaN: true });
  fc.assert(
    fc.property(magnitude, (x) => {
      expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThan(4e-16);
      const y = Math.exp(x);
      expect(Math.abs(ln(y) - Math.log(y))).toBeLessThanOrEqual(4e-16 * Math.max(1, Math.abs(x)));
      expect(digamma(y + 1) - digamma(y)).toBeCloseTo(1 / y, 9);
    }),
    { seed, numRuns: 200 },
  );
  expect([ln(1), ln(0), exp(0), exp(-1000), ln(Number.NaN)]).toEqual([0, -Infinity, 1, 0, Number.NaN]);
});

test("places by descending numbers are what sorting gives, equal ones in their order", () => {
  const number = fc.oneof(fc.double({ noNaN: true }), fc.integer({ min: -3, max: 3 }), fc.constant(-Infinity));
  fc.assert(
    fc.property(fc.array(number, { maxLength: 300 }), (given) => {
      // Of 0 and −0 the sort below knows only one.
      const numbers = given.map((each) => each + 0);
      const before = (a: number, b: number) =>
        numbers[a] === numbers[b] ? a - b : (numbers[b] as number) - (numbers[a] as number);
      expect([...placesByDescending(Float64Array.from(numbers))]).toEqual([...numbers.keys()].sort(before));
    }),
    { seed, numRuns: 100 },
  );
});

function tableOf(words: readonly string[]): WordTable {
  const table = new WordTable();
  for (const word of words) {
    const bytes = utf8Encode(word);
    table.add(bytes, 0, bytes.length);
  }
  return table;
}

function substringsOf(words: ReturnType<typeof flatten>): Substrings {
  const finding = findSubstrings(words);
  for (;;) {
    const next = finding.next();
    if (next.done) return next.value;
  }
}

/** What {@link findSubstrings} is to find, the slow way: all substrings, with what stands behind each. */
function slowSubstrings(learned: readonly string[]): Map<string, number> {
  const behind = new Map<string, string[]>();
  for (const word of new Set(learned)) {
    const characters = [...word];
    for (let from = 0; from < characters.length; from++) {
      for (let to = from + 1; to <= Math.min(characters.length, from + longestPiece); to++) {
        const found = characters.slice(from, to).join("");
        behind.set(found, [...(behind.get(found) ?? []), characters[to] ?? "end"]);
      }
    }
  }
  const branching = [...behind].filter(([found, next]) => [...found].length === 1 || new Set(next).size > 1);
  return new Map(branching.map(([found, next]) => [found, next.length]));
}

const word = fc.oneof(
  fc.string({ unit: fc.constantFrom("a", "b", "é", "👍"), minLength: 1, maxLength: 20 }),
  fc.constantFrom("a".repeat(40), "ab".repeat(20)),
);

test("substrings are those that stand twice with different characters behind, found at each of their places, held-out ones too", () => {
  const some = fc.array(word, { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(some, some, (learned, held) => {
      const words = flatten(tableOf(learned), [tableOf(held)], null);
      const { size, starts, lengths, frequencies, parents, deepest } = substringsOf(words);
      const read = (start: number, length: number) =>
        String.fromCodePoint(
          ...Array.from(words.text.subarray(start, start + length), (symbol) => words.codes[symbol] as number),
        );
      const names = Array.from({ length: size }, (_, node) => read(starts[node] as number, lengths[node] as number));
      const expected = slowSubstrings(learned);
      expect([...names].sort()).toEqual([...expected.keys()].sort());
      names.forEach((name, node) => {
        if ([...name].length > 1) expect(frequencies[node]).toBe(expected.get(name));
      });
      const longestIn = (characters: readonly string[]) => {
        for (let length = Math.min(characters.length, longestPiece); length > 0; length--) {
          const node = names.indexOf(characters.slice(0, length).join(""));
          if (node !== -1) return node;
        }
        return -1;
      };
      expect([...parents]).toEqual(names.map((name) => longestIn([...name].slice(0, -1))));
      for (let i = 0; i + 1 < words.starts.length; i++) {
        const [from, end] = [words.starts[i] as number, (words.starts[i + 1] as number) - 1];
        for (let at = from; at < end; at++) expect(deepest[at]).toBe(longestIn([...read(at, end - at)]));
      }
    }),
    { seed, ...runs(30, 1000) },
  );
});

test("of seeds those that cover most stay, characters first; places whose seed is left out have what it begins with", () => {
  const words = flatten(tableOf(["abab", "abc", "ab", "ab", "bab"]), [], null);
  const pieces = seedPieces(words, substringsOf(words), 4);
  const names = Array.from(pieces.starts, (start, piece) =>
    Array.from(words.text.subarray(start, start + pieces.lengthOf(piece)), (symbol) => "\0abc"[symbol]).join(""),
  );
  expect(names.slice(1)).toEqual(["b", "a", "c", "ab"]);
  expect(Array.from(pieces.deepest.subarray(0, 4), (piece) => names[piece])).toEqual(["ab", "b", "ab", "b"]);
  expect(pieces.scores[1]).toBeCloseTo(Math.log(7 / 24), 12);
});
