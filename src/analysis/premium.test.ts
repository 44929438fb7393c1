import fc from "fast-check";
import { expect, test } from "vitest";
import { isPresent } from "../corpora/parallel";
import { compareWith } from "./premium";

/** A token a code unit. */
function encode(text: string) {
  return { byteStart: Uint32Array.from({ length: text.length }, (_, i) => i), flags: new Uint8Array(text.length) };
}

const segments = fc.array(fc.string({ unit: fc.constantFrom("a", "b", " ") }), { minLength: 4, maxLength: 4 });

test("a segment that either lacks is left out, in both modes", () => {
  const pivot = ["aa", "aaa", "", "aaaaa"];
  const own = ["aaaa", " ", "aa", "aaa"];
  expect(compareWith(pivot, "segment", encode)("x", own)).toMatchObject({ segments: 2, tokens: 7, premium: 1 });
  // “aaaa aaa” and “aa aaaaa”.
  expect(compareWith(pivot, "joined", encode)("x", own)).toMatchObject({
    segments: 2,
    tokens: 8,
    bytes: 7,
    premium: 1,
  });
});

test("each language is measured for itself, whatever was measured before", () => {
  fc.assert(
    fc.property(segments, fc.array(segments, { minLength: 1, maxLength: 4 }), (pivot, languages) => {
      for (const mode of ["segment", "joined"] as const) {
        const measure = compareWith(pivot, mode, encode);
        for (const own of [...languages, pivot]) {
          const figures = measure("x", own);
          expect(figures).toEqual(compareWith(pivot, mode, encode)("x", own));
          const shared = own.filter((text, i) => isPresent(text) && isPresent(pivot[i] ?? ""));
          const joints = mode === "joined" ? Math.max(0, shared.length - 1) : 0;
          expect(figures.tokens).toBe(shared.join("").length + joints);
        }
      }
    }),
  );
});

test("the pivot is encoded once for all languages that have its segments", () => {
  for (const mode of ["segment", "joined"] as const) {
    const encoded: string[] = [];
    const pivot = ["p", "q"];
    const measure = compareWith(pivot, mode, (text) => {
      encoded.push(text);
      return encode(text);
    });
    for (const own of [["a", "b"], pivot, ["c", "d"]]) measure("x", own);
    expect(encoded.filter((text) => /[pq]/.test(text)).length).toBe(mode === "joined" ? 1 : 2);
  }
});
