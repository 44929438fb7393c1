import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../test/support/runs";
import { utf8Encode } from "../../text/utf8";
import { type CutName, Cutter } from "./cut";
import { type Entries, entriesFrom, scoresByCount, WrittenEntries } from "./entries";

const none = new Uint8Array();

/** Entries of letters, by their places in the list. */
function entriesOf(words: readonly string[], scores: readonly number[] = []): Entries {
  const written = new WrittenEntries();
  for (const [id, word] of words.entries()) written.add(none, utf8Encode(word), id, word.length);
  return entriesFrom(
    written,
    none,
    none,
    Float64Array.from(words, (_, id) => scores[id] ?? -1),
  );
}

function cutterOf(words: readonly string[], scores: readonly number[] = []): Cutter {
  return new Cutter(entriesOf(words, scores));
}

/** What a way cuts, as entries; null where nothing spells the text. */
function cut(cutter: Cutter, words: readonly string[], text: string, way: CutName): string[] | null {
  const tokens: string[] = [];
  let at = 2;
  const bytes = utf8Encode(`..${text}..`);
  cutter.begin({ bytes, start: 2, end: 2 + text.length, isFirst: true, isLast: true });
  const isCut = cutter.cut(way, (id, from, to) => {
    expect(from).toBe(at);
    at = to;
    expect(text.slice(from - 2, to - 2)).toBe(words[id]);
    tokens.push(words[id] ?? "");
  });
  if (isCut) expect(at).toBe(2 + text.length);
  else expect(tokens).toEqual([]);
  return isCut ? tokens : null;
}

/** All ways to spell a text, one by one. */
function spell(words: readonly string[], text: string): string[][] {
  if (text === "") return [[]];
  return words.flatMap((word) =>
    text.startsWith(word) ? spell(words, text.slice(word.length)).map((rest) => [word, ...rest]) : [],
  );
}

const reversed = (text: string) => Array.from(text).reverse().join("");
const isSpelt = (words: readonly string[], text: string) => spell(words, text).length > 0;

/** The longest entry that leaves what can be spelt, then the rest. */
function longestPrefix(words: readonly string[], text: string): string[] {
  if (text === "") return [];
  const [first = ""] = words
    .filter((word) => text.startsWith(word) && isSpelt(words, text.slice(word.length)))
    .sort((a, b) => b.length - a.length);
  return [first, ...longestPrefix(words, text.slice(first.length))];
}

/** The longest entry anywhere that leaves what can be spelt, then both sides of it. */
function longestFirst(words: readonly string[], text: string, byRank: boolean): string[] {
  if (text === "") return [];
  const found = words.flatMap((word, rank) =>
    Array.from(text, (_, at) => ({ word, rank, at })).filter(
      ({ at }) =>
        text.startsWith(word, at) && isSpelt(words, text.slice(0, at)) && isSpelt(words, text.slice(at + word.length)),
    ),
  );
  const [best] = found.sort((a, b) => b.word.length - a.word.length || (byRank ? a.rank - b.rank : 0) || a.at - b.at);
  if (best === undefined) throw new Error(text);
  return [
    ...longestFirst(words, text.slice(0, best.at), byRank),
    best.word,
    ...longestFirst(words, text.slice(best.at + best.word.length), byRank),
  ];
}

const letters = (min: number, max: number) =>
  fc.array(fc.constantFrom("a", "b", "c"), { minLength: min, maxLength: max }).map((list) => list.join(""));
/** With all letters, as most vocabularies, or without some. */
const vocabularies = fc
  .tuple(fc.uniqueArray(letters(1, 4), { maxLength: 17 }), fc.boolean())
  .map(([words, isWhole]) => (isWhole ? [...new Set([...words, "a", "b", "c"])] : words));

test("each way is what its definition says, of all ways there are", () => {
  fc.assert(
    fc.property(
      vocabularies,
      fc.array(letters(0, 7), { minLength: 1, maxLength: 4 }),
      fc.array(fc.integer({ min: -9, max: -1 }), { minLength: 20, maxLength: 20 }),
      (words, texts, scores) => {
        const cutter = cutterOf(words, scores);
        for (const text of [...texts, ...texts]) {
          const all = spell(words, text);
          const of = (way: CutName) => cut(cutter, words, text, way);
          if (all.length === 0) {
            for (const way of ["prefix", "suffix", "longest", "length", "fewest", "likely", "both"] as const) {
              expect(of(way), way).toBeNull();
            }
            continue;
          }
          const prefixes = longestPrefix(words, text);
          const suffixes = longestPrefix(words.map(reversed), reversed(text)).map(reversed).reverse();
          expect(of("prefix")).toEqual(prefixes);
          expect(of("suffix")).toEqual(suffixes);
          expect(of("longest")).toEqual(longestFirst(words, text, false));
          expect(of("length")).toEqual(longestFirst(words, text, true));
          const fewest = Math.min(...all.map((one) => one.length));
          // Of equally few the longest first: a letter counts as a digit.
          const [best] = all
            .filter((one) => one.length === fewest)
            .sort((a, b) => (a.map((word) => word.length).join("") < b.map((word) => word.length).join("") ? 1 : -1));
          expect(of("fewest")).toEqual(best);
          const sum = (one: readonly string[] | null) =>
            (one ?? []).reduce((total, word) => total + (scores[words.indexOf(word)] ?? -1), 0);
          expect(sum(of("likely"))).toBe(Math.max(...all.map(sum)));
          const both = of("both");
          expect(sum(both)).toBeGreaterThanOrEqual(Math.max(sum(prefixes), sum(suffixes)));
          const isParted = Array.from(text).some((_, at) => at > 0 && !words.some((word) => spans(text, word, at)));
          if (!isParted) expect(both).toEqual(sum(prefixes) >= sum(suffixes) ? prefixes : suffixes);
        }
      },
    ),
    runs(40, 10_000),
  );
});

test("by counts, entries have the probabilities of Laplace’s rule, and the likeliest cut is that of all ways there are", () => {
  fc.assert(
    fc.property(vocabularies, letters(0, 7), fc.array(fc.nat({ max: 25 }), { maxLength: 40 }), (words, text, seen) => {
      const entries = entriesOf(words);
      const scores = scoresByCount(entries, Uint32Array.from(seen));
      const counts = words.map((_, id) => 1 + seen.filter((other) => other === id).length);
      const total = counts.reduce((sum, count) => sum + count, 0);
      for (const [id, count] of counts.entries()) expect(scores[id]).toBeCloseTo(Math.log(count / total), 5);
      const sum = (one: readonly string[]) =>
        one.reduce((all, word) => all + (scores[words.indexOf(word)] as number), 0);
      const all = spell(words, text);
      const likely = cut(new Cutter({ ...entries, scores }), words, text, "likely");
      if (all.length === 0) expect(likely).toBeNull();
      else expect(sum(likely ?? [])).toBe(Math.max(...all.map(sum)));
    }),
    runs(40, 10_000),
  );
});

/** Whether an entry lies over a place somewhere. */
function spans(text: string, word: string, at: number): boolean {
  for (let start = Math.max(0, at - word.length + 1); start < at; start++) {
    if (text.startsWith(word, start) && start + word.length > at) return true;
  }
  return false;
}

test("long texts, with more entries in them than are sorted by comparing", () => {
  const words = ["a", "aa", "aaaa", "b", "ab", "ba"];
  const cutter = cutterOf(words);
  const text = "aab".repeat(40);
  const times = (part: string[]) => Array.from({ length: 20 }, () => part).flat();
  expect(cut(cutter, words, text, "longest")).toEqual(times(["aa", "ba", "ab"]));
  expect(cut(cutter, words, text, "length")).toEqual(times(["aa", "b", "aa", "b"]));
  const count = (of: string, way: CutName) => {
    let tokens = 0;
    cutter.begin({ bytes: utf8Encode(of), start: 0, end: of.length, isFirst: true, isLast: true });
    cutter.cut(way, () => {
      tokens++;
    });
    return tokens;
  };
  expect(count("a".repeat(4001), "longest")).toBe(1001);
  expect(count("a".repeat(300_000), "fewest")).toBe(75_000);
  expect(cut(cutter, words, "ba", "suffix")).toEqual(["ba"]);
});
