import fc from "fast-check";
import { expect, test } from "vitest";
import { loadBuiltin } from "../../../../../test/support/builtins";
import { runs } from "../../../../../test/support/runs";
import { seed, trickyStrings, vocabularyEntries } from "../../../../../test/support/strings";
import { askedPlace, pairCuts } from "./pairCuts";

const options = { specials: "text", inserted: true } as const;
const ids = ["words", "graphemes", "utf8_bytes", "bert_uncased", "r50k_base"] as const;

test("where two columns first part is where their tokens’ bytes do, and goes to where both cut again", () => {
  const place = fc.tuple(fc.nat(), fc.nat({ max: 20 }));
  const pair = fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids));
  fc.assert(
    fc.property(
      trickyStrings(vocabularyEntries(loadBuiltin("r50k_base"))),
      pair,
      place,
      (text, [one, other], [from, length]) => {
        const encodings = [loadBuiltin(one).encode(text, options), loadBuiltin(other).encode(text, options)] as const;
        const size = Buffer.byteLength(text);
        if (size === 0) return;
        const start = from % size;
        const end = Math.min(size, start + 1 + length);
        const cutsOf = ({ byteStart, byteEnd }: (typeof encodings)[number]) =>
          Array.from(byteStart, (at, i) => `${at}-${byteEnd[i]}`).filter((_, i) => {
            const [at, to] = [byteStart[i] ?? 0, byteEnd[i] ?? 0];
            return at < to && at < end && to > start;
          });
        const { parted, hasSameIds } = pairCuts(encodings[0], encodings[1], { start, end });
        const [a, b] = [cutsOf(encodings[0]), cutsOf(encodings[1])];
        expect(parted === null).toBe(a.join() === b.join());
        if (one === other) expect([parted, hasSameIds]).toEqual([null, true]);
        if (parted === null) return;
        // Tokens before it are the same, and it has one that is not.
        const at = a.findIndex((cut, i) => cut !== b[i]);
        const first = [a, b].flatMap((cuts) => cuts[at === -1 ? Math.min(a.length, b.length) : at] ?? []);
        expect(parted.start).toBe(Math.min(...first.map((cut) => Number(cut.split("-")[0]))));
        expect(parted.end).toBeGreaterThan(parted.start);
        const asked = askedPlace({ start, end }, text, parted);
        expect(asked).not.toBeNull();
        expect((asked?.end ?? 0) - (asked?.start ?? 0)).toBeGreaterThan(0);
      },
    ),
    { ...runs(50, 5000), seed },
  );
});

test("a word is asked about as it is, a longer place where it parts, and nothing of a long one that is cut alike", () => {
  expect(askedPlace({ start: 0, end: 4 }, "2024", { start: 0, end: 3 })).toEqual({ start: 0, end: 4 });
  expect(askedPlace({ start: 0, end: 5 }, " 2024", { start: 1, end: 4 })).toEqual({ start: 0, end: 5 });
  expect(askedPlace({ start: 0, end: 7 }, "in 2024", { start: 3, end: 6 })).toEqual({ start: 3, end: 6 });
  expect(askedPlace({ start: 0, end: 900 }, "x".repeat(900), { start: 0, end: 800 })).toEqual({ start: 0, end: 64 });
  expect(askedPlace({ start: 0, end: 900 }, "x".repeat(900), null)).toBeNull();
  expect(askedPlace({ start: 0, end: 2 }, "in", null)).toEqual({ start: 0, end: 2 });
});
