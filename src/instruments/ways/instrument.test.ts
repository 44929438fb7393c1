import { expect, test } from "vitest";
import { loadBuiltin } from "../../../test/support/builtins";
import { tokenizerInWay } from "../../tokenizers/ways/inWay";
import { wayNames } from "../../tokenizers/ways/way";
import { objectsOf } from "../fields";
import { textSubject } from "../textSubject";
import { unitsSubject } from "../unitsSubject";
import { beyond, instrument } from "./instrument";
import { WordCuts } from "./wordCuts";

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
  const words = new WordCuts(Uint32Array.of(0, 4, 9), Uint32Array.of(3, 8, 10));
  const encoding = (...ends: number[]) => ({
    ids: new Uint32Array(ends.length),
    byteStart: Uint32Array.from([0, ...ends.slice(0, -1)]),
    byteEnd: Uint32Array.from(ends),
    flags: new Uint8Array(ends.length),
  });
  const differing = (a: number[], b: number[]) =>
    words.differing(words.boundariesIn(encoding(...a)), words.boundariesIn(encoding(...b)));
  expect(differing([3, 8, 10, 12], [3, 8, 10, 11, 12])).toBe(0);
  expect(differing([3, 8, 12], [3, 4, 8, 9, 12])).toBe(0);
  expect(differing([3, 8, 12], [2, 8, 12])).toBe(1);
  expect(differing([1, 6, 12], [2, 7, 12])).toBe(2);
});
