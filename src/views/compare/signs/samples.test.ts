import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../../test/support/runs";
import { cutAt, showEncoding } from "../../../../test/support/shown";
import { locateTokens } from "../../../analysis/tokenPlaces";
import { compareSlice } from "../../../state/compare/slice";
import { segment } from "../../../text/segments";
import { Utf8Index } from "../../../text/utf8";
import { visibleParts, whiteSpaceSigns } from "../../../text/visible";
import { TokenFlag } from "../../../tokenizers/tokenizer";
import { type ChipLabel, labelToken } from "../chips/label";
import { chipSigns, textSigns } from "./samples";

/** The signs in a label, each by a name: those for white space by themselves. */
function signsIn({ parts, fraction }: ChipLabel): string[] {
  const signs = parts.map(({ kind, text }) => {
    if (kind === "mark") return /×\d+$/.test(text) ? "run" : Array.from(text)[0];
    if (kind === "text") return text.startsWith("◌") ? "mark alone" : "text";
    if (/^U\+[\dA-F]{4,6}$/.test(text)) return "code point";
    return /^[\dA-F]{2}( [\dA-F]{2})*$/.test(text) ? "bytes" : "entry";
  });
  return [...signs, ...(fraction === null ? [] : ["fraction"])].flatMap((sign) => sign ?? []);
}

const told = new Set(
  chipSigns.flatMap(({ sample, shown }) =>
    Array.from(sample.encoding.ids)
      .slice(0, shown)
      .flatMap((_, token) => signsIn(labelToken(sample, token))),
  ),
);

const pieces = fc.oneof(
  fc.constantFrom(
    " ",
    "\n",
    "\r",
    "\t",
    "\u00a0",
    "      ",
    "\u200b",
    "\u0301",
    "🤚🏾",
    "👩‍👩‍👧‍👦",
    "a",
    "नि",
    "\ufeff",
    "\u2028",
  ),
  fc.string({ unit: "binary" }),
);

test("every sign that a label can have is told", () => {
  const met = new Set<string>();
  fc.assert(
    fc.property(
      fc.array(pieces, { minLength: 1, maxLength: 6 }),
      fc.array(fc.nat(60), { maxLength: 8 }),
      (all, any) => {
        const text = all.join("");
        const { byteLength } = new Utf8Index(text);
        const cuts = [...new Set(any.map((at) => at % byteLength))].filter((at) => at > 0).sort((a, b) => a - b);
        const shown = showEncoding(text, cutAt(text, byteLength === 0 ? [] : cuts));
        for (const token of shown.encoding.ids.keys()) {
          for (const sign of signsIn(labelToken(shown, token))) {
            expect(told, JSON.stringify(text)).toContain(sign);
            met.add(sign);
          }
        }
      },
    ),
    runs(150, 20_000),
  );
  // The others are of white space, of which one has not come up, and entries, which no text has.
  expect(met.size).toBeGreaterThan(6);
});

test("white space with a sign is told by its name", () => {
  for (const [character, sign] of whiteSpaceSigns) {
    const entry = chipSigns.find(({ sample }) => sample.text === character);
    expect(entry?.meaning, JSON.stringify(character)).toMatch(/^A .+\.$/);
    expect(visibleParts(character)).toEqual([{ text: sign, kind: "mark" }]);
  }
});

test("where the samples' tokens stand is what is found of them", () => {
  for (const { sample } of [...chipSigns, ...textSigns]) {
    const { text, encoding, places } = sample;
    expect(places, text).toEqual(locateTokens(encoding, new Utf8Index(text), segment(text)));
    expect(encoding.byteEnd.at(-1)).toBe(new Utf8Index(text).byteLength);
  }
});

test("samples show what they are told to show", () => {
  for (const { meaning, sample, shown = sample.encoding.ids.length } of chipSigns) {
    expect(shown, meaning).toBeGreaterThan(0);
    expect(labelToken(sample, 0).parts.length, meaning).toBeGreaterThan(0);
  }
  const flags = new Set(chipSigns.flatMap(({ sample }) => Array.from(sample.encoding.flags)));
  const drawn = [TokenFlag.special, TokenFlag.unknown, TokenFlag.inserted];
  for (const flag of drawn) expect(Array.from(flags).some((all) => (all & flag) !== 0)).toBe(true);
});

test("only what the view can show as it is set is told", () => {
  const count = (change: object) =>
    chipSigns.filter(({ isShown }) => isShown?.({ ...compareSlice.start, ...change }) ?? true).length;
  const atFirst = count({});
  expect(count({ inserted: true })).toBe(atFirst + 1);
  expect(count({ specials: "control" })).toBe(atFirst + 1);
  expect(count({ showIds: true })).toBe(atFirst + 1);
  expect(count({ color: "rank" })).toBe(atFirst - 1);
});
