import fc from "fast-check";
import { expect, test } from "vitest";
import { loadBuiltin } from "../../../test/support/builtins";
import { textEntries } from "../../analysis/promptEnd/entries";
import type { PipelineTokenizer } from "../../tokenizers/pipeline";
import { tokenizerInWay } from "../../tokenizers/ways/inWay";
import { textSubject } from "../textSubject";
import { unitsSubject } from "../unitsSubject";
import { instrument, mostListed } from "./instrument";
import { waysOfPreToken } from "./waysOfPreToken";

const control = { onProgress: () => {}, signal: new AbortController().signal };
const options = { specials: "text", inserted: false } as const;

test("the tokenizer's own way is one of them, where all are listed", async () => {
  const tokenizer = await loadBuiltin("llama2");
  const texts = fc.string({ unit: fc.constantFrom("a", "n", "the", " ", "é", "语", "🤚"), maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      const figures = await instrument.measure(
        textSubject(text, tokenizer, options),
        { list: 500, by: "length" },
        control,
      );
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

test("the likeliest of all is what the likeliest way cuts, and all are the same ways as by their lengths", async () => {
  for (const id of ["r50k_base", "bert_uncased", "llama2"]) {
    const tokenizer = loadBuiltin(id);
    for (const text of ["strawberries", "naïvely", "bb"]) {
      const listed = async (by: "length" | "likelihood") =>
        (await instrument.measure(textSubject(text, tokenizer, options), { list: 500, by }, control)).first;
      const [byLength, byLikelihood] = [await listed("length"), await listed("likelihood")];
      const likely = tokenizerInWay(tokenizer, "likely").encode(text, options).ids;
      expect(byLikelihood[0]?.ids, `${id} ${text}`).toEqual(Array.from(likely));
      const sums = byLikelihood.map(({ log10 }) => log10 ?? 0);
      expect(sums).toEqual(sums.toSorted((a, b) => b - a));
      const written = (ways: typeof byLength) => ways.map(({ ids }) => ids.join()).sort();
      if (byLength.length < 500) expect(written(byLikelihood)).toEqual(written(byLength));
    }
  }
});

test("of longer texts there is a number and no list", async () => {
  const tokenizer = await loadBuiltin("r50k_base");
  const measure = (text: string) =>
    instrument.measure(textSubject(text, tokenizer, options), { list: 9, by: "length" }, control);
  const long = await measure("strawberry ".repeat(50));
  expect(long).toMatchObject({ lengths: null, first: [], normalized: "" });
  expect(long.bytes).toBeGreaterThan(mostListed);
  expect(long.log10).toBeCloseTo(Math.log10(Number(long.paths?.slice(0, 15))) + (long.paths?.length ?? 0) - 15, 9);
  const veryLong = await measure("strawberry ".repeat(10_000));
  expect(veryLong.paths?.length).toBe(Math.ceil(veryLong.log10 ?? 0));
  expect(veryLong.log10).toBeGreaterThan(20_000);
  // What Languages draws is the logarithm alone.
  for (const [text, { log10, bytes }] of [
    ["strawberry ".repeat(50), long],
    ["", { log10: 0, bytes: 0 }],
  ] as const) {
    const subject = textSubject(text, tokenizer, options);
    expect(await instrument.measureBriefly?.(subject, { list: 9, by: "length" }, control)).toEqual({
      log10: expect.closeTo(log10 ?? 0, 9),
      bytes,
    });
  }
});

test("what is pinned has its own count, as it stands in the text", async () => {
  for (const [id, text, start, end, ways] of [
    ["cl100k_base", "a strawberry, please", 1, 12, "470"],
    ["cl100k_base", "a strawberry, please", 2, 12, "238"],
    // “▁b”, or “▁” and “b”, either of which bytes spell too.
    ["llama2", "a b c", 1, 3, "5"],
    // “##b” and “##c”, or “##bc”.
    ["bert_uncased", "Abc abc", 1, 3, "2"],
  ] as const) {
    const subject = textSubject(text, await loadBuiltin(id), options, { start, end });
    const { place } = await instrument.measure(subject, { list: 0, by: "length" }, control);
    expect(place, `${id} ${text}`).toMatchObject({ paths: ways });
  }
  const caret = textSubject("ab", await loadBuiltin("r50k_base"), options, { start: 1, end: 1 });
  expect((await instrument.measure(caret, { list: 0, by: "length" }, control)).place).toBeNull();
});

test("a word of WordPiece is spelt by entries that begin and such that go on", async () => {
  const tokenizer = await loadBuiltin("bert_uncased");
  const told = await instrument.measure(
    textSubject("Straw berry", tokenizer, options),
    { list: 500, by: "length" },
    control,
  );
  const names = told.first.map(({ ids }) => ids.map((id) => tokenizer.tokenName(id)).join(" "));
  expect(told.paths).toBe(String(names.length));
  expect(names).toContain("straw berry");
  for (const name of names) expect(name).toMatch(/^s\w*( ##\w+)* b\w*( ##\w+)*$/);
  expect(names.every((name) => name.replaceAll(/ (?!b)|##/g, "") === "straw berry")).toBe(true);
});

test("a pre-token by itself is spelt in as many ways as in a text of its own", async () => {
  for (const id of ["bert_uncased", "r50k_base", "llama2"]) {
    const tokenizer = loadBuiltin(id) as PipelineTokenizer;
    const entries = textEntries(tokenizer);
    for (const text of ["straw", "naïve", "語"]) {
      const { paths, fewest, bytes, normalized } = await instrument.measure(
        textSubject(text, tokenizer, options),
        { list: 0, by: "length" },
        control,
      );
      expect(waysOfPreToken(tokenizer, normalized, entries), `${id} ${text}`).toMatchObject({ paths, fewest, bytes });
    }
  }
});

test("what does not spell is refused in words", async () => {
  for (const [subject, said] of [
    [textSubject("a", await loadBuiltin("words"), options), "cuts texts by a rule"],
    [unitsSubject("a b"), "Units stand for no tokenizer"],
  ] as const) {
    await expect(instrument.measure(subject, { list: 9, by: "length" }, control)).rejects.toThrow(said);
  }
});
