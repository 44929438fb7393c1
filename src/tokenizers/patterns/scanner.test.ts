import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runs } from "../../../test/support/runs";
import { utf8Encode, utf8Length } from "../../text/utf8";
import { TokenizerError } from "../tokenizer";
import { compilePattern } from "./compile";
import type { Pattern } from "./pattern";
import { publishedPatterns, trickyCharacters } from "./publishedPatterns";
import type { Scanner } from "./scanner";
import type { Dialect } from "./syntax";

/** Where the match ends that begins at each character of a text, in bytes, or -1: by the scanner and by the expression. */
function bothWays({ scanner, sticky }: Pattern, text: string): { scanned: number[]; expected: number[] } {
  const bytes = utf8Encode(text);
  const scanned: number[] = [];
  const expected: number[] = [];
  let at = 0;
  for (let unit = 0; unit < text.length; ) {
    scanned.push((scanner as Scanner).match(bytes, at, bytes.length));
    sticky.lastIndex = unit;
    expected.push(sticky.test(text) ? utf8Length(text.slice(0, sticky.lastIndex)) : -1);
    const character = String.fromCodePoint(text.codePointAt(unit) as number);
    unit += character.length;
    at += utf8Length(character);
  }
  return { scanned, expected };
}

function check(pattern: Pattern, text: string): void {
  const { scanned, expected } = bothWays(pattern, text);
  if (scanned.join() !== expected.join()) expect(scanned, JSON.stringify([pattern.source, text])).toEqual(expected);
}

const tricky = fc.string({ unit: fc.constantFrom(...trickyCharacters), maxLength: 40 });

describe("matches as the regular expression does, wherever it is tried", () => {
  for (const [name, source] of Object.entries(publishedPatterns)) {
    for (const dialect of ["oniguruma", "fancy-regex"] as const) {
      test(`${name}, as ${dialect} reads it`, () => {
        const pattern = compilePattern(source, dialect);
        expect(pattern.scanner).not.toBeNull();
        fc.assert(
          fc.property(tricky, (text) => check(pattern, text)),
          runs(60, 10_000),
        );
        // Any characters at all, which are of kinds that the published texts lack.
        fc.assert(
          fc.property(fc.string({ unit: "binary", maxLength: 40 }), (text) => check(pattern, text)),
          runs(60, 10_000),
        );
      });
    }
  }

  test("random patterns", () => {
    const quantifiers = ["", "", "*", "+", "?", "++", "*+", "?+", "*?", "+?", "??", "{1,2}", "{2}+", "{1,3}+", "{2,}"];
    const leaf = fc.constantFrom(
      "a",
      "b",
      "[ab]",
      "[^a]",
      ".",
      "\\n",
      "\\s",
      "[^\\s]",
      "1",
      "é",
      "\\p{L}",
      "(?i:s)",
      "😀",
    );
    const looks = ["(?!a)", "(?=b)", "(?!\\s|$)", "$", "\\z", "(?!\\S)", "(?=[ab]|\\z)"];
    const concat = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((all) => all.join(""));
    const { pattern } = fc.letrec<{ pattern: string; item: string }>((tie) => ({
      pattern: fc
        .array(fc.array(tie("item"), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 })
        .map((alternatives) => alternatives.map((items) => items.join("")).join("|")),
      item: fc.oneof(
        { maxDepth: 3, depthSize: "medium" },
        { weight: 5, arbitrary: concat(leaf, fc.constantFrom(...quantifiers)) },
        { weight: 1, arbitrary: fc.constantFrom(...looks) },
        {
          weight: 3,
          arbitrary: concat(fc.constant("(?:"), tie("pattern"), fc.constant(")"), fc.constantFrom(...quantifiers)),
        },
      ),
    }));
    const texts = fc.array(fc.string({ unit: fc.constantFrom(..."aabbé \n1ſS😀"), maxLength: 10 }), {
      minLength: 8,
      maxLength: 8,
    });
    const amount = runs(150, 200_000);
    let compared = 0;
    fc.assert(
      fc.property(pattern, fc.constantFrom<Dialect>("oniguruma", "fancy-regex"), texts, (source, dialect, samples) => {
        let compiled: Pattern;
        try {
          compiled = compilePattern(source, dialect);
        } catch (error) {
          expect(error).toBeInstanceOf(TokenizerError);
          return;
        }
        if (compiled.scanner === null) return;
        compared++;
        for (const text of samples) check(compiled, text);
      }),
      amount,
    );
    expect(compared).toBeGreaterThan(amount.numRuns / 10);
  });

  test("a pattern with more states than are kept, all of them forgotten on the way", () => {
    const pattern = compilePattern("(?:a|b)*a(?:a|b){15}");
    const text = fc.string({ unit: fc.constantFrom("a", "b"), minLength: 200, maxLength: 400 });
    fc.assert(
      fc.property(text, (sample) => check(pattern, sample)),
      { numRuns: 100 },
    );
  });

  test("a pattern that tells apart more kinds of characters than there is room for at first", () => {
    const bits = Array.from({ length: 9 }, (_, bit) => {
      const members = Array.from({ length: 512 }, (_, i) => i).filter((i) => (i >> bit) & 1);
      return `[${members.map((i) => `\\x{${(0x4e00 + i).toString(16)}}`).join("")}]`;
    });
    const pattern = compilePattern(`${bits[0]}+|${bits.slice(1).join("|")}`);
    const characters = fc.nat({ max: 511 }).map((i) => String.fromCodePoint(0x4e00 + i));
    fc.assert(
      fc.property(fc.string({ unit: characters, maxLength: 300 }), (sample) => check(pattern, sample)),
      { numRuns: 20 },
    );
  });
});

test("finds the first place where a match may begin, and none that lies before it", () => {
  fc.assert(
    fc.property(tricky, fc.constantFrom("\\p{N}{1,3}", "ab?", "\\s+(?!\\S)", "[\\p{Han}]+"), (text, source) => {
      const { scanner, sticky } = compilePattern(source);
      const bytes = utf8Encode(text);
      const found = (scanner as Scanner).seek(bytes, 0, bytes.length);
      for (let unit = 0; unit < text.length; unit++) {
        sticky.lastIndex = unit;
        if (sticky.test(text)) {
          expect(found).toBeLessThanOrEqual(utf8Length(text.slice(0, unit)));
          return;
        }
      }
    }),
    runs(60, 10_000),
  );
});

test.each(["(?<=a)b", "\\bword", "(a)\\1", "(?>a+b?)c", "a(?=bc)", "^a", "(?:ab)++", "a*"])(
  "leaves %s to the expression",
  (source) => {
    expect(compilePattern(source).scanner).toBeNull();
  },
);
