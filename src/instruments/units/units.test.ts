import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { builtinIds, loadBuiltin } from "../../../test/support/builtins";
import { trickyStrings, vocabularyEntries } from "../../../test/support/strings";
import { utf8Encode } from "../../text/utf8";
import { objectsOf } from "../fields";
import { InapplicableError } from "../instrument";
import { bundledLists } from "../lists/bundled";
import { affixesReader, termsReader } from "../lists/readers";
import { readOptions } from "../options";
import type { Score } from "../score";
import { textSubject } from "../textSubject";
import { cutWords } from "./cutWords";
import type { UnitsFigures } from "./figures";
import { type GoldFigures, morphScore } from "./gold";
import { goldReader } from "./goldReader";
import { instrument } from "./instrument";
import { cutsOf, packCuts, piecesOf } from "./packedCuts";
import { wordCut } from "./wordCut";
import { shared, wordScores } from "./wordScores";

const unheard = { onProgress: () => {}, signal: new AbortController().signal };
const how = { specials: "text", inserted: false } as const;

/** Where pieces end inside the text that they make, in bytes. */
function endsOf(pieces: readonly string[]): number[] {
  let end = 0;
  return pieces.slice(0, -1).map((piece) => (end += utf8Encode(piece).length));
}

function measured(id: string, lists: Readonly<Record<string, string>>, written = "", text = ""): Promise<UnitsFigures> {
  const given = Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, { name, text: list }]));
  const subject = textSubject(text, loadBuiltin(id), how, null, given);
  return instrument.measure(subject, readOptions(instrument.options, written).options, unheard);
}

const cutOf = (...pieces: string[]) => ({ ends: endsOf(pieces), tokens: pieces.length });

test.each([
  [["aldi", "z"], ["al", "diz"], 0],
  [["aldi", "z"], ["aldi", "z"], 1],
  [["samráð", "s"], ["samráð", "s"], 1],
  [["samráð", "s"], ["samráðs"], null],
  [["Αδριανή", "ς"], ["Α", "δ", "ριανής"], 0],
  [["Αδριανή", "ς"], ["Α", "δρ", "ιανή", "ς"], 1],
  [["suučesnik", "a"], ["su", "uče", "s", "nika"], 0],
])("MorphScore's %j as %j is %s", (gold, pieces, expected) => {
  const { score, words } = morphScore([{ ends: endsOf(gold) }], [cutOf(...pieces)]);
  expect(score.value).toBe(expected);
  expect(words).toBe(expected === null ? 0 : 1);
});

describe("a gold list's lines", () => {
  test.each([
    ["two columns", "unhappiness\tun|happi|ness", [["un", "happi", "ness"]]],
    ["commas", "word,segments\nhouses,house|s", [["house", "s"]]],
    ["semicolons and quotes", 'houses;"house|s"', [["house", "s"]]],
    ["segments alone", "ev|ler|imiz", [["ev", "ler", "imiz"]]],
    [
      "spaces in place of a tab",
      "evler ev|ler\nkitaplar    kitap|lar",
      [
        ["ev", "ler"],
        ["kitap", "lar"],
      ],
    ],
    ["SIGMORPHON's segments", "abandoned\tabandon @@ed\t100", [["abandon", "ed"]]],
    ["plus signs", "houses\thouse + s", [["house", "s"]]],
    ["spaces", "houses\thouse s", [["house", "s"]]],
    ["a word in one piece", "house\thouse", [["house"]]],
    ["MorphScore's first table", "full_word,pt1,rest\naldiz,aldi,z", [["aldi", "z"]]],
    ["MorphScore's later table", "wordform,lemma,preceding_part,following_part\naldiz,aldi,aldi,z", [["aldi", "z"]]],
    [
      "MorphyNet's derivations",
      "calm\tcalmness\tJ\tN\tness\tsuffix\nhappy\tunhappy\tJ\tJ\tun\tprefix",
      [
        ["calm", "ness"],
        ["un", "happy"],
      ],
    ],
    [
      "MorphyNet's inflections",
      "abate\tabated\tV;PST\tabate|ed\nwalk\twalks\tV;PRS\twalk|s",
      [
        ["abat", "ed"],
        ["walk", "s"],
      ],
    ],
  ] as const)("%s", (_, text, segments) => {
    const read = goldReader.read(text);
    expect(read.problems).toEqual([]);
    expect(read.entries.map((entry) => entry.segments)).toEqual(segments);
    for (const { word, segments: own } of read.entries) expect(own.join("")).toBe(word);
  });

  test("a third column is the root where it is a segment, else a class", () => {
    const { entries } = goldReader.read(
      "houses\thouse|s\thouse\ndogs\tdog|s\tLadec\nkeyboards\tkey|board|s\tkey|board",
    );
    expect(entries.map(({ roots }) => roots)).toEqual([[0], null, [0, 1]]);
    expect(entries.map((entry) => entry.class)).toEqual(["", "Ladec", ""]);
  });

  test("what cannot be read is told by line", () => {
    const text = "houses\thouse|s\ndogs\tdo|s\ncat\na\tb\tc\td\te\nwent\t-\n";
    expect(goldReader.read(text).problems).toEqual([
      { line: 2, message: "has segments “do|s” that do not make “dogs”" },
      { line: 3, message: "has one column, and a word needs its segments behind a tab or a comma" },
      { line: 4, message: "has 5 columns, and a word, its segments and its root or class are three" },
      { line: 5, message: "has segments “-” that do not make “went”" },
    ]);
    expect(goldReader.read("evler\tev|ler\tev\tnoun").problems).toEqual([
      { line: 1, message: "has 4 columns, and a word, its segments and its root or class are three" },
    ]);
  });

  test("no text breaks the reader, and what is read makes its words", () => {
    const text = fc.string({ unit: fc.constantFrom(...'\t,;"\n|+ @abş-😀'), maxLength: 80 });
    fc.assert(
      fc.property(text, (written) => {
        for (const { word, segments, ends, bytes } of goldReader.read(written).entries) {
          expect(segments.join("")).toBe(word);
          expect(ends).toEqual(endsOf(segments));
          expect(bytes).toBe(utf8Encode(word).length);
        }
      }),
    );
  });
});

test("scores of two words by hand", () => {
  // Wanted 2, made 3, right 1; wanted 1, made 0.
  const { right, made, wanted, precision, recall, f1, macroPrecision, macroRecall, macroF1 } = wordScores({
    right: Uint16Array.of(1, 0),
    made: Uint16Array.of(3, 0),
    wanted: Uint16Array.of(2, 1),
  });
  expect([right, made, wanted]).toEqual([1, 3, 3]);
  expect([precision.value, recall.value, f1.value]).toEqual([1 / 3, 1 / 3, 1 / 3]);
  expect([macroPrecision.value, macroRecall.value, macroF1.value]).toEqual([1 / 3, 1 / 4, 1 / 5]);
  expect(f1.interval).toBeNull();
});

test("ends are shared as sets are, and packed ones come back", () => {
  const ends = fc.uniqueArray(fc.nat(30), { maxLength: 8 }).map((all) => all.sort((a, b) => a - b));
  fc.assert(
    fc.property(fc.array(ends, { minLength: 2, maxLength: 5 }), (all) => {
      const [one = [], other = []] = all;
      expect(shared(one, other)).toBe(one.filter((end) => other.includes(end)).length);
      const packed = packCuts(all);
      expect(all.map((_, i) => cutsOf(packed, i))).toEqual(all);
    }),
  );
});

test("a word's ends are those of its tokens, whatever stands in front", () => {
  const tokenizer = loadBuiltin("cl100k_base");
  for (const word of ["unhappiness", "evlerimizden", "ünlülük", "日本語"]) {
    const cut = wordCut(tokenizer.encode(` ${word}`, how), 1, utf8Encode(word).length, word);
    const tokens = tokenizer.encode(` ${word}`, how).ids.length;
    expect(cut.tokens).toBe(tokens);
    expect(cut.ends).toHaveLength(tokens - 1);
    expect(piecesOf(word, cut.ends)).toHaveLength(tokens);
  }
  expect(wordCut(loadBuiltin("utf8_bytes").encode(" ab", how), 1, 2, "ab")).toEqual({
    ends: [1],
    tokens: 2,
    isUnknown: false,
  });
});

test("two tokens meet at one end: what neither stands for is the one's or the other's", () => {
  const drawn = (word: string) => {
    const [cut] = cutWords(loadBuiltin("bert_uncased"), [word], false, how);
    return piecesOf(word, cut?.ends ?? []).map((piece) => new TextDecoder().decode(piece));
  };
  expect(drawn("ribonucleic acid")).toEqual(["rib", "on", "uc", "lei", "c", " acid"]);
  expect(drawn("cafe\u0301")).toEqual(["cafe\u0301"]);
  expect(drawn("cafe\u0301bar")).toEqual(["cafe\u0301", "bar"]);
  const entry = vocabularyEntries(loadBuiltin("bert_uncased"));
  fc.assert(
    fc.property(trickyStrings(entry), fc.constantFrom("bert_uncased", "words", "llama2", "qwen3"), (word, id) => {
      for (const isInside of [true, false]) {
        const [cut] = cutWords(loadBuiltin(id), [word], isInside, how);
        expect(cut?.ends.length).toBeLessThan(Math.max(1, cut?.tokens ?? 0));
      }
    }),
  );
});

test.each(builtinIds)("%s: words encoded together are cut as each by itself", (id) => {
  const tokenizer = loadBuiltin(id);
  const words = ["english", "turkish"].flatMap((name) =>
    goldReader.read(bundledLists[name as "english"]).entries.map(({ word }) => word),
  );
  const all = [
    ...words.filter((_, i) => i % 5 === 0),
    "’s",
    "'s",
    "123",
    "x+y",
    "日本語",
    "اللغة",
    "é",
    "ﬁn",
    "a b",
    "",
    "<s>",
    "🧑‍🚀",
    "!!",
  ];
  for (const isInside of [true, false]) {
    const together = cutWords(tokenizer, all, isInside, how);
    for (const [i, word] of all.entries())
      expect(together[i], `${word} ${isInside}`).toEqual(cutWords(tokenizer, [word], isInside, how)[0]);
  }
});

test("“ribonucleic acid” is rib|on|ucle|ic| acid in cl100k_base", async () => {
  const { terms } = await measured("cl100k_base", { terms: "ribonucleic acid\tmedical" }, "gold:none,space:0");
  const pieces = piecesOf("ribonucleic acid", cutsOf(terms?.made ?? packCuts([]), 0));
  expect(pieces.map((piece) => new TextDecoder().decode(piece))).toEqual(["rib", "on", "ucle", "ic", " acid"]);
  expect(terms?.all).toEqual({ terms: 1, tokens: 5, inOne: 0 });
});

test("code points cut everywhere: all is found, and all else is too much", async () => {
  const { gold } = await measured("code_points", { gold: "evler\tev|ler\tev\nşu\tşu\tşu" });
  expect(gold).toMatchObject({ over: { value: 4 / 5 }, under: { value: 0 }, tokens: 7, tokensPerWord: { value: 3.5 } });
  expect(gold?.continuation.value).toBeCloseTo(5 / 7, 12);
  expect(gold?.all).toMatchObject({ right: 1, made: 5, wanted: 1, recall: { value: 1 } });
  expect(gold?.roots).toEqual({ share: { value: 0, interval: null }, count: 2 });
  expect(gold?.morphScore.words).toBe(1);
  expect(gold?.greed).toBeNull();
});

test("a word that is one token is not cut, and is left out where words of several are meant", async () => {
  const { gold } = await measured("o200k_base", { gold: "houses\thouse|s\thouse" });
  expect(gold).toMatchObject({
    over: { value: null },
    under: { value: 1 },
    morphScore: { words: 0, score: { value: null } },
  });
  expect(gold?.cut).toMatchObject({ words: 0, precision: { value: null } });
  expect(gold?.greed).toEqual({ f1: null, words: 0, classes: 0 });
});

test("a text's tokens are words, roots and affixes of lists", async () => {
  const lists = { words: "the\nhouse", affixes: "-s\nhouse" };
  const { text } = await measured("words", lists, "gold:none,terms:none", "The house, the houses s");
  expect(text?.language).toEqual({ distinct: 3 / 6, all: 3 / 6, listed: 2 });
  expect(text?.pure).toEqual({ distinct: 2 / 6, all: 2 / 6, listed: 2 });
  expect((await measured("words", lists, "", "")).text).toBeNull();
});

test("figures of enough words have intervals around them, in the table's columns too; 1 − precision has the other's", async () => {
  const { gold, terms, text } = await measured("o200k_base", {
    gold: bundledLists.english,
    affixes: bundledLists.englishAffixes,
    terms: bundledLists.terms,
  });
  const { all, cut, over, under, roots, affixes, continuation, tokensPerWord, inOne, morphScore } = gold as GoldFigures;
  const scores = [
    all.precision,
    all.recall,
    all.f1,
    all.macroPrecision,
    all.macroRecall,
    all.macroF1,
    cut.f1,
    over,
    under,
  ];
  scores.push(continuation, tokensPerWord, inOne, morphScore.score, roots?.share as Score, affixes?.share as Score);
  scores.push(terms?.tokensPerTerm as Score, terms?.inOne as Score);
  for (const { value, interval } of scores) {
    expect(interval?.[0]).toBeLessThan(value as number);
    expect(interval?.[1]).toBeGreaterThan(value as number);
  }
  expect(over.interval?.[0]).toBeCloseTo(1 - (all.precision.interval?.[1] ?? 0), 12);
  const [row] = objectsOf(instrument, { tokenizer: "o200k_base", figures: { gold, terms, text } });
  expect(row).toMatchObject({
    precision: all.precision.value,
    precisionLow: all.precision.interval?.[0],
    macroRecallHigh: all.macroRecall.interval?.[1],
    morphScoreLow: morphScore.score.interval?.[0],
    tokensPerTermHigh: terms?.tokensPerTerm.interval?.[1],
  });
});

test("words and terms are tables of their own: gold, each column's cut, and its wrong and missed ends", async () => {
  const lists = { gold: "evler\tev|ler\tev\nşu\tşu\tşu", terms: "a b\tlaw" };
  const both = await Promise.all(
    ["code_points", "words"].map(async (id) => ({ tokenizer: id, figures: await measured(id, lists) })),
  );
  const [words, terms] = (instrument.details ?? []).map(({ table }) => table(both)?.());
  expect(words?.heads.slice(0, 6)).toEqual([
    ...["word", "gold", "code_points", "code_points: tokens", "code_points: wrong ends", "code_points: missed ends"],
  ]);
  expect(words?.rows).toEqual([
    ["evler", "ev|ler", "e|v|l|e|r", 5, 3, 0, "evler", 1, 0, 1],
    ["şu", "şu", "ş|u", 2, 1, 0, "şu", 1, 0, 0],
  ]);
  expect(terms?.rows).toEqual([["a b", "law", "a| |b", 3, "a| b", 2]]);
  const none = await measured("words", { gold: lists.gold }, "terms:none");
  expect(instrument.details?.map(({ table }) => table([{ tokenizer: "words", figures: none }]) === null)).toEqual([
    false,
    true,
  ]);
});

test("lists with nothing to read, and no list at all, are said", async () => {
  await expect(measured("words", {})).rejects.toThrow(InapplicableError);
  await expect(measured("words", { gold: "house" })).rejects.toThrow(
    "Of “gold” nothing could be read. Line 1 has one column",
  );
});

describe("the lists that come with the page", () => {
  test.each(["english", "turkish"] as const)("%s: each word once, its segments make it, its roots are told", (name) => {
    const { entries, problems } = goldReader.read(bundledLists[name]);
    expect(problems).toEqual([]);
    expect(entries.length).toBeGreaterThanOrEqual(150);
    expect(new Set(entries.map(({ word }) => word)).size).toBe(entries.length);
    for (const { word, roots } of entries) expect(roots?.length, word).toBeGreaterThan(0);
  });

  test("all affixes of the gold lists are in the lists of affixes", () => {
    for (const [gold, affixes] of [
      ["english", "englishAffixes"],
      ["turkish", "turkishAffixes"],
    ] as const) {
      const forms = new Set(affixesReader.read(bundledLists[affixes]).entries.map(({ form }) => form));
      const missing = goldReader
        .read(bundledLists[gold])
        .entries.flatMap(({ segments, roots }) => segments.filter((one, i) => !roots?.includes(i) && !forms.has(one)));
      expect([...new Set(missing)]).toEqual([]);
    }
  });

  test("forty terms of each class", () => {
    const { entries, problems } = termsReader.read(bundledLists.terms);
    expect(problems).toEqual([]);
    const count = (name: string) => entries.filter((term) => term.class === name).length;
    expect(["legal", "medical", "financial"].map(count)).toEqual([40, 40, 40]);
    expect(new Set(entries.map(({ term }) => term)).size).toBe(entries.length);
  });
});
