import fc from "fast-check";
import { expect, test } from "vitest";
import { huggingFaceIds, loadBuiltin, tiktokenIds } from "../../../test/support/builtins";
import { oneOfEach, runs } from "../../../test/support/runs";
import { byteLevel, characterLevel, readFile, unigram, wordPiece } from "../../../test/support/smallVocabularies";
import { readUdhr } from "../../../test/support/udhr";
import { segment } from "../../text/segments";
import { Utf8Index } from "../../text/utf8";
import type { EncodeOptions, Tokenizer } from "../../tokenizers/tokenizer";
import { inWay, lackFor, tokenizerInWay } from "../../tokenizers/ways/inWay";
import { wayNames } from "../../tokenizers/ways/way";
import { objectsOf } from "../fields";
import { renyiEntropy } from "../information/entropies";
import { textIds } from "../textIds";
import { textSubject } from "../textSubject";
import { unitsSubject } from "../unitsSubject";
import { beyond, instrument, type WayFigures } from "./instrument";
import { WordCuts } from "./wordCuts";

const names = ["own", ...wayNames] as const;
const control = { onProgress: () => {}, signal: new AbortController().signal };
const options = { specials: "text", inserted: false } as const;
const chosen = { p: 0.1, seed: 0, by: "scores", alpha: 2.5 } as const;
const text = "Unbelievably, antidisestablishmentarianism straightforwardly internationalises 1234567 strawberries.";

test("all ways at once, each as a column in that way has it", async () => {
  const tokenizer = await loadBuiltin("r50k_base");
  const figures = await instrument.measure(textSubject(text, tokenizer, options), chosen, control);
  expect(figures.lacking).toEqual([]);
  expect(figures.ways.map(({ way }) => way)).toEqual(["own", ...wayNames]);
  for (const { way, tokens, cutOtherwise } of figures.ways) {
    const other = way === "own" ? tokenizer : tokenizerInWay(tokenizer, way);
    expect(tokens).toBe(other.encode(text, options).ids.length);
    expect(tokens).toBeGreaterThanOrEqual(figures.fewest);
    if (way === "own") expect(cutOtherwise).toBe(0);
  }
  const fewest = figures.ways.find(({ way }) => way === "fewest");
  expect(fewest?.tokens).toBe(figures.fewest);
  // Of a column that is in another way already the tokenizer is asked, and not the way.
  const same = await instrument.measure(
    textSubject(text, tokenizerInWay(tokenizer, "suffix"), options),
    chosen,
    control,
  );
  expect(same).toEqual(figures);
  const [first, second] = objectsOf(instrument, { tokenizer: "r50k_base", figures });
  expect(first).toMatchObject({ tokenizer: "r50k_base", way: "own", tokens: figures.ways[0]?.tokens });
  expect(second).toMatchObject({ way: "prefix", lacks: null });
});

/** The same as the instrument tells it, of each way as a column has it. */
function figuresApart(tokenizer: Tokenizer, text: string, encodeOptions: EncodeOptions): WayFigures[] {
  const { wordStart, wordEnd } = segment(text);
  const index = new Utf8Index(text);
  const cuts = names.flatMap((way) => {
    if (way !== "own" && lackFor(tokenizer, way) !== null) return [];
    const cutter = way === "own" ? tokenizer : inWay(tokenizer, { ...chosen, name: way });
    return { way, encoding: cutter.encode(text, encodeOptions) };
  });
  const boundaries = cuts.map(({ encoding }) => new Set([...encoding.byteStart, ...encoding.byteEnd]));
  return cuts.map(({ way, encoding }, cut) => {
    const ids = Array.from(textIds(encoding));
    const counts = new Map<number, number>();
    for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
    const differs = (_: unknown, word: number) => {
      const [from, to] = [index.byteOf(wordStart[word] as number), index.byteOf(wordEnd[word] as number)];
      const inside = (places: ReadonlySet<number> | undefined) =>
        Array.from({ length: to - from - 1 }, (_, i) => places?.has(from + 1 + i)).join();
      return inside(boundaries[cut]) !== inside(boundaries[0]);
    };
    const otherwise = Array.from(wordStart).filter(differs).length;
    return {
      way,
      tokens: ids.length,
      cutOtherwise: wordStart.length === 0 ? null : otherwise / wordStart.length,
      renyiEfficiency: counts.size < 2 ? null : renyiEntropy(counts.values(), chosen.alpha) / Math.log2(counts.size),
    };
  });
}

async function expectAsApart(tokenizer: Tokenizer, texts: readonly string[]): Promise<void> {
  // Each text several times, on the same tokenizer.
  for (const text of [...texts, ...texts]) {
    for (const specials of ["text", "control"] as const) {
      const given = { specials, inserted: specials === "control" };
      const { ways } = await instrument.measure(textSubject(text, tokenizer, given), chosen, control);
      expect(ways, JSON.stringify(text)).toEqual(figuresApart(tokenizer, text, given));
    }
  }
}

test.each(oneOfEach([...tiktokenIds, ...huggingFaceIds], ["r50k_base", "llama2", "bert_uncased"]))(
  "%s: all ways in one pass come to what each does by itself, in text of people’s",
  async (id) => {
    const texts = readUdhr().filter((_, i) => i % 130 === 0);
    const odd = "🤚🏽 ﬁ … É\u0301\r\n \u0000y \ud800 <|endoftext|> <s> <unk> [CLS] <bos> <0x41> ▁ ";
    await expectAsApart(loadBuiltin(id), [odd, "a".repeat(1100), ...texts.map(({ text: part }) => part.slice(0, 400))]);
  },
);

test("all ways in one pass come to what each does by itself, in any vocabulary", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(byteLevel, characterLevel, wordPiece, unigram).chain(({ file, alphabet }) => {
        const units = fc.string({ unit: fc.constantFrom(...alphabet, "漢", " "), maxLength: 14 });
        return fc.record({ file: fc.constant(file), texts: fc.array(units, { minLength: 1, maxLength: 4 }) });
      }),
      ({ file, texts }) => expectAsApart(readFile(file).tokenizer, texts),
    ),
    runs(6, 3000),
  );
});

test("by counts of the text only what goes by likelihoods is another", async () => {
  const tokenizer = await loadBuiltin("r50k_base");
  const waysOf = async (of: string, by: "scores" | "text") => {
    const { ways } = await instrument.measure(textSubject(of, tokenizer, options), { ...chosen, by }, control);
    return new Map(ways.map((way) => [way.way, way]));
  };
  const [byScores, byText] = [await waysOf(text, "scores"), await waysOf(text, "text")];
  for (const way of ["own", ...wayNames] as const) {
    if (way !== "likely" && way !== "both") expect(byText.get(way)).toEqual(byScores.get(way));
  }
  // Its own way has no more tokens than the fewest here, and each of them came, which those of other cuts did not.
  expect(byScores.get("likely")?.cutOtherwise).toBeGreaterThan(0.3);
  expect(byText.get("likely")).toEqual({ ...byScores.get("own"), way: "likely" });
  expect((await waysOf("", "text")).get("likely")?.tokens).toBe(0);
});

test("what a tokenizer lacks is told by the way, and one without any is refused", async () => {
  const figures = await instrument.measure(
    textSubject("", await loadBuiltin("bert_uncased"), options),
    chosen,
    control,
  );
  expect(figures.lacking).toEqual([{ way: "dropout", why: expect.stringContaining("no merges") }]);
  expect(figures.ways[0]).toEqual({ way: "own", tokens: 0, cutOtherwise: null, renyiEfficiency: null });
  expect(beyond(0, 0)).toBeNull();
  expect(beyond(11, 10)).toBeCloseTo(0.1, 12);
  for (const [subject, said] of [
    [textSubject("a", await loadBuiltin("words"), options), "cuts texts by a rule"],
    [unitsSubject("a b"), "Units stand for no tokenizer"],
  ] as const) {
    await expect(instrument.measure(subject, chosen, control)).rejects.toThrow(said);
  }
});

test("words are cut otherwise where they have other boundaries inside", () => {
  const words = new WordCuts(Uint32Array.of(0, 4, 9), Uint32Array.of(3, 8, 10), 12);
  const encoding = (...ends: number[]) => ({
    ids: new Uint32Array(ends.length),
    byteStart: Uint32Array.from([0, ...ends.slice(0, -1)]),
    byteEnd: Uint32Array.from(ends),
    flags: new Uint8Array(ends.length),
  });
  const differing = (a: number[], ...others: number[][]) => {
    const marks = words.marks();
    for (const [cut, ends] of [a, ...others].entries()) words.mark(encoding(...ends), 1 << cut, marks);
    return words.differing(marks, others.length + 1).slice(1);
  };
  expect(differing([3, 8, 10, 12], [3, 8, 10, 11, 12])).toEqual([0]);
  expect(differing([3, 8, 12], [3, 4, 8, 9, 12], [2, 8, 12])).toEqual([0, 1]);
  expect(differing([1, 6, 12], [2, 7, 12], [1, 6, 12], [1, 5, 6, 12])).toEqual([2, 0, 1]);
});
