import fc from "fast-check";
import { expect, test } from "vitest";
import type { Encoding } from "./encoding";
import { LiveEncoding } from "./liveEncoding";

const options = { specials: "text", inserted: false } as const;

/** One token a character of ASCII text, whose id and flags tell the character. */
function encodingOf(text: string, base = 0): Encoding {
  const codes = Array.from(text, (character) => character.charCodeAt(0));
  return {
    ids: Uint32Array.from(codes),
    byteStart: Uint32Array.from(codes, (_, i) => base + i),
    byteEnd: Uint32Array.from(codes, (_, i) => base + i + 1),
    flags: Uint8Array.from(codes),
  };
}

const place = fc.double({ min: 0, max: 1, noNaN: true });

test("tokens stand where they would without a gap, after edits anywhere", () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.array(fc.tuple(place, fc.nat({ max: 9 }), fc.string({ maxLength: 200 }), fc.nat({ max: 3 })), {
        maxLength: 9,
      }),
      fc.tuple(place, place),
      (first, edits, ends) => {
        let text = first;
        const live = new LiveEncoding(text, options, encodingOf(text));
        for (const [at, length, insert, rests] of edits) {
          if (rests > 0) live.copyAhead();
          if (rests > 1) expect(live.take()).toEqual(encodingOf(text));
          if (rests > 2) live.copyAhead();
          const start = Math.floor(at * text.length);
          const end = Math.min(text.length, start + length);
          text = text.slice(0, start) + insert + text.slice(end);
          live.replace(live.text.edited({ start, end, insert }), start, end, encodingOf(insert, start));
        }
        expect(live.length).toBe(text.length);
        expect(live.slice()).toEqual(encodingOf(text));
        const [from = 0, to = 0] = ends.map((end) => Math.round(end * text.length)).sort((a, b) => a - b);
        expect(live.slice(from, to)).toEqual(encodingOf(text.slice(from, to), from));
        expect(live.slice(-1, text.length + 9)).toEqual(live.slice());
        expect(live.take()).toEqual(encodingOf(text));
        expect(live.firstTokenAt(from)).toBe(from);
      },
    ),
  );
});

test("what has been read stays as it was", () => {
  const live = new LiveEncoding("abc", options, encodingOf("abc"));
  const before = live.slice();
  live.replace(live.text.edited({ start: 1, end: 1, insert: "x" }), 1, 1, encodingOf("x", 1));
  expect(before).toEqual(encodingOf("abc"));
});

test("tokens are copied ahead once, and given away once", () => {
  const live = new LiveEncoding("abc", options, encodingOf("abc"));
  expect([live.copyAhead(), live.copyAhead()]).toEqual([true, false]);
  live.replace(live.text.edited({ start: 1, end: 1, insert: "x" }), 1, 1, encodingOf("x", 1));
  expect(live.copyAhead()).toBe(false);
  const first = live.take();
  expect(live.copyAhead()).toBe(true);
  live.replace(live.text.edited({ start: 0, end: 1, insert: "" }), 0, 1, encodingOf(""));
  expect([first, live.take(), live.take()]).toEqual(["axbc", "xbc", "xbc"].map((text) => encodingOf(text)));
});
