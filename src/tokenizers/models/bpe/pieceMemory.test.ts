import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../../test/support/runs";
import { ChunkCache } from "../../chunks/chunkCache";
import { EncodingBuilder } from "../../encodingBuilder";
import { Utf8Scratch } from "../scratch";
import { PieceMemory } from "./pieceMemory";

/** Ids that tell a piece, its bytes and the mode apart: one for a short “a…”, else one a byte. */
function idsOf(piece: string, mode: number): number[] {
  const bytes = Array.from(new TextEncoder().encode(piece), (byte) => byte + mode * 1000);
  return piece.startsWith("a") ? [bytes.reduce((hash, byte) => (hash * 31 + byte) % 900_000, 7)] : bytes;
}

test("gives each piece its tokens, however often it comes and whatever has been forgotten meanwhile", () => {
  const piece = fc.string({ unit: fc.constantFrom("a", "b", "é", "漢"), minLength: 1, maxLength: 50 });
  fc.assert(
    fc.property(fc.array(fc.tuple(piece, fc.nat({ max: 1 })), { minLength: 20, maxLength: 40 }), (pieces) => {
      // So small that it is full, and forgets all, again and again.
      const memory = new PieceMemory(
        {
          encodeNew: ({ bytes }, start, end, mode, shift, out) => {
            const text = new TextDecoder().decode(bytes.subarray(start, end));
            const ids = idsOf(text, mode);
            ids.forEach((id, i) => {
              out.push(id, shift + start + i, shift + (i + 1 === ids.length ? end : start + i + 1), 0);
            });
            return !text.startsWith("漢");
          },
        },
        new ChunkCache(60),
      );
      const text = new Utf8Scratch();
      const out = new EncodingBuilder();
      for (let round = 0; round < 12; round++) {
        for (const [sample, mode] of pieces) {
          out.clear();
          const end = text.writeAll(`x${sample}y`) - 1;
          memory.encode(text, 1, end, mode, 100, out);
          const ids = idsOf(sample, mode);
          expect(Array.from({ length: out.length }, (_, i) => out.idAt(i))).toEqual(ids);
          expect(Array.from({ length: out.length }, (_, i) => out.startAt(i))).toEqual(ids.map((_, i) => 101 + i));
          expect(out.endAt(out.length - 1)).toBe(100 + end);
        }
      }
    }),
    runs(12, 3_000),
  );
});
