import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { oneOfEach, runs } from "../../../test/support/runs";
import { utf8Length } from "../../text/utf8";
import { originalRange } from "../alignment";
import { continuing, type UnicodeForm, UnicodeNormalizer } from "./unicodeForm";

const forms: readonly UnicodeForm[] = ["NFC", "NFD", "NFKC", "NFKD"];

/** Each character has its turn in one of so many forms; in the long run in all of them. */
const [share = 4] = oneOfEach<number>([1], [4]);
const isIn = (form: UnicodeForm, i: number) => i % share === forms.indexOf(form) % share;

const assigned = Array.from({ length: 0x110000 }, (_, code) => code)
  .filter((code) => code < 0xd800 || code > 0xdfff)
  .map((code) => String.fromCodePoint(code))
  .filter((character) => /\P{Cn}/u.test(character) && !/\p{Co}/u.test(character));

/** Characters that something can compose with or be reordered against, of all kinds. */
const starters = [
  ..."aAeEoOuUsSnNzfﬁ¨´゙゚ がカｶはﾊ가각한ᄀ깍ㄱㅏﾡￂ𑄱𑒹ে ಿ ೆ ො ဥ ꯍ 𝅗 𝒜 ≠ = < > ↔ ∃ ∈ ∼ ♭ ½ ² ™ ㌔ ℌ Å Å ﷺ ﬀ ſ ẛ ʼn ŉ".split(""),
  "\u0301",
  "\u0334",
  "\u093c",
  "\u0f71",
  "\u{11347}",
  "\u{114b9}",
  "\u{11935}",
  "\u{105d2}",
  "a\u0301",
  "q\u0323\u0307",
].filter((starter) => starter.isWellFormed() && starter.trim() !== "");

describe("a character that begins a cluster takes no part in what is before it", () => {
  const beginners = assigned.filter((character) => !continuing.test(character));
  // A hundred thousand Han and Tangut characters and Hangul syllables are alike, so a few starters do for them.
  const alike = beginners.filter((character) => /[\p{Ideographic}\uac00-\ud7a3]/u.test(character));
  const others = beginners.filter((character) => !/[\p{Ideographic}\uac00-\ud7a3]/u.test(character));

  test.each(forms)("%s, every code point after many starters", (form) => {
    for (const [i, starter] of starters.entries()) {
      if (!isIn(form, i)) continue;
      const before = starter.normalize(form);
      for (const character of i % 10 === 0 ? [...others, ...alike] : others) {
        if ((starter + character).normalize(form) !== before + character.normalize(form)) {
          expect.fail(`U+${character.codePointAt(0)?.toString(16)} after ${JSON.stringify(starter)}`);
        }
      }
    }
  });

  test.each(forms)("%s, marks after a beginner stay with it", (form) => {
    for (const character of beginners.filter((_, i) => isIn(form, i))) {
      const [cluster, next] = [`${character}\u0323\u0301`, "a\u0308"];
      if ((next + cluster).normalize(form) !== next.normalize(form) + cluster.normalize(form)) {
        expect.fail(`U+${character.codePointAt(0)?.toString(16)}`);
      }
    }
  });
});

const texts = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...starters),
    fc.constantFrom(..."\u0301\u0323\u0334\u0345\u1161\u11a8\uff9e\u3099\u093c\u0f71\u302a", "é", "각", " ", "x", "👍"),
    fc.nat({ max: assigned.length - 1 }).map((i) => assigned[i] ?? ""),
  ),
  maxLength: 10,
});

describe.each(forms)("%s", (form) => {
  const normalizer = new UnicodeNormalizer(form);

  test("the text is String.prototype.normalize's, whatever the clusters", () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(normalizer.normalize(text).text).toBe(text.normalize(form));
      }),
    );
  });

  test("the alignment runs forwards and leaves no byte of the text out", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { text: normalized, alignment } = normalizer.normalize(text);
        if (alignment === null) {
          expect(normalized).toBe(text);
          return;
        }
        let [covered, last] = [0, 0];
        for (let byte = 0; byte < utf8Length(normalized); byte++) {
          const { start, end } = originalRange(alignment, byte, byte + 1);
          expect(start).toBeLessThanOrEqual(covered);
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeGreaterThanOrEqual(covered);
          [covered, last] = [end, start];
        }
        expect(covered).toBe(utf8Length(text));
      }),
      runs(150, 10_000),
    );
  });

  test("bytes that are not called changed are the text's own; both ends of a changed stretch are between characters", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { text: normalized, alignment } = normalizer.normalize(text);
        const [source, target] = [Buffer.from(text), Buffer.from(normalized)];
        const between = (byte: number) => byte === source.length || ((source[byte] ?? 0) & 0xc0) !== 0x80;
        target.forEach((byte, i) => {
          const { start, end } = originalRange(alignment, i, i + 1);
          if (alignment?.isChanged(i, i + 1)) expect(between(start) && between(end)).toBe(true);
          else expect([source[start], end]).toEqual([byte, start + 1]);
        });
      }),
      runs(150, 10_000),
    );
  });

  test("what a result begins and ends with is foreseen", () => {
    const marks = assigned.filter((character) => continuing.test(character));
    for (const character of assigned.filter((_, i) => isIn(form, i))) {
      const code = character.codePointAt(0) ?? 0;
      const [first, last] = [normalizer.firstOf(code), normalizer.lastOf(code)];
      // Not `expect` for each: it would take longer than all the rest.
      const end = Array.from(`a\u0323${character}`.normalize(form)).at(-1)?.codePointAt(0);
      if (last !== null && (last.length !== 1 || last[0] !== end)) expect.fail(`U+${code.toString(16)} ends otherwise`);
      if (first === null || !normalizer.separates(0, code)) continue;
      // Each character with some of the marks, so that in all each mark has its turn.
      for (let i = code % 389; i < marks.length; i += 389) {
        if (`${character}${marks[i]}`.normalize(form).codePointAt(0) !== first[0])
          expect.fail(`U+${code.toString(16)}`);
      }
    }
  });
});
