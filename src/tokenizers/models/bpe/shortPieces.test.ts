import fc from "fast-check";
import { expect, test } from "vitest";
import { longestShortPiece, ShortPieces } from "./shortPieces";

test("knows what was put last at a place, of just that piece, whatever stands behind it in the text", () => {
  const piece = fc.uint8Array({ minLength: 1, maxLength: longestShortPiece, max: 2 });
  fc.assert(
    fc.property(fc.array(fc.tuple(piece, piece, fc.nat({ max: 1 })), { maxLength: 60 }), (all) => {
      const pieces = new ShortPieces();
      const known = new Map<string, number>();
      const places = new Map<number, string>();
      all.forEach(([bytes, behind, mode], i) => {
        const view = new DataView(new ArrayBuffer(2 * longestShortPiece + 4));
        [...bytes, ...behind].forEach((byte, at) => {
          view.setUint8(at + 3, byte);
        });
        const key = `${mode}:${bytes.join()}`;
        const place = pieces.placeOf(view, 3, bytes.length, mode);
        const holder = places.get(place);
        expect(pieces.at(place, view, 3, bytes.length, mode)).toBe(holder === key ? known.get(key) : 0);
        pieces.put(place, view, 3, bytes.length, mode, i + 1);
        known.set(key, i + 1);
        places.set(place, key);
      });
    }),
  );
});
