/**
 * The figures of the bundled corpus, against counts of the reference libraries. In its texts no difference that
 * docs/references.md lists changes a count: the Adlam of `fuf_adlm`, too young for BERT's tables, is unknown word by word.
 */
import { readFileSync } from "node:fs";
import { inflateRawSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { compareWith, type PremiumMode } from "../../src/analysis/premium";
import { countJoined, countSegments } from "../../src/analysis/segmentCounts";
import { BundledCorpus } from "../../src/corpora/bundled";
import { isPresent } from "../../src/corpora/parallel";
import { baselineIds, builtinIds, loadBuiltin, tiktokenIds } from "./builtins";
import { NativeTokenizer } from "./native";
import { TiktokenReference } from "./openai";
import { oneOfEach } from "./runs";

const folder = new URL("../../public/corpora/", import.meta.url);
const manifest: { corpora: Record<string, { file: string }> } = JSON.parse(
  readFileSync(new URL("manifest.json", folder), "utf8"),
);
const corpus = new BundledCorpus(inflateRawSync(readFileSync(new URL(manifest.corpora.udhr?.file ?? "", folder))));

/** Forty languages: one of each script, the most spoken that there is, then every so many of the others. */
const languages = chooseLanguages(40);
const pivot = "eng";
const options = { specials: "text", inserted: false } as const;

/** N and unknown tokens of each text. */
type Count = (texts: readonly string[]) => Promise<{ tokens: number; unknown: number }[]>;

function referenceOf(id: (typeof builtinIds)[number]): Count {
  const among = <Id extends string>(ids: readonly Id[]) => ids.find((other) => other === id) !== undefined;
  if (among(baselineIds)) return async (texts) => texts.map((text) => ({ tokens: unitsOf(id, text), unknown: 0 }));
  const library = among(tiktokenIds) ? new TiktokenReference(id, "text") : NativeTokenizer.ofBuiltin(id, "text");
  const unknownId = id === "bert_uncased" ? 100 : -1;
  return async (texts) => {
    const encodings = await library.encodeAll(texts);
    return encodings.map(({ ids }) => {
      return { tokens: ids.length, unknown: Array.from(ids).filter((token) => token === unknownId).length };
    });
  };
}

function unitsOf(id: string, text: string): number {
  const segments = (granularity: "grapheme" | "word") =>
    Array.from(new Intl.Segmenter("und", { granularity }).segment(text), ({ segment }) => segment);
  switch (id) {
    case "utf8_bytes":
      return Buffer.byteLength(text);
    case "code_points":
      return codePoints(text);
    case "graphemes":
      return segments("grapheme").length;
    default:
      return segments("word").filter((word) => !/^\p{White_Space}*$/u.test(word)).length;
  }
}

/** The articles with their sizes, which no tokenizer changes. */
const texts = languages.map((code) => {
  const articles = corpus.segments(code);
  return {
    code,
    articles,
    bytes: articles.map((text) => Buffer.byteLength(text)),
    characters: articles.map(codePoints),
  };
});

/**
 * Tests of a built-in's figures for the bundled corpus.
 * @param of how many shares of the forty languages the articles of one are counted; each built-in has another share, so
 *   that all forty are in every run
 */
export function describePremiums(id: (typeof builtinIds)[number], of = oneOfEach([4], [8])[0] ?? 8): void {
  const share = builtinIds.indexOf(id);
  describe(`${id}’s figures for the bundled corpus`, () => {
    const tokenizer = loadBuiltin(id);
    const encode = (text: string) => tokenizer.encode(text, options);
    let reference: Count = async () => [];
    beforeAll(() => {
      reference = referenceOf(id);
    });

    test("each article has the reference's tokens, and so have all of them joined", async () => {
      let compared = 0;
      const shared = texts.filter((_, i) => i % of === share % of);
      for (const { code, articles, bytes, characters } of shared) {
        const isCompared = (i: number) => isPresent(articles[i] ?? "");
        const chosen = Array.from(articles.keys()).filter(isCompared);
        const present = chosen.map((i) => articles[i] ?? "");
        compared += chosen.length;
        const apart = countSegments(present, encode);
        const joined = countJoined(articles, isCompared, encode);
        const [whole, ...each] = await reference([present.join(" "), ...present]);
        expect(Array.from(apart.tokens), code).toEqual(each.map(({ tokens }) => tokens));
        expect(Array.from(apart.unknown), code).toEqual(each.map(({ unknown }) => unknown));
        expect({ tokens: sum(joined.tokens), unknown: sum(joined.unknown) }, code).toEqual(whole);
        expect(Array.from(apart.bytes), code).toEqual(chosen.map((i) => bytes[i]));
        expect(Array.from(apart.characters), code).toEqual(chosen.map((i) => characters[i]));
        expect(Array.from(joined.bytes), code).toEqual(bytes.map((size, i) => (isCompared(i) ? size : 0)));
        expect(Array.from(joined.characters), code).toEqual(characters.map((size, i) => (isCompared(i) ? size : 0)));
      }
      // Of 31 each; the rest is missing.
      expect(compared).toBeGreaterThan(30 * Math.floor(40 / of));
    });

    test.each(["segment", "joined"] as const)("premiums are the reference's, mode %s", async (mode: PremiumMode) => {
      const segments = corpus.segments(pivot);
      const measure = compareWith(segments, mode, encode);
      for (const code of ["eng", "deu_1996", "hin", "arb", "rus"]) {
        const own = corpus.segments(code);
        const shared = Array.from(segments.keys()).filter(
          (i) => isPresent(own[i] ?? "") && isPresent(segments[i] ?? ""),
        );
        const total = async (articles: readonly string[]) => {
          const chosen = shared.map((i) => articles[i] ?? "");
          const counts = await reference(mode === "joined" ? [chosen.join(" ")] : chosen);
          return counts.reduce((all, { tokens }) => all + tokens, 0);
        };
        const [above, below] = [await total(own), await total(segments)];
        const { tokens, premium, interval } = measure(code, own);
        expect([code, tokens, premium]).toEqual([code, above, above / below]);
        const [low, high] = interval ?? [0, 0];
        expect(low <= above / below && above / below <= high, code).toBe(true);
      }
    });
  });
}

function codePoints(text: string): number {
  return Array.from(text).length;
}

function sum(column: Uint32Array): number {
  return column.reduce((all, count) => all + count, 0);
}

function chooseLanguages(count: number): string[] {
  const all = [...corpus.header.languages].sort((a, b) => (b.speakers ?? 0) - (a.speakers ?? 0));
  const ofScript = new Map(all.toReversed().map(({ script, code }) => [script, code]));
  const chosen = new Set([...ofScript.values()].slice(-count));
  for (const { code } of all) if (chosen.size < count) chosen.add(code);
  return [...chosen];
}
