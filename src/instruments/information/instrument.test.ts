import fc from "fast-check";
import { expect, test } from "vitest";
import { unitsSubject } from "../unitsSubject";
import { adaptiveBits } from "./coder";
import { conditionalEntropy, renyiEntropy } from "./entropies";
import { countGrams } from "./grams";
import { instrument } from "./instrument";

const control = { onProgress: () => {}, signal: new AbortController().signal };
const start = { alpha: 2.5, order: 2, of: "seen" } as const;
const symbols = fc.array(fc.nat(4), { maxLength: 40 }).map((list) => Uint32Array.from(list));

test("the published vector: “pick @@ed pick @@l @@ed pick @@les”", async () => {
  const subject = unitsSubject("pick @@ed pick @@l @@ed pick @@les");
  const figures = await instrument.measure(subject, start, control);
  expect(figures.tokens).toBe(7);
  expect(figures.types).toBe(4);
  expect(figures.shannonEfficiency).toBeCloseTo(0.9211854966, 10);
  expect(figures.renyiEfficiency).toBeCloseTo(0.8265064834, 10);
  const steeper = await instrument.measure(subject, { ...start, alpha: 3 }, control);
  expect(steeper.renyiEfficiency).toBeCloseTo(0.8031528501, 10);
});

test("Rényi's entropy goes to Shannon's, to the logarithm of what there is, and falls with α", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(50), { minLength: 1, maxLength: 12 }), (counts) => {
      fc.pre(counts.some((count) => count > 0));
      expect(renyiEntropy(counts, 1 + 1e-7)).toBeCloseTo(renyiEntropy(counts, 1), 4);
      expect(renyiEntropy(counts, 0)).toBeCloseTo(Math.log2(counts.filter((count) => count > 0).length), 10);
      expect(renyiEntropy(counts, 3)).toBeLessThanOrEqual(renyiEntropy(counts, 2) + 1e-9);
    }),
  );
});

test("Rényi's entropy is never above what there can be, and is a number where powers of shares are none any more", () => {
  for (const [counts, alpha] of [
    [[1, 1, 1], 2.5],
    [new Array(2000).fill(1), 100],
    [new Array(2000).fill(1), 1],
    [new Array(7).fill(3), 1.000000000000001],
  ] as const) {
    const bits = renyiEntropy(counts, alpha);
    expect(bits).toBeLessThanOrEqual(Math.log2(counts.length));
    expect(bits).toBeCloseTo(Math.log2(counts.length), 10);
  }
});

test("sequences are numbered as a list of their own would have them", () => {
  fc.assert(
    fc.property(symbols, fc.integer({ min: 1, max: 4 }), (list, most) => {
      for (const { length, endingAt, counts } of countGrams(list, most)) {
        const written = Array.from(list, (_, i) =>
          i < length - 1 ? null : list.subarray(i - length + 1, i + 1).join(" "),
        );
        for (const [i, gram] of written.entries()) {
          if (gram === null) continue;
          expect(endingAt[i]).toBe(endingAt[written.indexOf(gram)]);
          expect(counts[endingAt[i] as number]).toBe(written.filter((other) => other === gram).length);
        }
      }
    }),
  );
});

test("what a token is given its predecessors is the difference of their joint entropies", () => {
  // A cycle: where a sequence goes round, as many pairs begin with a symbol as end with it.
  const list = Uint32Array.from({ length: 400 }, (_, i) => [0, 1, 0, 2, 1, 1, 2, 0][(i * i + (i >> 3)) % 8] as number);
  const [one, two] = countGrams(list, 2);
  if (one === undefined || two === undefined) throw new Error("two lengths were asked for");
  const { bits, contexts } = conditionalEntropy(two, one, list.length);
  const firsts = countGrams(list.slice(0, -1), 1)[0]?.counts ?? [];
  expect(contexts).toBe(3);
  expect(bits).toBeCloseTo(renyiEntropy(two.counts, 1) - renyiEntropy(firsts, 1), 10);
});

test("below a hundred places, and where contexts come less than four times, nothing is told of what is given", () => {
  const tell = (list: Uint32Array) => {
    const [one, two] = countGrams(list, 2);
    return one && two && conditionalEntropy(two, one, list.length);
  };
  expect(tell(Uint32Array.from({ length: 100 }, (_, i) => i % 3))?.bits).toBeNull();
  expect(tell(Uint32Array.from({ length: 101 }, (_, i) => i % 3))?.bits).toBe(0);
  expect(tell(Uint32Array.from({ length: 201 }, (_, i) => i % 51))?.bits).toBeNull();
  expect(tell(Uint32Array.from({ length: 205 }, (_, i) => i % 51))?.bits).toBe(0);
  expect(tell(new Uint32Array())).toEqual({ given: 1, contexts: 0, bits: null });
});

test("the coder needs what a model with tables of its own says of each symbol, one after the other", () => {
  fc.assert(
    fc.property(symbols, fc.integer({ min: 0, max: 3 }), (list, order) => {
      const alphabet = 5;
      let bits = 0;
      for (let i = 0; i < list.length; i++) {
        const before = Array.from(list.subarray(0, i));
        let likely: number | null = null;
        let escapes = 1;
        for (let given = Math.min(order, i); given >= 0 && likely === null; given--) {
          const context = before.slice(i - given).join();
          const followers = before.filter((_, j) => j >= given && before.slice(j - given, j).join() === context);
          const kinds = new Set(followers).size;
          if (followers.length === 0) continue;
          const own = followers.filter((symbol) => symbol === list[i]).length;
          if (own > 0) likely = own / (followers.length + kinds);
          else escapes *= kinds / (followers.length + kinds);
        }
        bits -= Math.log2(escapes * (likely ?? 1 / alphabet));
      }
      expect(adaptiveBits(countGrams(list, order + 1), order, alphabet)).toBeCloseTo(bits, 8);
    }),
  );
});

test("of nothing nothing is told, and of one entry no efficiency", async () => {
  const empty = await instrument.measure(unitsSubject(""), start, control);
  expect(instrument.rows(empty)).toEqual([[0, 0, null, ...Array(11).fill(null)]]);
  const alike = await instrument.measure(unitsSubject("a a a"), start, control);
  expect(alike).toMatchObject({ entropy: 0, shannonEfficiency: null, renyiEfficiency: null });
});
