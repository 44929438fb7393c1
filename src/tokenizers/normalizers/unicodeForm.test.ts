import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cluster, normalizeUnicode, type UnicodeForm } from "./unicodeForm";

const forms: readonly UnicodeForm[] = ["NFC", "NFD", "NFKC", "NFKD"];

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
  const beginners = assigned.filter((character) => `a${character}`.match(cluster)?.length === 2);
  // A hundred thousand Han and Tangut characters and Hangul syllables are alike, so a few starters do for them.
  const alike = beginners.filter((character) => /[\p{Ideographic}\uac00-\ud7a3]/u.test(character));
  const others = beginners.filter((character) => !/[\p{Ideographic}\uac00-\ud7a3]/u.test(character));

  test.each(forms)("%s, every code point after many starters", (form) => {
    for (const [i, starter] of starters.entries()) {
      const before = starter.normalize(form);
      for (const character of i % 10 === 0 ? [...others, ...alike] : others) {
        if ((starter + character).normalize(form) !== before + character.normalize(form)) {
          expect.fail(`U+${character.codePointAt(0)?.toString(16)} after ${JSON.stringify(starter)}`);
        }
      }
    }
  });

  test.each(forms)("%s, marks after a beginner stay with it", (form) => {
    for (const character of beginners) {
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
  test("the text is String.prototype.normalize's, whatever the clusters", () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(normalizeUnicode(text, form).text).toBe(text.normalize(form));
      }),
    );
  });

  test("the alignment has an entry a byte, runs forwards and leaves no byte of the text out", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { text: normalized, alignment } = normalizeUnicode(text, form);
        if (alignment === null) {
          expect(normalized).toBe(text);
          return;
        }
        expect(alignment.start.length).toBe(Buffer.byteLength(normalized));
        let covered = 0;
        alignment.start.forEach((start, i) => {
          expect(start).toBeLessThanOrEqual(covered);
          if (i > 0) expect(start).toBeGreaterThanOrEqual(alignment.start[i - 1] ?? 0);
          expect(alignment.end[i]).toBeGreaterThan(start);
          expect(alignment.end[i]).toBeGreaterThanOrEqual(covered);
          covered = alignment.end[i] ?? 0;
        });
        expect(covered).toBe(Buffer.byteLength(text));
      }),
      { numRuns: 1000 },
    );
  });

  test("bytes that are not called changed are the text's own", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { text: normalized, alignment } = normalizeUnicode(text, form);
        const [source, target] = [Buffer.from(text), Buffer.from(normalized)];
        target.forEach((byte, i) => {
          if (alignment?.changed[i] === 0) {
            expect([source[alignment.start[i] ?? -1], alignment.end[i]]).toEqual([byte, (alignment.start[i] ?? 0) + 1]);
          }
        });
      }),
      { numRuns: 1000 },
    );
  });

  test("both ends of a changed stretch are between characters", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { alignment } = normalizeUnicode(text, form);
        const source = Buffer.from(text);
        const between = (byte: number) => byte === source.length || ((source[byte] ?? 0) & 0xc0) !== 0x80;
        alignment?.changed.forEach((changed, i) => {
          if (changed === 1) expect(between(alignment.start[i] ?? -1) && between(alignment.end[i] ?? -1)).toBe(true);
        });
      }),
    );
  });
});
