import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runs } from "../../../test/support/runs";
import { compilePattern, literalPattern } from "./compile";
import type { Pattern } from "./pattern";
import { publishedPatterns, trickyCharacters } from "./publishedPatterns";

const text = fc.string({ unit: fc.constantFrom(...trickyCharacters), minLength: 1, maxLength: 12 });
const code = (character: string) => character.codePointAt(0) ?? 0;

function matches(pattern: Pattern, whole: string, offset = 0): (readonly [number, number])[] {
  return Array.from(whole.matchAll(pattern.global), ({ index, 0: match }) => [
    offset + index,
    offset + index + match.length,
  ]);
}

/** Whether matches on both sides of a place are those of the two texts alone, and one begins there if it is to. */
function holds(pattern: Pattern, left: string, right: string): boolean {
  const before = code(Array.from(left).at(-1) ?? "");
  const after = code(right);
  if (!pattern.isIndependent(before, after)) return false;
  const whole = matches(pattern, left + right);
  expect(whole).toEqual([...matches(pattern, left), ...matches(pattern, right, left.length)]);
  if (pattern.begins(after)) expect(whole.map(([start]) => start)).toContain(left.length);
  return true;
}

describe("where a place is independent, the texts before and after it match alone", () => {
  const cases = [
    ...Object.entries(publishedPatterns).map(([name, source]) => [name, compilePattern(source)] as const),
    ...Object.entries(publishedPatterns).map(([name, source]) => {
      return [`${name} in fancy-regex`, compilePattern(source, "fancy-regex")] as const;
    }),
    ["a literal", literalPattern("'s")] as const,
    ["look-ahead over the place", compilePattern(String.raw`\p{L}(?=\s+\d)|\s|\d`)] as const,
    ["a line's end", compilePattern(String.raw`\p{L}+$|.`)] as const,
    ["a word's end", compilePattern(String.raw`\w+\b|.`)] as const,
    ["look-behind", compilePattern(String.raw`(?<=\s)\p{L}+|.`)] as const,
    ["a negated look-ahead of two", compilePattern(String.raw`\s(?!\p{L}\p{N})|\p{L}+`)] as const,
  ] as const;
  test.each(cases)("%s", (_, pattern) => {
    let independent = 0;
    fc.assert(
      fc.property(text, text, (left, right) => {
        if (holds(pattern, left, right)) independent++;
      }),
      runs(400, 40_000),
    );
    // Without any, the truth above would be empty; the patterns of assertions are there to have few.
    if (pattern.source.length > 60) expect(independent).toBeGreaterThan(100);
  });

  test("for random patterns too", () => {
    const items = [
      "a",
      "b",
      "[ab]",
      "[^a]",
      "(?!a)",
      "(?=ab)",
      "(?=a*1)",
      "(?!b+1)",
      "(?:ab|1)",
      "(?>a|ab)",
      "(?:a?b)",
      "$",
    ];
    const quantifiers = ["", "", "", "+", "*", "?", "++", "?+", "*+", "+?", "{1,2}"];
    const item = fc
      .tuple(fc.constantFrom(...items), fc.constantFrom(...quantifiers))
      .map(([start, end]) => (/^\(\?[=!]|\$/.test(start) ? start : start + end));
    const source = fc
      .array(fc.array(item, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 })
      .map((alternatives) => alternatives.map((parts) => parts.join("")).join("|"));
    const short = fc.string({ unit: fc.constantFrom(..."ab1 "), minLength: 1, maxLength: 6 });
    const pairs = fc.array(fc.tuple(short, short), { minLength: 20, maxLength: 20 });
    let independent = 0;
    fc.assert(
      fc.property(source, pairs, (written, samples) => {
        const pattern = compilePattern(written);
        for (const [left, right] of samples) if (holds(pattern, left, right)) independent++;
        // A match also begins where the text does.
        for (const [, right] of samples) {
          if (pattern.begins(code(right))) expect(matches(pattern, right)[0]?.[0]).toBe(0);
        }
      }),
      runs(800, 80_000),
    );
    expect(independent).toBeGreaterThan(2000);
  });
});

describe("the analysis finds the places that matter", () => {
  const table = (pattern: Pattern) => ({
    independent: (before: string, after: string) => pattern.isIndependent(code(before), code(after)),
    begins: (after: string) => pattern.begins(code(after)),
  });

  test.each(["gpt2", "cl100k", "o200k", "llama3", "qwen", "deepseekWords", "tekken", "kimi"] as const)("%s", (name) => {
    const { independent, begins } = table(compilePattern(publishedPatterns[name]));
    for (const before of ["a", "Z", "é", "漢", "ひ", "한"]) expect(independent(before, " "), before).toBe(true);
    expect(independent(".", " ")).toBe(true);
    expect(independent("a", "\n")).toBe(true);
    expect(independent("a", ".")).toBe(true);
    // “ a”, “'s” and white space before a word are read as one, or looked at.
    expect(independent(" ", "a")).toBe(false);
    expect(independent("'", "s")).toBe(false);
    expect(independent("\n", "a")).toBe(false);
    for (const after of [" ", "\n", "."]) expect(begins(after), after).toBe(true);
  });

  test("in the possessive forms that tiktoken publishes", () => {
    for (const name of ["cl100kPossessive", "gpt2Possessive"] as const) {
      const { independent, begins } = table(compilePattern(publishedPatterns[name], "fancy-regex"));
      expect(independent("a", " ")).toBe(true);
      expect(independent(".", " ")).toBe(true);
      expect(independent(" ", "a")).toBe(false);
      for (const after of [" ", "\n", ".", "a", "1"]) expect(begins(after), after).toBe(true);
    }
  });

  test("o200k's contractions belong to the word before them", () => {
    const { independent } = table(compilePattern(publishedPatterns.o200k));
    expect(independent("a", "'")).toBe(false);
    expect(table(compilePattern(publishedPatterns.cl100k)).independent("a", "'")).toBe(true);
  });
});

test("what a pattern begins with", () => {
  expect(compilePattern("a?+b++").begins(code("b"))).toBe(true);
  expect(compilePattern("[ab]?+b++").begins(code("b"))).toBe(false);
  expect(compilePattern("[ab]?b+").begins(code("b"))).toBe(true);
  expect(compilePattern("a(?!b)").begins(code("a"))).toBe(false);
  expect(compilePattern("a(?!b)|a").begins(code("a"))).toBe(true);
  expect(compilePattern("ab").begins(code("a"))).toBe(false);
  expect(compilePattern("a*").begins(code("a"))).toBe(false);
});

test("patterns that look behind, refer back or match nothing are never independent", () => {
  for (const source of [
    "(?<=a)b",
    "(?<!a)b|c",
    String.raw`(a)\1`,
    "b*",
    "^b",
    String.raw`\bb`,
    String.raw`\Bb`,
    "a|",
  ]) {
    expect(compilePattern(source).isIndependent(code("x"), code("y")), source).toBe(false);
  }
  expect(compilePattern("a|".repeat(2000).concat("a")).isIndependent(code("x"), code("y"))).toBe(false);
});
