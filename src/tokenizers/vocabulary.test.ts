import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../test/support/runs";
import { toColumns } from "./formats/columns";
import { Vocabulary } from "./vocabulary";

const anyEntry = fc.uint8Array({ max: 3, maxLength: 6 });
const nameOf = (entry: Uint8Array) => Array.from(entry).join();

/** Entries, none twice, with ids from 0 on or with gaps between them; some of them hidden. */
const anyVocabulary = fc
  .record({
    entries: fc.uniqueArray(anyEntry, { selector: nameOf, maxLength: 80 }),
    gaps: fc.oneof(fc.constant([0]), fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 5 })),
    hiding: fc.nat({ max: 5 }),
  })
  .map(({ entries, gaps, hiding }) => {
    let next = 0;
    const withIds = entries.map((entry, i) => {
      const id = next + (gaps[i % gaps.length] ?? 0);
      next = id + 1;
      return [id, entry] as const;
    });
    const hidden = new Set(withIds.map(([id]) => id).filter((id) => hiding > 0 && id % 7 === hiding));
    return { withIds, hidden, vocabulary: new Vocabulary(toColumns(withIds), hidden) };
  });

test("finds the entries that are not hidden, alone and of two parts, and nothing else", () => {
  fc.assert(
    fc.property(anyVocabulary, anyEntry, ({ withIds, hidden, vocabulary }, other) => {
      const ids = new Map(withIds.filter(([id]) => !hidden.has(id)).map(([id, entry]) => [nameOf(entry), id]));
      for (const entry of [...withIds.map(([, bytes]) => bytes), other]) {
        expect(vocabulary.idOf(entry)).toBe(ids.get(nameOf(entry)));
      }
      for (const [left, leftBytes] of withIds.slice(0, 12)) {
        for (const [right, rightBytes] of withIds.slice(-12)) {
          const joined = nameOf(Uint8Array.from([...leftBytes, ...rightBytes]));
          expect(vocabulary.findJoined(left, right)).toBe(ids.get(joined) ?? -1);
        }
      }
    }),
    runs(60, 5_000),
  );
});

test("knows the bytes of each id, and of no other", () => {
  fc.assert(
    fc.property(anyVocabulary, ({ withIds, vocabulary }) => {
      const entries = new Map(withIds);
      for (let id = 0; id < 400; id++) {
        expect(vocabulary.bytesOf(id)).toEqual(entries.get(id));
        expect(vocabulary.lengthOf(id)).toBe(entries.get(id)?.length ?? 0);
        expect(vocabulary.indexOf(id)).toBe(withIds.findIndex(([other]) => other === id));
      }
    }),
    runs(30, 1_000),
  );
});
