import fc from "fast-check";
import { expect, test } from "vitest";
import { loadBuiltin } from "../../../test/support/builtins";
import { textSubject } from "../textSubject";
import { unitsSubject } from "../unitsSubject";
import { instrument, mostListed } from "./instrument";

const control = { onProgress: () => {}, signal: new AbortController().signal };
const options = { specials: "text", inserted: false } as const;

test("the tokenizer's own way is one of them, where all are listed", async () => {
  const tokenizer = await loadBuiltin("llama2");
  const texts = fc.string({ unit: fc.constantFrom("a", "n", "the", " ", "é", "语", "🤚"), maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      const figures = await instrument.measure(textSubject(text, tokenizer, options), { list: 500 }, control);
      const count = Number(figures.paths);
      expect(figures.fewest).toBeLessThanOrEqual(figures.tokens);
      expect(figures.lengths?.reduce((sum, { paths: some }) => sum + BigInt(some), 0n)).toBe(BigInt(count));
      expect(figures.first).toHaveLength(Math.min(500, count));
      if (count <= 500) expect(figures.first.filter(({ isOwn }) => isOwn)).toHaveLength(1);
      for (const { ends } of figures.first) expect(ends.at(-1) ?? 0).toBe(figures.bytes);
    }),
    { numRuns: 40 },
  );
});

test("of longer texts there is a number and no list, and of very long ones its logarithm", async () => {
  const tokenizer = await loadBuiltin("r50k_base");
  const measure = (text: string) => instrument.measure(textSubject(text, tokenizer, options), { list: 9 }, control);
  const long = await measure("strawberry ".repeat(50));
  expect(long).toMatchObject({ lengths: null, first: [], normalized: "" });
  expect(long.bytes).toBeGreaterThan(mostListed);
  expect(long.log10).toBeCloseTo(Math.log10(Number(long.paths?.slice(0, 15))) + (long.paths?.length ?? 0) - 15, 9);
  const veryLong = await measure("strawberry ".repeat(10_000));
  expect(veryLong.paths).toBeNull();
  expect(veryLong.log10).toBeGreaterThan(20_000);
});

test("what does not spell is refused in words", async () => {
  for (const [subject, said] of [
    [textSubject("a", await loadBuiltin("bert_uncased"), options), "where in a word they stand"],
    [textSubject("a", await loadBuiltin("words"), options), "cuts texts by a rule"],
    [unitsSubject("a b"), "Units stand for no tokenizer"],
  ] as const) {
    await expect(instrument.measure(subject, { list: 9 }, control)).rejects.toThrow(said);
  }
});
