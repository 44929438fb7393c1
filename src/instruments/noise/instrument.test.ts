import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadBuiltin } from "../../../test/support/builtins";
import { trickyStrings, vocabularyEntries } from "../../../test/support/strings";
import { utf8Encode, utf8Length } from "../../text/utf8";
import type { Encoding } from "../../tokenizers/tokenizer";
import { instrumentParts } from "../corpus/instrumentParts";
import { findMeasure, type InstrumentMeasure, measuresOf } from "../corpus/measures";
import { objectsOf } from "../fields";
import { textSubject } from "../textSubject";
import { ByteMap, nowhere } from "./byteMap";
import { compare } from "./compare";
import { corpusMeasures } from "./corpus";
import { type BriefNoise, curveRates, instrument, mostWindows } from "./instrument";
import { makeNoise } from "./makeNoise";
import { kindNames, type NoiseKind } from "./options";
import { most95 } from "./sums";

const control = { onProgress: () => {}, signal: new AbortController().signal };
const encodeOptions = { specials: "text", inserted: false } as const;
const usual = { kind: "typos", rate: 0.05, seed: 1, layout: "qwerty" } as const;
type Chosen = Parameters<typeof instrument.measure>[1];

const text =
  "All human beings are born free and equal in dignity and rights. They are endowed with reason and conscience and should act towards one another in a spirit of brotherhood.\n".repeat(
    7,
  );

const measured = async (id: string, chosen: Partial<Chosen>, of = text) =>
  instrument.measure(textSubject(of, loadBuiltin(id), encodeOptions), { ...usual, ...chosen }, control);

const unchanged = { growth: { value: 1 }, survival: { value: 1 }, consistency: { value: 1 } };

describe("what changes nothing", () => {
  test("rate 0, whatever the noise: growth and survival are 1", async () => {
    for (const kind of ["swap", "spaces", "nfkd"] as const) {
      const figures = await measured("cl100k_base", { kind, rate: 0 });
      expect(figures).toMatchObject({ ...unchanged, edits: 0, jaccard: 1, distance: 0, damage95: null });
      expect(figures.damage.value).toBeNull();
    }
  });

  test("NFD to Qwen 3, which composes first; not to one that does not", async () => {
    const own = "Déjà vu: où est l’été? Việt Nam, Ünlü.\n".repeat(5);
    const figures = await measured("qwen3", { kind: "nfd", rate: 1 }, own);
    expect(figures).toMatchObject({ ...unchanged, jaccard: 1, distance: 0, damage: { value: 0 }, damage95: 0 });
    expect(figures.edits).toBeGreaterThan(20);
    expect((await measured("o200k_base", { kind: "nfd", rate: 1 }, own)).survival.value).toBeLessThan(0.9);
  });

  test("ASCII case and marks to BERT uncased", async () => {
    expect(await measured("bert_uncased", { kind: "case", rate: 0.5 })).toMatchObject({ ...unchanged, distance: 0 });
    const accented = "Café Müller, naïve façade, Ångström.\n".repeat(5);
    const figures = await measured("bert_uncased", { kind: "marks", rate: 1 }, accented);
    expect(figures).toMatchObject({ ...unchanged, distance: 0, damage: { value: 0 } });
    expect(figures.edits).toBe(30);
  });
});

test("of bytes, one letter replaced changes exactly one token, one put in none", async () => {
  const figures = await measured("utf8_bytes", { kind: "keyboard", rate: 0.1 });
  const { edits, tokens } = figures;
  expect(figures).toMatchObject({ growth: { value: 1 }, damage: { value: 1 }, damage95: 1, distance: edits });
  expect(figures.survival.value).toBeCloseTo(1 - edits / tokens, 12);
  // Each boundary stays: letters are of one byte.
  expect(figures.consistency.value).toBe(1);
  const doubled = await measured("utf8_bytes", { kind: "double", rate: 0.1 });
  expect(doubled).toMatchObject({ survival: { value: 1 }, damage: { value: 0 }, distance: doubled.edits });
  expect(doubled.noisyTokens).toBe(doubled.tokens + doubled.edits);
});

test("words, whose set is open, are known by their names, and not by the order in which they come", async () => {
  const figures = await measured("words", { kind: "keyboard", rate: 0.1 });
  expect(figures.survival.value).toBeLessThan(0.8);
  expect(figures.jaccard).toBeLessThan(0.5);
  expect(await measured("words", { kind: "keyboard", rate: 0 })).toMatchObject({ ...unchanged, jaccard: 1 });
});

test("places of both versions, as the worked examples have them", () => {
  const edit = (cleanEnd: number, noisyEnd: number) => ({
    cleanStart: [1],
    cleanEnd: [cleanEnd],
    noisyStart: [1],
    noisyEnd: [noisyEnd],
  });
  const replaced = new ByteMap(edit(2, 3), 3, 4);
  expect([...replaced.clean]).toEqual([0, 1, 2, 3]);
  expect([...replaced.noisy]).toEqual([0, 1, nowhere, 2, 3]);
  const leftOut = new ByteMap(edit(2, 1), 3, 2);
  expect([...leftOut.clean]).toEqual([0, 2, 2, 3]);
  expect([...leftOut.noisy]).toEqual([0, 2, 3]);
  const putIn = new ByteMap(edit(1, 3), 2, 4);
  expect([...putIn.clean]).toEqual([0, 1, 2]);
  expect([...putIn.noisy]).toEqual([0, 1, nowhere, 1, 2]);
});

test("what survives has the same bytes, as many in both; each lost token is of one edit; noise and back are alike", () => {
  const ids = ["cl100k_base", "llama2", "bert_uncased", "qwen3", "gemma3", "utf8_bytes", "words"];
  const kinds = Object.keys(kindNames) as NoiseKind[];
  const anyText = trickyStrings(vocabularyEntries(loadBuiltin("qwen3")));
  fc.assert(
    fc.property(anyText, fc.constantFrom(...ids), fc.constantFrom(...kinds), fc.nat(), (own, id, kind, seed) => {
      const { clean, noisy, edits } = makeNoise(own, { kind, rate: 0.2, seed, layout: "qwerty" });
      const tokenizer = loadBuiltin(id);
      const encode = (each: string) => tokenizer.encode(each, encodeOptions);
      const [one, other] = [encode(clean), encode(noisy)];
      const compared = compare(one, other, edits, utf8Length(clean), utf8Length(noisy));
      const count = (kept: Uint8Array) => kept.reduce((sum, each) => sum + each, 0);
      expect(count(compared.clean.kept)).toBe(count(compared.noisy.kept));
      const lost = compared.clean.kept.length - count(compared.clean.kept);
      if (edits.cleanStart.length > 0) expect(compared.lostBy.reduce((sum, each) => sum + each, 0)).toBe(lost);
      expect(compared.both).toBeLessThanOrEqual(compared.either);
      const { cleanStart, cleanEnd, noisyStart, noisyEnd } = edits;
      const back = { cleanStart: noisyStart, cleanEnd: noisyEnd, noisyStart: cleanStart, noisyEnd: cleanEnd };
      const reversed = compare(other, one, back, utf8Length(noisy), utf8Length(clean));
      expect(count(reversed.clean.kept)).toBe(count(compared.clean.kept));
      expect([reversed.both, reversed.either]).toEqual([compared.both, compared.either]);
    }),
  );
});

describe("the same ids: nothing is lost, whatever a tokenizer drops or writes otherwise", () => {
  /** Changes that some tokenizers do not see. */
  const written = ["nfc", "nfd", "nfkc", "nfkd", "marks", "case", "spaces", "lookalikes"] as const;
  const parts = fc.constantFrom(
    ..."é ñ ạ̈ ½ ﬁ Å İ 한 각 が か\u3099 日 a A b · ’ ’s \u00ad \u0301 \n".split(" "),
    " ",
    "  ",
  );
  const marked = fc.array(parts, { maxLength: 12 }).map((all) => all.join(""));
  const tricky = trickyStrings(vocabularyEntries(loadBuiltin("bert_uncased")));

  test("over generated strings: survival, growth and consistency 1, damage 0", () => {
    let same = 0;
    fc.assert(
      fc.property(
        fc.oneof(marked, tricky),
        fc.constantFrom("bert_uncased", "qwen3", "llama2", "words"),
        fc.constantFrom(...written),
        fc.constantFrom(0.3, 1),
        (own, id, kind, rate) => {
          const { clean, noisy, edits } = makeNoise(own, { kind, rate, seed: 1, layout: "qwerty" });
          const tokenizer = loadBuiltin(id);
          const [one, other] = [clean, noisy].map((each) => tokenizer.encode(each, encodeOptions)) as [
            Encoding,
            Encoding,
          ];
          if (one.ids.length !== other.ids.length || one.ids.some((each, i) => each !== other.ids[i])) return;
          if (clean !== noisy) same++;
          const compared = compare(one, other, edits, utf8Length(clean), utf8Length(noisy));
          expect([...compared.clean.kept, ...compared.noisy.kept]).not.toContain(0);
          expect(compared.both).toBe(compared.either);
          expect([...compared.lostBy].every((lost) => lost === 0)).toBe(true);
        },
      ),
      { numRuns: 400 },
    );
    expect(same).toBeGreaterThan(40);
  });

  test("a mark at the end of a word, which BERT uncased drops, under NFD", async () => {
    const own = "Café, touché: Ünlü é à ô.\n".repeat(4);
    const figures = await measured("bert_uncased", { kind: "nfd", rate: 1 }, own);
    expect(figures).toMatchObject({ ...unchanged, distance: 0, damage: { value: 0 }, others: 0 });
  });

  test("and where other tokens are lost, those of other words are not", async () => {
    const figures = await measured("bert_uncased", { kind: "spaces", rate: 1 }, "é à");
    expect(figures).toMatchObject(unchanged);
    // “①” becomes “1”, another entry; the words beside it are as they were.
    const mixed = await measured("bert_uncased", { kind: "nfkd", rate: 1 }, "café ① touché");
    expect(mixed).toMatchObject({ tokens: 4, noisyTokens: 4, survival: { value: 0.75 }, consistency: { value: 1 } });
  });
});

describe("what is drawn", () => {
  const joined = (pieces: readonly { readonly bytes: Uint8Array }[]) => pieces.flatMap(({ bytes }) => [...bytes]);

  test("stretches have both texts, byte by byte", async () => {
    for (const id of ["o200k_base", "llama2", "bert_uncased"]) {
      const figures = await measured(id, { kind: "typos", rate: 0.1 });
      expect(figures.shown.flatMap(({ clean }) => joined(clean))).toEqual([...utf8Encode(text)]);
      expect(figures.shown.flatMap(({ noisy }) => joined(noisy))).toEqual([...utf8Encode(figures.noisy ?? "")]);
      expect(figures.windows).toBe(figures.shown.length);
      expect(figures.others).toBeGreaterThan(5);
    }
  });

  test("a stretch begins behind a line end, also where that is in no token", async () => {
    const figures = await measured("bert_uncased", { kind: "swap", rate: 1 }, "one two\r\nthree four\n\nfive six");
    const begins = figures.shown.flatMap(({ clean, noisy }) => [joined(clean)[0], joined(noisy)[0]]);
    expect(figures.shown).toHaveLength(3);
    for (const byte of begins) expect(byte).toBeGreaterThan(0x20);
  });

  test("of a long text those in which tokens are other, up to a number", async () => {
    const figures = await measured("r50k_base", { rate: 0.005 }, text.repeat(10));
    expect(figures.shown.length).toBeLessThanOrEqual(mostWindows);
    expect(figures.windows).toBeGreaterThan(mostWindows);
    for (const { clean, noisy } of figures.shown) {
      expect([...clean, ...noisy].some(({ isOther }) => isOther)).toBe(true);
    }
    expect(figures.others).toBeGreaterThan(0);
  });
});

test("survival falls along the curve, from 2% to 20%; intervals hold the figure, and short texts have none", async () => {
  const lines = Array.from({ length: 12 }, (_, i) => text.slice(i, i + 150).replaceAll("\n", " ")).join("\n");
  const figures = await measured("cl100k_base", {}, lines);
  expect(figures.curve.map(({ rate }) => rate)).toEqual(curveRates);
  const [first, last] = [figures.curve[0]?.survival ?? 0, figures.curve.at(-1)?.survival ?? 1];
  expect(first).toBeGreaterThan(0.85);
  expect(last).toBeLessThan(first - 0.2);
  for (const { value, low, high } of [figures.growth, figures.survival, figures.consistency, figures.damage]) {
    expect(low ?? 1).toBeLessThan(value ?? 0);
    expect(high ?? 0).toBeGreaterThan(value ?? 1);
  }
  expect((await measured("cl100k_base", {}, lines.slice(0, 900))).survival.low).toBeNull();
  expect(await measured("cl100k_base", {}, "")).toMatchObject({ tokens: 0, survival: { value: null }, jaccard: null });
});

test("pairs in the text are measured each by itself, and one row tells of all", async () => {
  const figures = await measured("cl100k_base", { kind: "pairs" }, "new pix comming\tnew pictures coming\nok\tok");
  expect(figures).toMatchObject({ noisy: null, places: null, curve: [], windows: 2, others: 1, read: { unread: [] } });
  // new| pictures| coming and new| pix| com|ming; ok in both.
  expect(figures).toMatchObject({ tokens: 4, noisyTokens: 5, survival: { value: 0.5 }, distance: 3 });
  expect(figures.jaccard).toBeCloseTo(2 / 7, 12);
  const [row] = objectsOf(instrument, { tokenizer: "cl100k_base", figures });
  expect(row).toMatchObject({ growth: 1.25, survival: 0.5, consistency: expect.any(Number), survivalAt2: null });
  await expect(measured("cl100k_base", { kind: "pairs" })).rejects.toThrow("No line of the text is a pair");
});

test("measures of a corpus read the same as the instrument tells", async () => {
  const subject = textSubject(text, loadBuiltin("llama3"), encodeOptions);
  const brief = (await instrument.measureBriefly?.(subject, usual, control)) as BriefNoise;
  const figures = await instrument.measure(subject, usual, control);
  const told = corpusMeasures.map(({ key, read }) => {
    const [above, below] = read(brief) ?? [0, 0];
    return [key, above / below];
  });
  expect(Object.fromEntries(told)).toEqual({
    survival: figures.survival.value,
    growth: figures.growth.value,
    consistency: figures.consistency.value,
  });
  expect(corpusMeasures[0]?.definition("", { ...usual, kind: "nfd", rate: 0.125 })).toMatch(/; NFD at 12\.5%, seed 1$/);
});

test("of a language in which noise finds nothing to change there is no figure: its tokens have survived nothing", async () => {
  const named = "noise.survival,kind:case,rate:1";
  const { written } = findMeasure(named) as InstrumentMeasure;
  const told = async (segments: readonly string[]) => {
    const how = { mode: "segment", options: encodeOptions, written } as const;
    return (await instrumentParts(instrument, measuresOf("noise"), loadBuiltin("words"), segments, how)).get(
      "survival",
    );
  };
  expect(await told(["一 二 三", "四"])).toEqual([]);
  // A part that has nothing to change is counted where another one has.
  expect(await told(["一 二 三", "one two"])).toEqual([
    [3, 3],
    [0, 2],
  ]);
});

test("95% of the counts are at most that", () => {
  expect(most95([])).toBeNull();
  expect(most95([3])).toBe(3);
  expect(most95([...Array(95).fill(1), ...Array(5).fill(9)])).toBe(1);
  expect(most95([...Array(94).fill(1), ...Array(6).fill(9)])).toBe(9);
});
